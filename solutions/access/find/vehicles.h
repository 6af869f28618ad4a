// SPDX-License-Identifier: EUPL-1.2
// Where a text speaks of vehicles: words for them ("knallerten", "parkeret") and makes of cars. What looks like a number plate is believed
// more near one. Built once per text, linear; a look costs a search.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/access/find/reading.h"

namespace meretid::access {

class Vehicles {
 public:
  explicit Vehicles(const Reading& reading);
  /// Within a sentence or two in front of `start`, or shortly behind `end`, with no empty line between.
  bool near(std::int32_t start, std::int32_t end) const;
  /// The word right in front, or with one between, is for a vehicle or a make: "en blå Skoda Octavia".
  bool right_before(std::int32_t start) const;
  /// "toyota", "golf", in lower case.
  static bool is_make(std::u32string_view word);

 private:
  const Reading& r_;
  std::vector<std::int32_t> places_;
};

}  // namespace meretid::access
