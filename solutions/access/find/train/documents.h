// SPDX-License-Identifier: EUPL-1.2
// Marked text as the finding meets it: raw lines, not words, twelve sentences a document; and what the finding makes of it. Pure but for
// reading the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "solutions/access/finding.h"

namespace meretid::access {

struct MarkedDocument {
  struct Word {
    std::int64_t start = 0, end = 0;  ///< code points of the text
    bool named = false;               ///< part of a name of any kind
    int person = 0;                   ///< 1 begins, 2 goes on
  };
  std::string text;
  std::int64_t length = 0;            ///< code points
  std::vector<Word> words;
};

/// Of a file with "# text = " lines and the columns number, word, tag, DaN+'s outer#inner tags. Sentences [from, to) of the file; where its texts end it does
/// not say.
std::vector<MarkedDocument> marked_documents(std::string_view file, std::size_t from = 0, std::size_t to = static_cast<std::size_t>(-1));

/// Sums over documents.
struct Masking {
  std::int64_t persons = 0, masked = 0;             ///< persons, and those every letter of whose name lies in findings of persons
  std::int64_t masked_words = 0, useful_words = 0;  ///< of the words in findings of persons, those that belong to a name of any kind
  std::vector<std::pair<double, bool>> said;        ///< per finding of a person: its confidence, and whether most of it is a person

  void add(const MarkedDocument& document, const std::vector<Finding>& findings);
  double useful() const { return masked_words ? static_cast<double>(useful_words) / static_cast<double>(masked_words) : 1; }
};

}  // namespace meretid::access
