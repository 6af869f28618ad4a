// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/simulate/equilibrium.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace meretid::tenders::simulate {
namespace {

constexpr std::size_t kGrid = 100;   // quantiles 0, 1/100, …, 1
constexpr std::size_t kSteps = 400;  // of the bid, from the lowest to the reserve

double quantile_of(std::size_t i) { return static_cast<double>(i) / kGrid; }

std::vector<double> one_size(const CostLaw& law, std::size_t firms) {
  const double rivals = static_cast<double>(firms) - 1;
  std::vector<double> bids(kGrid + 1, law.highest());
  // From the highest cost down. Substituting u = F(x) leaves the integral of (1 - u)^(n-1) dc(u), exact for a cost linear in each step.
  double area = 0;
  for (std::size_t i = kGrid; i-- > 0;) {
    const double low = quantile_of(i), high = quantile_of(i + 1);
    const double slope = (law.quantile(high) - law.quantile(low)) * kGrid;
    area += slope * (std::pow(1 - low, rivals + 1) - std::pow(1 - high, rivals + 1)) / (rivals + 1);
    bids[i] = law.quantile(low) + area / std::pow(1 - low, rivals);
  }
  return bids;
}

using Pair = std::array<double, 2>;

}  // namespace

Equilibrium::Equilibrium(const CostLaw& law, std::size_t small, std::size_t large, double strength)
    : law_(law), firms_{small, large}, strength_{1, std::max(strength, 1.0)} {
  if (small + large < 2) {
    bids_[0] = bids_[1] = std::vector<double>(kGrid + 1, law.highest());
  } else if (!large || strength_[1] == 1) {
    bids_[0] = bids_[1] = one_size(law, small + large);
  } else {
    solve_two_sizes();
  }
}

double Equilibrium::cost(std::size_t size, double u) const { return law_.quantile(1 - std::pow(1 - u, 1 / strength_[size])); }

void Equilibrium::solve_two_sizes() {
  const double top = law_.highest(), bottom = law_.lowest();
  const double n[2] = {static_cast<double>(firms_[0]), static_cast<double>(firms_[1])};
  // State: -log(1 - F_s(c_s(b))) of either size. Where one size is absent its own equation is dropped.
  const auto slope = [&](double bid, const Pair& passed, Pair& out) {
    double inverse[2];
    for (int s = 0; s < 2; ++s) {
      const double margin = bid - law_.quantile(1 - std::exp(-passed[s] / strength_[s]));
      if (margin <= 0) return false;
      inverse[s] = 1 / margin;
    }
    for (int s = 0; s < 2; ++s) {
      const int o = 1 - s;
      out[s] = n[s] == 0 ? 0 : n[o] == 0 ? inverse[s] / (n[s] - 1) : (n[o] * inverse[o] - (n[o] - 1) * inverse[s]) / (n[0] + n[1] - 1);
      if (!(out[s] >= 0)) return false;
    }
    return true;
  };
  std::vector<std::pair<double, Pair>> path;
  // True: the costs caught up with the bids before the reserve, so the start was too low.
  const auto climb = [&](double start) {
    path.assign(1, {start, {0, 0}});
    const double step = (top - start) / kSteps;
    for (std::size_t i = 0; i + 1 < kSteps; ++i) {
      const double b = start + step * static_cast<double>(i);
      const Pair x = path.back().second;
      Pair k1, k2, k3, k4;
      const auto moved = [&](const Pair& k, double by) { return Pair{x[0] + by * k[0], x[1] + by * k[1]}; };
      if (!slope(b, x, k1) || !slope(b + step / 2, moved(k1, step / 2), k2) || !slope(b + step / 2, moved(k2, step / 2), k3) ||
          !slope(b + step, moved(k3, step), k4)) {
        return true;
      }
      path.push_back({b + step, {x[0] + step * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]) / 6, x[1] + step * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]) / 6}});
    }
    return false;
  };
  double low = bottom, high = top;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (climb(middle) ? low : high) = middle;
  }
  climb(high);
  for (std::size_t s = 0; s < 2; ++s) {
    bids_[s].resize(kGrid + 1);
    std::size_t at = 0;
    for (std::size_t i = 0; i < kGrid; ++i) {
      const double wanted = -std::log(1 - quantile_of(i));
      while (at + 1 < path.size() && path[at + 1].second[s] < wanted) ++at;
      if (at + 1 == path.size()) {  // beyond the last step, where all costs are near the reserve: straight on to it
        const double reached = 1 - std::exp(-path[at].second[s]);
        const double way = reached < 1 ? (quantile_of(i) - reached) / (1 - reached) : 1;
        bids_[s][i] = path[at].first + way * (top - path[at].first);
      } else {
        const double from = path[at].second[s], to = path[at + 1].second[s];
        bids_[s][i] = path[at].first + (to > from ? (wanted - from) / (to - from) : 0) * (path[at + 1].first - path[at].first);
      }
    }
    bids_[s][kGrid] = top;
  }
}

double Equilibrium::bid(std::size_t size, double u) const {
  const auto& bids = bids_[size];
  const double place = std::clamp(u, 0.0, 1.0) * kGrid;
  const std::size_t i = std::min(static_cast<std::size_t>(place), kGrid - 1);
  return bids[i] + (place - static_cast<double>(i)) * (bids[i + 1] - bids[i]);
}

double Equilibrium::share_above(std::size_t size, double bid) const {
  const auto& bids = bids_[size];
  if (bid <= bids.front()) return 1;
  if (bid >= bids.back()) return 0;
  const auto i = static_cast<std::size_t>(std::upper_bound(bids.begin(), bids.end(), bid) - bids.begin()) - 1;
  const double step = bids[i + 1] - bids[i];
  return 1 - (static_cast<double>(i) + (step > 0 ? (bid - bids[i]) / step : 0)) / kGrid;
}

double Equilibrium::chance_to_win(std::size_t size, double bid) const {
  double chance = 1;
  for (std::size_t s = 0; s < 2; ++s) {
    const std::size_t rivals = firms_[s] - (s == size ? 1 : 0);
    if (rivals) chance *= std::pow(share_above(s, bid), static_cast<double>(rivals));
  }
  return chance;
}

double Equilibrium::largest_gain() const {
  double worst = 0;
  for (std::size_t s = 0; s < 2; ++s) {
    if (!firms_[s]) continue;
    double mean = 0, gain = 0;
    for (std::size_t i = 0; i <= kGrid; ++i) {
      const double c = cost(s, quantile_of(i)), now = (bids_[s][i] - c) * chance_to_win(s, bids_[s][i]);
      for (int k = 0; k <= 200; ++k) {
        const double other = c + (law_.highest() - c) * k / 200;
        gain = std::max(gain, (other - c) * chance_to_win(s, other) - now);
      }
      mean += now / (kGrid + 1);
    }
    if (mean > 0) worst = std::max(worst, gain / mean);
  }
  return worst;
}

}  // namespace meretid::tenders::simulate
