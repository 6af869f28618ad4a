// SPDX-License-Identifier: EUPL-1.2
// Sensitive passages in prose: recall and precision of sentence and category, on sentences developed with, on sentences put
// together from parts that were set aside until 2026-11 and on sentences set aside; and how often a town that stands alone is taken for a person.
#include <algorithm>
#include <map>
#include <set>

#include "base/embedded.h"
#include "base/rng.h"
#include "learn/measure.h"
#include "solutions/access/bench/producers.h"
#include "solutions/access/find/sensitive/sensitive.h"

namespace meretid::access::bench {
namespace {

struct Labelled {
  std::string text;
  std::set<std::string> categories;
};

template <class See>
void each_line(std::string_view file, See see) {
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    if (!line.empty() && !line.starts_with("# ")) see(line);
  }
}

std::string_view file(std::string_view name) { return base::embedded("solutions/access/bench/corpus/" + std::string(name)).value_or(std::string_view()); }

std::vector<Labelled> written(std::string_view name) {
  std::vector<Labelled> list;
  each_line(file(name), [&](std::string_view line) {
    const std::size_t bar = line.find('|');
    if (bar == line.npos) return;
    Labelled s{std::string(line.substr(bar + 1)), {}};
    std::string_view kinds = line.substr(0, bar);
    while (!kinds.empty()) {
      const std::size_t end = std::min(kinds.find('+'), kinds.size());
      if (kinds.substr(0, end) != "none") s.categories.emplace(kinds.substr(0, end));
      kinds.remove_prefix(std::min(end + 1, kinds.size()));
    }
    list.push_back(std::move(s));
  });
  return list;
}

// Every line with three subjects drawn; texts of six sentences, so that neighbours are there to be mistaken for each other.
std::vector<Labelled> generated() {
  std::vector<std::string> subjects;
  std::vector<Labelled> parts, list;
  std::string section;
  each_line(file("passages_seen.txt"), [&](std::string_view line) {
    if (line.starts_with("== ")) section = line.substr(3);
    else if (section == "subject") subjects.emplace_back(line);
    else parts.push_back({std::string(line), section == "none" ? std::set<std::string>() : std::set<std::string>{section}});
  });
  Rng rng(20'261'129);
  for (const Labelled& part : parts) {
    const std::size_t slot = part.text.find("{S}");
    for (int n = 0; n < (slot == part.text.npos ? 1 : 3); ++n) {
      Labelled s = part;
      if (slot != s.text.npos) s.text.replace(slot, 3, subjects[rng.below(subjects.size())]);
      list.push_back(std::move(s));
    }
  }
  rng.shuffle(list);
  return list;
}

// Otherwise sentences of one category stand together and are each other's neighbours.
std::vector<Labelled> shuffled(std::vector<Labelled> list) {
  Rng rng(20'261'130);
  rng.shuffle(list);
  return list;
}

void add_passages(const NameModel& model, const std::string& part, const std::vector<Labelled>& sentences, std::vector<Row>& rows) {
  std::map<std::string, learn::Counts> counts;
  learn::Counts all;
  constexpr std::size_t kTogether = 6;
  for (std::size_t from = 0; from < sentences.size(); from += kTogether) {
    std::string text;
    std::vector<std::size_t> starts;  // in bytes
    const std::size_t to = std::min(sentences.size(), from + kTogether);
    for (std::size_t i = from; i < to; ++i) {
      starts.push_back(text.size());
      text += sentences[i].text + " ";
    }
    std::vector<std::set<std::string>> found(to - from);
    for (const Passage& p : sensitive(text, find({.text = text}, model)).passages) {
      const std::size_t at = text.find(p.text);
      const auto place = static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), at) - starts.begin());
      if (at != text.npos && place > 0) found[place - 1].insert(p.category);
    }
    for (std::size_t i = from; i < to; ++i) {
      for (const std::string& category : sentences[i].categories) {
        for (learn::Counts* c : {&counts[category], &all}) ++c->truth, c->hit += found[i - from].contains(category);
      }
      for (const std::string& category : found[i - from]) ++counts[category].found, ++all.found;
    }
  }
  const std::string id = "prose." + part + ".", note = part == "held"   ? "sentences set aside"
                                                     : part == "seen" ? "sentences put together from parts that were set aside until 2026-11"
                                                                      : "sentences developed with";
  rows.push_back(share_row(id + "passages.recall", all.hit, all.truth, note + ", eight categories"));
  rows.push_back(share_row(id + "passages.precision", all.hit, all.found, note + "; a sentence of several categories counts for each"));
  for (const auto& [category, c] : counts) {
    rows.push_back(share_row(id + category + ".recall", c.hit, c.truth, note));
    rows.push_back(share_row(id + category + ".precision", c.hit, c.found, note));
  }
}

// A town that is also a common surname ("Holm", "Lund") may be one; the others are none in any of these.
Row towns_as_persons(const NameModel& model, const Sources& sources) {
  const std::set<std::string> surnames(sources.surnames.begin(), sources.surnames.end()), firsts(sources.first_names.begin(), sources.first_names.end());
  std::int64_t asked = 0, taken = 0;
  std::set<std::string> seen;
  for (const auto& [zip, town] : sources.towns) {
    if (surnames.contains(town) || firsts.contains(town) || !seen.insert(town).second) continue;
    for (const std::string& text : {town, "Mødet holdes i " + town + " den 4. maj.", town + ", den 3. maj 2024\n\nReferat", "Sted: " + town, "Der køres fra " + town + " til " + town + ".",
                                    "Beredskabet i " + town + " er øget."}) {
      ++asked;
      const auto found = find({.text = text}, model);
      taken += std::any_of(found.begin(), found.end(), [](const Finding& f) { return f.type == FindingType::kPerson || f.type == FindingType::kEmployee; });
    }
  }
  Row row = share_row("prose.towns_as_persons", taken, asked, "short texts with a town and no person in which a person is found; towns that are no name of the lists");
  row.reference = 1;
  return row;
}

}  // namespace

Result<std::vector<Row>> prose_rows(const std::filesystem::path& data) {
  TRY(const NameModel model, NameModel::load());
  TRY(const Sources sources, read_sources(data));
  std::vector<Row> rows;
  add_passages(model, "dev", written("passages_dev.txt"), rows);
  add_passages(model, "seen", generated(), rows);
  add_passages(model, "held", shuffled(written("passages_held.txt")), rows);
  rows.push_back(towns_as_persons(model, sources));
  return rows;
}

}  // namespace meretid::access::bench
