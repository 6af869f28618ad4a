// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/table_text.h"

#include <memory>
#include <utility>

#include "solutions/arrivals/series/json_table.h"

namespace meretid::arrivals {
namespace {

constexpr std::size_t kMostJson = std::size_t{256} << 20;

Pieces first_then(std::string first, Pieces rest) {
  return [first = std::move(first), rest = std::move(rest)]() mutable -> Result<std::string> { return first.empty() ? rest() : Result<std::string>(std::exchange(first, {})); };
}

}  // namespace

Result<Pieces> table_text(Pieces file, const std::string& name, std::int64_t most) {
  Pieces text = unpacked(std::move(file), name, most);
  TRY(std::string first, text());
  if (!looks_like_json(first)) return first_then(std::move(first), std::move(text));
  while (true) {
    TRY(const std::string more, text());
    if (more.empty()) break;
    first += more;
    if (first.size() > kMostJson) return fail("arrivals.series.json_long", Kind::kTooLarge, {{"most", std::to_string(kMostJson >> 20)}}, name);
  }
  TRY(std::string csv, csv_of_json(first, name));
  return first_then(std::move(csv), [] { return Result<std::string>(std::string()); });
}

}  // namespace meretid::arrivals
