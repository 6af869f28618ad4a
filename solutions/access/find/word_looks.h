// SPDX-License-Identifier: EUPL-1.2
// How the words of one text look to the model, each asked once. Not thread-safe: one per text.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "learn/ngram_model.h"

namespace meretid::access {

class WordLooks {
 public:
  explicit WordLooks(const learn::NgramModel& model) : model_(model) {}

  /// Of the word in lower case. Ends with a genitive -s: the better of with and without it, for names.
  const learn::Likeness& of(std::u32string_view lower_word);

 private:
  const learn::NgramModel& model_;
  std::unordered_map<std::u32string, learn::Likeness> known_;
};

}  // namespace meretid::access
