// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/calendar/for_series.h"

#include <map>

namespace meretid::arrivals {
namespace {

constexpr int kYearsBehind = 3;

int year_at(const Series& series, std::size_t slot) { return static_cast<int>(date_of(series.wall(static_cast<std::int64_t>(slot)).day).year()); }

}  // namespace

std::optional<Country> country_named(std::string_view name) {
  static const std::map<std::string_view, Country> kCountries = {{"dk", Country::kDk}, {"gb", Country::kGb}, {"us", Country::kUs}, {"none", Country::kNone}};
  const auto found = kCountries.find(name);
  if (found == kCountries.end()) return {};
  return found->second;
}

Calendar calendar_for(Country country, const Series& series) {
  return Calendar::of(country, year_at(series, 0) - 1, year_at(series, series.size()) + kYearsBehind);
}

}  // namespace meretid::arrivals
