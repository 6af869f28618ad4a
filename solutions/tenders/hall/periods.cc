// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/periods.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "base/date.h"

namespace meretid::tenders::hall {
namespace {

using namespace std::chrono;

constexpr std::int32_t kManyDays = 6 * 366;
constexpr std::size_t kMostPeriods = 40;

Date date_of(std::int32_t day) { return Date(sys_days(days(day))); }

}  // namespace

std::string day_text(std::int32_t day) {
  if (day == kNoDay) return {};
  const Date date = date_of(day);
  // Small numbers are days of an unnamed calendar (bids/day_text.h).
  return date.ok() && date.year() >= year(1980) && date.year() <= year(2200) ? to_iso8601(date) : std::string();
}

std::vector<PeriodRow> periods_of(const BidTable& table, const Composite& composite, std::span<const std::size_t> tenders) {
  std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = kNoDay;
  for (const auto k : tenders)
    if (!day_text(table.day[k]).empty()) first = std::min(first, table.day[k]), last = std::max(last, table.day[k]);
  if (last == kNoDay) return {};
  const bool years_only = last - first > kManyDays;

  struct Period { std::vector<double> scores; int comparable = 0, low = 0; };
  std::map<std::string, Period> periods;
  for (const auto k : tenders) {
    if (day_text(table.day[k]).empty()) continue;
    const Date date = date_of(table.day[k]);
    const unsigned quarter = years_only ? 0 : (static_cast<unsigned>(date.month()) - 1) / 3;
    Period& period = periods[to_iso8601(date.year() / month(1 + 3 * quarter) / 1)];
    period.scores.push_back(composite.score[k]);
    if (table.bids_of(k) < 2) continue;
    ++period.comparable;
    period.low += composite.p_value[k] <= 0.05;
  }
  std::vector<PeriodRow> rows;
  for (auto& [from, period] : periods) {
    const auto middle = period.scores.begin() + static_cast<std::ptrdiff_t>(period.scores.size() / 2);
    std::nth_element(period.scores.begin(), middle, period.scores.end());
    rows.push_back({from, static_cast<std::int32_t>(period.scores.size()), *middle, period.comparable ? static_cast<double>(period.low) / period.comparable : 0});
  }
  if (rows.size() > kMostPeriods) rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(kMostPeriods));
  return rows;
}

}  // namespace meretid::tenders::hall
