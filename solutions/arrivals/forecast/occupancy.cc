// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/occupancy.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace meretid::arrivals {
namespace {

constexpr double kLeft = 1e-4;
constexpr double kLongest = 60 * 1440;   // minutes: beyond that a stay is a mistake
constexpr int kWithin = 12;              // moments of arrival within a slot

// Mean over the slot of the chance that a stay lasts from an arrival in it to the end of the slot k later.
std::vector<double> still(double slot_minutes, const std::function<double(double)>& longer) {
  std::vector<double> curve;
  do {
    double sum = 0;
    for (int i = 0; i < kWithin; ++i) sum += longer((static_cast<double>(curve.size()) + (i + 0.5) / kWithin) * slot_minutes);
    curve.push_back(sum / kWithin);
  } while (curve.back() > kLeft && static_cast<double>(curve.size()) * slot_minutes < kLongest);
  return curve;
}

}  // namespace

StayCurve StayCurve::log_normal(double mean_minutes, double variation, double slot_minutes) {
  StayCurve curve;
  curve.mean_ = mean_minutes;
  const double variance = std::log(1 + variation * variation), location = std::log(mean_minutes) - variance / 2;
  curve.still_ = still(slot_minutes, [&](double minutes) {
    if (variance <= 0) return minutes < mean_minutes ? 1.0 : 0.0;
    return 0.5 * std::erfc((std::log(minutes) - location) / std::sqrt(2 * variance));
  });
  return curve;
}

StayCurve StayCurve::of(std::span<const double> stays, double slot_minutes) {
  std::vector<double> sorted(stays.begin(), stays.end());
  std::ranges::sort(sorted);
  StayCurve curve;
  curve.mean_ = std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
  curve.still_ = still(slot_minutes, [&](double minutes) {
    return static_cast<double>(sorted.end() - std::ranges::upper_bound(sorted, minutes)) / static_cast<double>(sorted.size());
  });
  return curve;
}

std::vector<Present> present(const Series& series, const std::vector<SlotOutlook>& ahead, const StayCurve& stays) {
  std::vector<Present> answer;
  const std::size_t n = series.size();
  for (std::size_t h = 0; h < ahead.size(); ++h) {
    double mean = 0, variance = 0, shared = 0;
    for (std::size_t ago = 0; ago < stays.reach(); ++ago) {
      const double s = stays.at(ago);
      if (ago <= h) {
        const SlotOutlook& slot = ahead[h - ago];
        const double together = std::pow(slot.shared * slot.mean, 2);
        const double own = std::max(slot.mean, slot.dispersion * slot.mean - together);
        mean += s * slot.mean;
        variance += s * (1 - s) * slot.mean + s * s * own;   // each stays or not, and how many come
        shared += s * slot.shared * slot.mean;
      } else if (ago - h - 1 < n) {
        const double came = series.counts[n - 1 - (ago - h - 1)];
        mean += s * came;
        variance += s * (1 - s) * came;
      }
    }
    variance += shared * shared;
    answer.push_back({mean, mean > 0 ? variance / mean : 1});
  }
  return answer;
}

std::vector<double> was_present(const Series& series, std::size_t slots, const StayCurve& stays) {
  std::vector<double> answer;
  const std::size_t n = series.size(), first = n - std::min(n, slots);
  for (std::size_t t = first; t < n; ++t) {
    double sum = 0;
    for (std::size_t ago = 0; ago < stays.reach() && ago <= t; ++ago) sum += stays.at(ago) * series.counts[t - ago];
    answer.push_back(sum);
  }
  return answer;
}

}  // namespace meretid::arrivals
