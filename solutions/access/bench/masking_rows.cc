// SPDX-License-Identifier: EUPL-1.2
// Persons on news as the whole finder sees them (model, rules, known again in the document): how many mentions are wholly masked,
// how much of what is masked is a name at all, and whether the probabilities hold. DDT dev part with its raw lines (UNER).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/read_file.h"
#include "base/utf8.h"
#include "solutions/access/bench/producers.h"

namespace meretid::access::bench {
namespace {

struct Word {
  std::int64_t start = 0, end = 0;  // code points
  bool named = false;               // part of a name of any kind
  int person = 0;                   // 1 begins, 2 goes on
};
struct Document {
  std::string text;
  std::int64_t length = 0;
  std::vector<Word> words;
};

constexpr int kSentences = 12;  // of a document; the file does not say where texts end

Result<std::vector<Document>> documents(const std::filesystem::path& file) {
  const auto bytes = base::read_file(file);
  if (!bytes) return fail("access.bench.no_data", Kind::kNotFound, {}, file.string());
  std::vector<Document> list(1);
  std::u32string line_text;
  std::size_t at = 0;
  int sentences = 0;
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    constexpr std::string_view kText = "# text = ";
    if (line.starts_with(kText)) {
      if (sentences++ == kSentences) list.emplace_back(), sentences = 1;
      Document& d = list.back();
      if (d.length > 0) d.text += "\n\n", d.length += 2;
      line_text = base::decode(line.substr(kText.size()));
      at = 0;
      d.text += line.substr(kText.size());
      d.length += static_cast<std::int64_t>(line_text.size());
      continue;
    }
    if (line.empty() || line.front() == '#') continue;
    std::array<std::string_view, 4> columns{};
    std::string_view cells = line;
    for (auto& column : columns) {
      const std::size_t tab = std::min(cells.find('\t'), cells.size());
      column = cells.substr(0, tab);
      cells.remove_prefix(std::min(tab + 1, cells.size()));
    }
    const std::u32string word = base::decode(columns[1]);
    const std::size_t place = line_text.find(word, at);
    if (place == line_text.npos) continue;  // a word that the raw line does not have
    at = place + word.size();
    Document& d = list.back();
    const std::int64_t start = d.length - static_cast<std::int64_t>(line_text.size() - place);
    d.words.push_back({start, start + static_cast<std::int64_t>(word.size()), columns[2] != "O" || !columns[3].starts_with("O#"),
                       columns[2] == "B-PER" ? 1 : columns[2] == "I-PER" ? 2 : 0});
  }
  return list;
}

struct Bin { double from, sum = 0; std::int64_t right = 0, all = 0; };

}  // namespace

Result<std::vector<Row>> masking_rows(const std::filesystem::path& folder, const NameModel& model) {
  TRY(const std::vector<Document> dev, documents(folder / "uner_da/da_ddt-ud-dev.iob2"));
  std::int64_t persons = 0, masked = 0, masked_words = 0, useful_words = 0;
  std::array<Bin, 7> bins{Bin{0.25}, Bin{0.4}, Bin{0.55}, Bin{0.7}, Bin{0.8}, Bin{0.9}, Bin{0.95}};
  for (const Document& d : dev) {
    std::vector<char> covered(d.words.size()), hidden(static_cast<std::size_t>(d.length));
    const std::u32string text = base::decode(d.text);
    for (const Finding& f : find({.text = d.text}, model)) {
      if (f.type != FindingType::kPerson && f.type != FindingType::kEmployee) continue;
      std::fill(hidden.begin() + f.start, hidden.begin() + std::min(d.length, f.end + 1), 1);  // a genitive s may stay
      std::int64_t all = 0, of_persons = 0;
      for (std::size_t i = 0; i < d.words.size(); ++i) {
        const Word& w = d.words[i];
        if (w.start >= f.end || w.end <= f.start) continue;
        ++all;
        of_persons += w.person > 0;
        ++masked_words;
        useful_words += w.named;
      }
      Bin& bin = *std::prev(std::find_if(bins.begin() + 1, bins.end(), [&](const Bin& b) { return b.from > f.confidence; }));
      ++bin.all;
      bin.sum += f.confidence;
      bin.right += all > 0 && 2 * of_persons >= all;
    }
    // Every letter lies in a finding: "Lund/Pernille" is one word of the file and two names.
    for (std::size_t i = 0; i < d.words.size(); ++i) {
      covered[i] = 1;
      for (std::int64_t at = d.words[i].start; at < d.words[i].end; ++at)
        covered[i] = covered[i] && (hidden[static_cast<std::size_t>(at)] || !base::is_letter(text[static_cast<std::size_t>(at)]));
    }
    for (std::size_t i = 0; i < d.words.size(); ++i) {
      if (d.words[i].person != 1) continue;
      bool whole = covered[i];
      for (std::size_t k = i + 1; k < d.words.size() && d.words[k].person == 2; ++k) whole = whole && covered[k];
      ++persons;
      masked += whole;
    }
  }
  std::vector<Row> rows;
  Row all = share_row("names.finder.masked", masked, persons, "DDT dev: persons every word of whose name the whole finder masks: model, rules, known again; at its default");
  all.reference = 98.5;
  rows.push_back(std::move(all));
  Row useful = share_row("names.finder.masked_useful", useful_words, masked_words, "of the words masked so, the share that belong to a name of any kind");
  useful.reference = 85;
  rows.push_back(std::move(useful));
  double error = 0;
  std::int64_t found = 0;
  for (const Bin& bin : bins) {
    if (bin.all == 0) continue;
    const double mean = 100 * bin.sum / static_cast<double>(bin.all);
    char note[80];
    std::snprintf(note, sizeof note, "findings of persons that say %.0f %% on average: how many are persons", mean);
    rows.push_back(share_row("names.reliability.from_" + std::to_string(std::lround(100 * bin.from)), bin.right, bin.all, note));
    error += std::abs(static_cast<double>(bin.right) - bin.sum);
    found += bin.all;
  }
  rows.push_back({"names.reliability.error", found ? 100 * error / static_cast<double>(found) : 0, "points", {}, {}, {}, "mean distance between what findings say and how many are right, weighed by findings"});
  return rows;
}

}  // namespace meretid::access::bench
