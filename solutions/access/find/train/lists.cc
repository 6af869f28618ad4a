// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/train/lists.h"

#include <algorithm>
#include <cstdio>

#include "base/embedded.h"
#include "base/read_file.h"
#include "base/utf8.h"
#include "base/xz.h"
#include "solutions/access/find/name_forms.h"

namespace meretid::access {
namespace {

template <class See>
void each_line(std::string_view text, See see) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    see(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::vector<std::u32string> json_lines(std::string_view text, bool capitals) {
  std::vector<std::u32string> list;
  each_line(text, [&](std::string_view line) {
    if (line.size() < 3 || line.front() != '"') return;
    const std::u32string name = base::decode(line.substr(1, line.rfind('"') - 1));
    list.push_back(capitals ? capitalised(name) : name);
  });
  return list;
}

learn::Label label_of(std::string_view tag, learn::Label before) {
  if (tag.size() < 3 || tag.ends_with("deriv") || tag.ends_with("part")) return 0;
  const std::string_view kind = tag.substr(2);
  const int number = kind == "PER" ? 0 : kind == "LOC" || kind == "GPE_LOC" || kind == "GPE_ORG" ? 1 : kind == "ORG" ? 2 : -1;
  if (number < 0) return 0;
  const auto begin = static_cast<learn::Label>(1 + 2 * number), inside = static_cast<learn::Label>(begin + 1);
  return tag.front() == 'I' && (before == begin || before == inside) ? inside : begin;
}

// Names of other kinds, words made from names, what kind of place: below learn::WindowNetTrainer::kHints.
learn::Label hint_of(std::string_view tag) {
  if (tag.size() < 3) return 0;
  const std::string_view kind = tag.substr(2);
  const learn::Label goes_on = tag.front() == 'I';
  if (kind == "MISC" || kind == "PROD" || kind == "EVT") return static_cast<learn::Label>(1 + goes_on);
  if (kind == "DRV" || kind == "LOCderiv") return static_cast<learn::Label>(3 + goes_on);
  return kind.ends_with("deriv") ? 3 : kind.ends_with("part") ? 5 : kind == "GPE_ORG" ? 6 : kind == "GPE_LOC" ? 7 : 0;
}

std::vector<std::u32string> words_of(std::string_view text) {
  std::vector<std::u32string> list;
  std::u32string word;
  for (const char32_t c : base::decode(text) + U" ") {
    if (c != U' ') word.push_back(c);
    else if (!word.empty()) list.push_back(std::move(word)), word.clear();
  }
  return list;
}

}  // namespace

std::u32string capitalised(std::u32string_view name) {
  std::u32string out;
  bool start = true;
  for (const char32_t c : name) {
    out.push_back(start ? base::upper(c) : base::lower(c));
    start = c == U' ' || c == U'-' || c == U'\'';
  }
  return out;
}

Result<std::string> DataFolder::read(const std::string& file) {
  const auto found = base::read_file(folder_ / file);
  if (!found) return fail("access.train.no_data", Kind::kNotFound, {{"expected", file}}, folder_.string());
  const std::string& bytes = *found;
  digest_.update(file).update(bytes);
  if (file.ends_with(".xz")) return base::unpack_xz(bytes, (folder_ / file).string());
  return bytes;
}

Result<Lists> DataFolder::lists() {
  Lists lists;
  TRY(const std::string women, read("names/os2ds_dst2014_fornavne_kvinder.jsonl"));
  TRY(const std::string men, read("names/os2ds_dst2014_fornavne_maend.jsonl"));
  TRY(const std::string surnames, read("names/os2ds_dst2014_efternavne.jsonl"));
  TRY(const std::string streets, read("places/os2ds_da_addresses.jsonl"));
  TRY(const std::string towns, read("places/postnumre_2021.csv"));
  lists.women = json_lines(women, true);
  lists.men = json_lines(men, true);
  lists.surnames = json_lines(surnames, true);
  lists.streets = json_lines(streets, false);
  each_line(towns, [&](std::string_view line) {
    const std::size_t cut = line.find(';');
    if (cut == std::string_view::npos || line.substr(cut + 1) == "by") return;
    std::u32string town = base::decode(line.substr(cut + 1));
    const std::size_t blank = town.rfind(U' ');
    if (blank != std::u32string::npos && town.size() - blank <= 3) town.resize(blank);  // the district: "C", "NV"
    lists.towns.push_back(std::move(town));
  });
  each_line(base::embedded("solutions/access/find/train/names.txt").value_or(""), [&](std::string_view line) {
    const std::size_t bar = line.find('|');
    if (line.starts_with('#') || bar == std::string_view::npos) return;
    lists.other_origins.emplace_back(words_of(line.substr(0, bar)), words_of(line.substr(bar + 1)));
  });
  std::string section;
  each_line(base::embedded("solutions/access/find/train/known.txt").value_or(""), [&](std::string_view line) {
    if (line.starts_with("# ")) return;
    if (line.starts_with("== ")) {
      section = line.substr(3);
      return;
    }
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(','), line.size());
      const std::u32string phrase = joined(words_of(line.substr(0, end)));
      if (!phrase.empty()) lists.written.emplace_back(section, phrase);
      line.remove_prefix(std::min(end + 1, line.size()));
    }
  });
  return lists;
}

Result<Usage> DataFolder::usage() {
  const std::string debates = "../language/folketinget";
  std::vector<std::string> files = {"../language/qa/squad-da-v1.1-24articles.json", "../language/agendas/agenda_titles.tsv"};
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / debates, none)) files.push_back(debates + '/' + entry.path().filename().string());
  if (none) return fail("access.train.no_data", Kind::kNotFound, {{"expected", debates}}, folder_.string());
  std::sort(files.begin(), files.end());
  Usage usage;
  for (const std::string& file : files) {
    TRY(const std::string text, read(file));
    usage.read(text);
  }
  return usage;
}

Result<std::vector<TaggedSentence>> DataFolder::tagged(const std::string& file) {
  TRY(const std::string text, read(file));
  std::vector<TaggedSentence> sentences(1);
  each_line(text, [&](std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0) {
      if (!sentences.back().words.empty()) sentences.emplace_back();
      return;
    }
    std::string_view tag = line.substr(tab + 1);
    tag = tag.substr(0, tag.find('\t'));
    TaggedSentence& s = sentences.back();
    s.labels.push_back(label_of(tag, s.labels.empty() ? 0 : s.labels.back()));
    s.hints.push_back(hint_of(tag));
    s.words.push_back(base::decode(line.substr(0, tab)));
  });
  if (sentences.back().words.empty()) sentences.pop_back();
  return sentences;
}

}  // namespace meretid::access
