// SPDX-License-Identifier: EUPL-1.2
// Solves A x = b for a symmetric positive definite A, as normal equations are. Pure, O(n^3).
#pragma once

#include <optional>
#include <vector>

namespace meretid::tenders {

/// `a` row by row, n x n. None where A is singular (a pivot below 1e-10 of its diagonal entry).
std::optional<std::vector<double>> solve_positive(std::vector<double> a, std::vector<double> b);
/// The inverse, under the same condition.
std::optional<std::vector<double>> inverse_positive(const std::vector<double>& a, std::size_t n);

}  // namespace meretid::tenders
