// SPDX-License-Identifier: EUPL-1.2
// Where the words lie that stay, so that a reader's word can be told from what should be gone. Pure; a question costs the words
// of a strip of the page.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parse/pages.h"

namespace meretid::access {

class KeptPlaces {
 public:
  explicit KeptPlaces(const std::vector<parse::KeptWord>& words);

  /// A word that stays lies there, with this text.
  bool same(std::int32_t page, const parse::Box& box, std::string_view text) const;
  /// A word that stays lies there, whose text OCR may have read as this one.
  bool alike(std::int32_t page, const parse::Box& box, std::string_view text) const;

 private:
  struct Place {
    parse::Box box;
    std::string essence;
  };
  template <class Fits>
  bool any(std::int32_t page, const parse::Box& box, Fits fits) const;

  std::map<std::int32_t, std::vector<Place>> pages_;  // in order of the middle of their height
};

}  // namespace meretid::access
