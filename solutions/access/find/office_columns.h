// SPDX-License-Identifier: EUPL-1.2
// The columns of a journal that say who made an entry: what stands below "Sagsbeh.", "Init.", "Rådgiver". Cut at bars, tabs, semicolons, or set
// with blanks; an empty line ends a table. Built once a text; immutable; linear.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "solutions/access/find/reading.h"

namespace meretid::access {

class OfficeColumns {
 public:
  explicit OfficeColumns(const Reading& reading);
  /// Whether `place` lies in a cell of such a column.
  bool holds(std::int32_t place) const;

 private:
  std::vector<std::pair<std::int32_t, std::int32_t>> cells_;
};

}  // namespace meretid::access
