// SPDX-License-Identifier: EUPL-1.2
// Solves A x = b for a symmetric positive matrix (lower triangle given, row after row). Pure; n^3 / 3 multiplications.
#pragma once

#include <vector>

namespace meretid::arrivals {

/// `a` becomes its factor; false where it is not positive, and then `b` is not to be used.
bool solve_positive(std::vector<double>& a, std::vector<double>& b);

}  // namespace meretid::arrivals
