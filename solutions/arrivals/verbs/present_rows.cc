// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/verbs/present_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "solutions/arrivals/series/csv.h"

namespace meretid::arrivals {
namespace {

constexpr double kLongest = 60 * 1440;  // minutes
constexpr std::size_t kLeast = 30;      // stays

std::optional<double> minutes(const std::string& text) {
  double value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (wrong != std::errc{} || end != text.data() + text.size() || !(value >= 0) || value > kLongest) return {};
  return value;
}

constexpr std::array kLevels = {0.025, 0.1, 0.25, 0.75, 0.9, 0.975};
constexpr std::array kNormal = {-1.959964, -1.281552, -0.674490, 0.674490, 1.281552, 1.959964};

// Of those who were seen to come only how long they stay is open: less spread than Poisson, and then the normal law.
class Law {
 public:
  explicit Law(const Present& there) : mean_(there.mean), deviation_(std::sqrt(there.dispersion * there.mean)) {
    if (there.dispersion >= 1) counts_.emplace(there.mean, there.dispersion), quantiles_ = counts_->quantiles(kLevels);
  }
  double quantile(std::size_t k) const { return counts_ ? quantiles_[k] : std::max(0.0, std::round(mean_ + kNormal[k] * deviation_)); }
  double more_than(double k) const {
    if (counts_) return counts_->more_than(k);
    return deviation_ > 0 ? 0.5 * std::erfc((std::floor(k) + 0.5 - mean_) / (deviation_ * std::sqrt(2))) : (mean_ > k ? 1 : 0);
  }

 private:
  double mean_, deviation_;
  std::optional<CountDistribution> counts_;
  std::vector<double> quantiles_;
};

}  // namespace

std::vector<PresentRow> present_rows(const Series& series, const std::vector<SlotOutlook>& ahead, const StayCurve& stays, std::optional<double> places) {
  std::vector<PresentRow> rows;
  const auto there = present(series, ahead, stays);
  for (std::size_t h = 0; h < there.size(); ++h) {
    const Law law(there[h]);
    std::array<double, 6> q{};
    for (std::size_t k = 0; k < q.size(); ++k) q[k] = law.quantile(k);
    PresentRow row{series.moment(static_cast<std::int64_t>(series.size() + h + 1)), there[h].mean, q[2], q[3], q[1], q[4], q[0], q[5], {}};
    if (places) row.over_places = law.more_than(*places);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<double>> stays_from(std::string_view csv, std::string_view file) {
  CsvRows rows(csv);
  std::vector<double> stays;
  std::optional<std::size_t> column;
  while (const auto* row = rows.next()) {
    for (std::size_t c = 0; !column && c < row->size(); ++c)
      if (minutes((*row)[c])) column = c;
    const auto value = column && *column < row->size() ? minutes((*row)[*column]) : std::nullopt;
    if (!value) return fail("arrivals.occupancy.stays", Kind::kBadInput, {{"line", std::to_string(rows.line())}}, std::string(file));
    stays.push_back(*value);
  }
  if (stays.size() < kLeast) return fail("arrivals.occupancy.few", Kind::kBadInput, {{"found", std::to_string(stays.size())}, {"expected", std::to_string(kLeast)}}, std::string(file));
  return stays;
}

}  // namespace meretid::arrivals
