// SPDX-License-Identifier: EUPL-1.2
// Travel times and lengths from each of some places to each of others. Directed: there and back differ.
// A value. Memory: 8 bytes a pair (3,000 × 3,000: 72 MB). As a file: "MRTDMTRX", version, sizes, seconds, metres, BLAKE2b-256.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solutions/homecare/roads/map/point.h"

namespace meretid::homecare::roads {

/// Seconds and metres where there is no way: four of them may be added. Never to be shown or added up as a time.
inline constexpr std::int32_t kUnreachable = std::numeric_limits<std::int32_t>::max() / 4;

struct Matrix {
  std::size_t rows = 0, columns = 0;
  bool estimated = false;  ///< by straight lines, not by roads; shown as »estimeret«
  std::vector<std::int32_t> seconds, metres;  ///< row by row: from row to column

  Matrix() = default;
  Matrix(std::size_t rows_, std::size_t columns_) : rows(rows_), columns(columns_), seconds(rows_ * columns_, kUnreachable), metres(rows_ * columns_, kUnreachable) {}

  std::size_t at(std::size_t row, std::size_t column) const { return row * columns + column; }
  bool reachable(std::size_t row, std::size_t column) const { return seconds[at(row, column)] != kUnreachable; }
  bool operator==(const Matrix&) const = default;
};

std::string write_matrix(const Matrix& matrix);
/// "homecare.matrix_broken": cut short or altered; the matrix is then to be made anew.
Result<Matrix> read_matrix(std::string_view bytes);

/// What a matrix is kept under: BLAKE2b of the roads (Roads::hash, or what the estimate was made of) and the places in order.
/// Places are coordinates only, and the name is a digest: it says nothing about a person.
std::string matrix_name(std::string_view roads_hash, std::span<const Point> from, std::span<const Point> to);

}  // namespace meretid::homecare::roads
