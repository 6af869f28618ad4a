// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/ranker.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>

#include "retrieval/features.h"
#include "retrieval/words.h"

namespace meretid::retrieval {
namespace {

template <class Key>
class Numbers {
 public:
  std::uint32_t of(const Key& key) { return numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size())).first->second; }
  /// `none` for one that no text has.
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t find(const Key& key) const {
    const auto found = numbers_.find(key);
    return found == numbers_.end() ? none : found->second;
  }

 private:
  std::unordered_map<Key, std::uint32_t> numbers_;
};

// Features of one text, added up over its words.
class Sum {
 public:
  void add(std::uint32_t feature, std::uint32_t times) {
    if (feature >= times_.size()) times_.resize(2 * feature + 64);
    if (times_[feature] == 0) touched_.push_back(feature);
    times_[feature] += times;
  }
  void move_to(Bm25& index) {
    row_.clear();
    for (const std::uint32_t feature : touched_) {
      row_.emplace_back(feature, times_[feature]);
      times_[feature] = 0;
    }
    touched_.clear();
    index.add(row_);
  }

 private:
  std::vector<std::uint32_t> times_, touched_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> row_;
};

}  // namespace

struct Ranker::State {
  RankerShape shape;
  std::vector<std::string> keys;
  std::unordered_map<std::string, std::vector<std::uint32_t>> stems_of_word;  // of every word that is no stop word
  std::vector<std::string> stem_names;
  Numbers<std::string> stem_numbers;
  Numbers<std::uint64_t> run_numbers;
  Bm25 words, letters;
};

Ranker::Ranker(const Collection& collection, RankerShape shape) {
  auto state = std::make_unique<State>();
  state->shape = shape;
  state->words = Bm25(shape.words);
  state->letters = Bm25(shape.letters);
  const Stemmer stemmer;
  const Occurrences occurrences = [&](std::string_view word) { return collection.occurrences(word); };
  struct Counts {
    std::vector<std::uint32_t> stems, runs;
  };
  std::vector<Counts> of_word(collection.vocabulary().size());
  for (std::uint32_t word = 0; word < of_word.size(); ++word) {
    const std::string_view text = collection.vocabulary()[word];
    if (collection.occurrences(word) == 0 || is_stop_word(text)) continue;
    for (const std::string& stem : stems(text, stemmer, occurrences)) {
      const std::uint32_t number = state->stem_numbers.of(stem);
      if (number == state->stem_names.size()) state->stem_names.push_back(stem);
      of_word[word].stems.push_back(number);
    }
    for (const std::uint64_t run : letter_runs(text)) of_word[word].runs.push_back(state->run_numbers.of(run));
    state->stems_of_word.emplace(text, of_word[word].stems);
  }
  Sum stem_sum, run_sum;
  for (const auto& [key, counts] : collection.texts()) {
    state->keys.push_back(key);
    for (const auto& [word, times] : counts) {
      for (const std::uint32_t stem : of_word[word].stems) stem_sum.add(stem, times);
      for (const std::uint32_t run : of_word[word].runs) run_sum.add(run, times);
    }
    stem_sum.move_to(state->words);
    run_sum.move_to(state->letters);
  }
  state->words.finish();
  state->letters.finish();
  state_ = std::move(state);
}
Ranker::~Ranker() = default;
Ranker::Ranker(Ranker&&) noexcept = default;
Ranker& Ranker::operator=(Ranker&&) noexcept = default;

std::vector<std::string> Ranker::stems_of(std::string_view lower_word) const {
  const auto known = state_->stems_of_word.find(std::string(lower_word));
  if (known != state_->stems_of_word.end()) {
    std::vector<std::string> names;
    for (const std::uint32_t stem : known->second) names.push_back(state_->stem_names[stem]);
    return names;
  }
  // A word that no text has may still fall apart into words that they have, each with some frequency: known or not is all that is kept.
  const Stemmer stemmer;
  return stems(lower_word, stemmer, [&](std::string_view part) { return state_->stems_of_word.contains(std::string(part)) ? 2U : 0U; });
}

double Ranker::weight_of(std::string_view lower_word) const {
  return state_->words.idf(state_->stem_numbers.find(stems_of(lower_word).front()));
}

std::vector<Hit> Ranker::search(std::string_view query, std::size_t limit) const {
  std::vector<std::uint32_t> stem_query, run_query;
  for (const Word& word : words(query)) {
    if (is_stop_word(word.text)) continue;
    const bool number = word.text.front() >= '0' && word.text.front() <= '9';
    for (int times = number ? state_->shape.times_of_numbers : 1; times > 0; --times) {
      for (const std::string& stem : stems_of(word.text)) stem_query.push_back(state_->stem_numbers.find(stem));
      for (const std::uint64_t run : letter_runs(word.text)) run_query.push_back(state_->run_numbers.find(run));
    }
  }
  const std::size_t depth = std::max(limit, state_->shape.depth);
  std::unordered_map<std::uint32_t, double> joined;
  const auto join = [&](const std::vector<Bm25::Scored>& list, double weight) {
    for (const Bm25::Scored& scored : list) joined[scored.text] += weight * scored.score / list.front().score;
  };
  join(state_->words.best(stem_query, depth), state_->shape.weight_of_words);
  join(state_->letters.best(run_query, depth), 1 - state_->shape.weight_of_words);
  std::vector<std::pair<std::uint32_t, double>> order(joined.begin(), joined.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second || (a.second == b.second && a.first < b.first); });
  if (order.size() > limit) order.resize(limit);
  std::vector<Hit> hits;
  for (const auto& [text, score] : order) hits.push_back({state_->keys[text], score});
  return hits;
}

}  // namespace meretid::retrieval
