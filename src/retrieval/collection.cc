// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/collection.h"

#include "retrieval/words.h"

namespace meretid::retrieval {

void Collection::put(std::string_view key, std::string_view text) {
  std::unordered_map<std::uint32_t, std::uint32_t> times;
  for (Word& word : words(text)) {
    const auto [place, is_new] = numbers_.try_emplace(std::move(word.text), static_cast<std::uint32_t>(vocabulary_.size()));
    if (is_new) {
      vocabulary_.push_back(place->first);
      occurrences_.push_back(0);
    }
    ++times[place->second];
  }
  std::vector<Count>& counts = texts_[std::string(key)];
  forget(counts);
  counts.clear();
  counts.reserve(times.size());
  for (const auto& [word, count] : times) {
    counts.push_back({word, count});
    occurrences_[word] += count;
  }
}

bool Collection::remove(std::string_view key) {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return false;
  forget(found->second);
  texts_.erase(found);
  return true;
}

void Collection::forget(const std::vector<Count>& counts) {
  for (const Count& count : counts) occurrences_[count.word] -= count.times;
}

std::uint32_t Collection::occurrences(std::string_view lower_word) const {
  const auto found = numbers_.find(std::string(lower_word));
  return found == numbers_.end() ? 0 : occurrences_[found->second];
}

}  // namespace meretid::retrieval
