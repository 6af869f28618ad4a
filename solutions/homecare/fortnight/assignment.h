// SPDX-License-Identifier: EUPL-1.2
// The cheapest way to give each row a column of its own: successive shortest paths with potentials (H. W. Kuhn 1955; in the form of
// J. Munkres 1957 and later authors, O(rows² × columns)). Pure, thread-safe, deterministic; memory O(rows + columns).
#pragma once

#include <cstddef>
#include <vector>

namespace meretid::homecare::fortnight {

/// cost: row by row, all finite; rows <= columns. The column of each row.
std::vector<int> cheapest_assignment(const std::vector<double>& cost, std::size_t rows, std::size_t columns);

}  // namespace meretid::homecare::fortnight
