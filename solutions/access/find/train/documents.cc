// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/train/documents.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace meretid::access {

std::vector<MarkedDocument> marked_documents(std::string_view file, std::size_t from, std::size_t to) {
  constexpr std::size_t kSentences = 12;  // of a document
  std::vector<MarkedDocument> list;
  std::u32string line_text;
  std::size_t at = 0, sentences = 0;
  bool wanted = false;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    constexpr std::string_view kText = "# text = ";
    if (line.starts_with(kText)) {
      wanted = sentences >= from && sentences < to;
      if (wanted && (sentences - from) % kSentences == 0) list.emplace_back();
      ++sentences;
      if (!wanted) continue;
      MarkedDocument& d = list.back();
      if (d.length > 0) d.text += "\n\n", d.length += 2;
      line_text = base::decode(line.substr(kText.size()));
      at = 0;
      d.text += line.substr(kText.size());
      d.length += static_cast<std::int64_t>(line_text.size());
      continue;
    }
    if (line.empty() || line.front() == '#' || !wanted) continue;
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
    MarkedDocument& d = list.back();
    const std::int64_t start = d.length - static_cast<std::int64_t>(line_text.size() - place);
    // The last column has DaN+'s own tags, outer#inner; there a person within a compound ("Elvis-fans") is no mention of one.
    const std::string_view outer = columns[3].substr(0, columns[3].find('#'));
    d.words.push_back({start, start + static_cast<std::int64_t>(word.size()), columns[2] != "O" || outer != "O", outer == "B-PER" ? 1 : outer == "I-PER" ? 2 : 0});
  }
  return list;
}

void Masking::add(const MarkedDocument& d, const std::vector<Finding>& findings) {
  std::vector<char> hidden(static_cast<std::size_t>(d.length));
  const std::u32string text = base::decode(d.text);
  for (const Finding& f : findings) {
    if (f.type != FindingType::kPerson && f.type != FindingType::kEmployee) continue;
    std::fill(hidden.begin() + f.start, hidden.begin() + std::min(d.length, f.end + 1), 1);  // a genitive s may stay
    std::int64_t all = 0, of_persons = 0;
    for (const MarkedDocument::Word& w : d.words) {
      if (w.start >= f.end || w.end <= f.start) continue;
      ++all;
      of_persons += w.person > 0;
      ++masked_words;
      useful_words += w.named;
    }
    said.emplace_back(f.confidence, all > 0 && 2 * of_persons >= all);
  }
  // Every letter lies in a finding: "Lund/Pernille" is one word of the file and two names.
  const auto covered = [&](const MarkedDocument::Word& word) {
    for (std::int64_t at = word.start; at < word.end; ++at)
      if (!hidden[static_cast<std::size_t>(at)] && base::is_letter(text[static_cast<std::size_t>(at)])) return false;
    return true;
  };
  for (std::size_t i = 0; i < d.words.size(); ++i) {
    if (d.words[i].person != 1) continue;
    bool whole = covered(d.words[i]);
    for (std::size_t k = i + 1; k < d.words.size() && d.words[k].person == 2; ++k) whole = whole && covered(d.words[k]);
    ++persons;
    masked += whole;
  }
}

}  // namespace meretid::access
