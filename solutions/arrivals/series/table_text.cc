// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/table_text.h"

#include <memory>
#include <utility>

#include "solutions/arrivals/series/json_table.h"

namespace meretid::arrivals {
namespace {

constexpr std::size_t kMostWhole = std::size_t{256} << 20;

// All of it, for what cannot be read piece by piece.
Result<std::string> whole(std::string first, const Pieces& rest, const std::string& name) {
  while (true) {
    TRY(const std::string more, rest());
    if (more.empty()) return first;
    first += more;
    if (first.size() > kMostWhole) return fail("arrivals.series.whole", Kind::kTooLarge, {{"most", std::to_string(kMostWhole >> 20)}}, name);
  }
}

}  // namespace

Pieces first_then(std::string first, Pieces rest) {
  return [first = std::move(first), rest = std::move(rest)]() mutable -> Result<std::string> { return first.empty() ? rest() : Result<std::string>(std::exchange(first, {})); };
}

Result<Table> table_text(Pieces file, const std::string& name, std::int64_t most, const OpenWorkbook& workbook) {
  Pieces text = unpacked(std::move(file), name, most);
  TRY(std::string first, text());
  if (first.starts_with("PK\x03\x04")) {
    TRY(std::string bytes, whole(std::move(first), text, name));
    return workbook(std::move(bytes));
  }
  if (!looks_like_json(first)) return Table{first_then(std::move(first), std::move(text)), {}};
  TRY(const std::string bytes, whole(std::move(first), text, name));
  TRY(std::string csv, csv_of_json(bytes, name));
  return Table{first_then(std::move(csv), [] { return Result<std::string>(std::string()); }), {}};
}

}  // namespace meretid::arrivals
