// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/reasons.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "retrieval/features.h"
#include "retrieval/words.h"

namespace meretid::retrieval {
namespace {

struct Asked {
  std::string word;
  std::vector<std::string> stems;
  std::vector<std::uint64_t> runs;  // sorted
  double weight = 0;
};

std::vector<std::uint64_t> sorted_runs(std::string_view word) {
  std::vector<std::uint64_t> runs = letter_runs(word);
  std::sort(runs.begin(), runs.end());
  return runs;
}

std::vector<Asked> asked_words(const Ranker& ranker, std::string_view query) {
  std::vector<Asked> asked;
  for (const Word& word : words(query)) {
    if (is_stop_word(word.text) || std::any_of(asked.begin(), asked.end(), [&](const Asked& a) { return a.word == word.text; })) continue;
    asked.push_back({word.text, ranker.stems_of(word.text), sorted_runs(word.text), ranker.weight_of(word.text)});
  }
  return asked;
}

// Half of their runs in common (S. Dice's coefficient): "støjmålling" and "støjmåling".
bool alike(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++common, ++i, ++j;
    else if (*i < *j) ++i;
    else ++j;
  }
  return common >= 3 && 4 * common >= a.size() + b.size();
}

std::optional<Likeness> likeness(const Ranker& ranker, const Asked& asked, std::string_view found) {
  if (asked.word == found) return Likeness::kSame;
  const std::vector<std::string> stems = ranker.stems_of(found);
  if (stems.front() == asked.stems.front()) return Likeness::kForm;
  for (const std::string& stem : stems)
    if (std::find(asked.stems.begin(), asked.stems.end(), stem) != asked.stems.end()) return Likeness::kPart;
  if (alike(asked.runs, sorted_runs(found))) return Likeness::kAlike;
  return std::nullopt;
}

// What each different word of a text is to each asked one, found out once.
class Looked {
 public:
  Looked(const Ranker& ranker, const std::vector<Asked>& asked) : ranker_(ranker), asked_(asked) {}
  /// Pairs of the asked word's place and likeness.
  const std::vector<std::pair<std::size_t, Likeness>>& at(const std::string& word) {
    const auto [place, is_new] = seen_.try_emplace(word);
    if (is_new && !is_stop_word(word))
      for (std::size_t i = 0; i < asked_.size(); ++i)
        if (const auto like = likeness(ranker_, asked_[i], word)) place->second.emplace_back(i, *like);
    return place->second;
  }

 private:
  const Ranker& ranker_;
  const std::vector<Asked>& asked_;
  std::unordered_map<std::string, std::vector<std::pair<std::size_t, Likeness>>> seen_;
};

// Cuts go between words, and never through a letter.
Snippet cut(std::string_view text, std::size_t start, std::size_t end) {
  const auto is_space = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) <= ' '; };
  const std::size_t first = start, last = end;
  while (start > 0 && start < text.size() && !is_space(start - 1) && first - start < 40) --start;
  while (end < text.size() && !is_space(end) && end - last < 40) ++end;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  Snippet snippet{start > 0 ? "… " : "", start};
  bool blank = true;
  for (std::size_t i = start; i < end; ++i) {
    if (!is_space(i)) snippet.text += text[i];
    else if (!blank) snippet.text += ' ';
    blank = is_space(i);
  }
  while (!snippet.text.empty() && snippet.text.back() == ' ') snippet.text.pop_back();
  if (end < text.size()) snippet.text += " …";
  return snippet;
}

}  // namespace

Reasons reasons(const Ranker& ranker, std::string_view query, std::string_view text) {
  const std::vector<Asked> asked = asked_words(ranker, query);
  std::vector<std::optional<Match>> closest(asked.size());
  Looked looked(ranker, asked);
  for (const Word& word : words(text))
    for (const auto& [i, like] : looked.at(word.text)) {
      std::optional<Match>& match = closest[i];
      if (!match || like < match->likeness)
        match = Match{asked[i].word, std::string(text.substr(word.start, word.end - word.start)), like, word.start, word.end, 0};
      if (like == match->likeness) ++match->times;
    }
  Reasons found;
  double whole = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    whole += asked[i].weight;
    if (!closest[i]) continue;
    found.covered += asked[i].weight * (closest[i]->likeness == Likeness::kAlike ? 0.5 : 1);
    found.matches.push_back(std::move(*closest[i]));
  }
  if (whole > 0) found.covered /= whole;
  return found;
}

Snippet snippet(const Ranker& ranker, std::string_view query, std::string_view text, std::size_t length) {
  const std::vector<Asked> asked = asked_words(ranker, query);
  Looked looked(ranker, asked);
  struct Place {
    std::size_t start, end, asked;
  };
  std::vector<Place> places;
  for (const Word& word : words(text))
    for (const auto& [i, like] : looked.at(word.text)) places.push_back({word.start, word.end, i});
  if (places.empty()) return cut(text, 0, std::min(length, text.size()));
  // A window that slides over the places: how many different asked words, weighed, lie in it.
  std::vector<std::size_t> inside(asked.size());
  double weight = 0, best = -1;
  std::size_t best_first = 0, best_last = 0;
  for (std::size_t first = 0, last = 0; last < places.size(); ++last) {
    if (inside[places[last].asked]++ == 0) weight += asked[places[last].asked].weight;
    for (; places[last].end - places[first].start > length && first < last; ++first)
      if (--inside[places[first].asked] == 0) weight -= asked[places[first].asked].weight;
    if (weight > best + 1e-9) best = weight, best_first = first, best_last = last;
  }
  return around(text, places[best_first].start, places[best_last].end, length);
}

Snippet around(std::string_view text, std::size_t start, std::size_t end, std::size_t length) {
  start = std::min(start, text.size());
  end = std::clamp(end, start, text.size());
  const std::size_t spare = length > end - start ? (length - (end - start)) / 2 : 0;
  return cut(text, start - std::min(start, spare), std::min(text.size(), end + spare));
}

}  // namespace meretid::retrieval
