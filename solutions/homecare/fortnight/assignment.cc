// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/fortnight/assignment.h"

#include <limits>

namespace meretid::homecare::fortnight {

std::vector<int> cheapest_assignment(const std::vector<double>& cost, std::size_t rows, std::size_t columns) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  // Row and column 0 are the source of every path.
  std::vector<double> of_row(rows + 1), of_column(columns + 1);
  std::vector<std::size_t> row_of(columns + 1), before(columns + 1);
  for (std::size_t row = 1; row <= rows; ++row) {
    std::vector<double> least(columns + 1, kFar);
    std::vector<char> done(columns + 1);
    std::size_t column = 0;
    row_of[0] = row;
    do {
      done[column] = 1;
      const std::size_t from = row_of[column];
      std::size_t next = 0;
      double step = kFar;
      for (std::size_t c = 1; c <= columns; ++c) {
        if (done[c]) continue;
        const double reduced = cost[(from - 1) * columns + c - 1] - of_row[from] - of_column[c];
        if (reduced < least[c]) least[c] = reduced, before[c] = column;
        if (least[c] < step) step = least[c], next = c;
      }
      for (std::size_t c = 0; c <= columns; ++c) {
        if (done[c]) of_row[row_of[c]] += step, of_column[c] -= step;
        else least[c] -= step;
      }
      column = next;
    } while (row_of[column] != 0);
    for (; column != 0; column = before[column]) row_of[column] = row_of[before[column]];
  }
  std::vector<int> column_of(rows);
  for (std::size_t c = 1; c <= columns; ++c)
    if (row_of[c]) column_of[row_of[c] - 1] = static_cast<int>(c) - 1;
  return column_of;
}

}  // namespace meretid::homecare::fortnight
