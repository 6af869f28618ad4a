// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/residuals.h"

#include <algorithm>
#include <cmath>

namespace meretid::tenders {
namespace {

void centre(const Market& market, std::vector<double>& r) {
  for (std::size_t t = 0; t < market.size(); ++t) {
    double mean = 0;
    for (std::size_t b = market.first[t]; b < market.first[t + 1]; ++b) mean += r[b] / static_cast<double>(market.bids(t));
    for (std::size_t b = market.first[t]; b < market.first[t + 1]; ++b) r[b] -= mean;
  }
}

}  // namespace

Residuals residuals_of(const Market& market) {
  Residuals out;
  out.value = market.log_amount;
  auto& r = out.value;
  centre(market, r);
  std::vector<double> effect(market.firms(), 0);
  for (int round = 0; round < 20; ++round) {
    double moved = 0;
    for (std::uint32_t f = 0; f < market.firms(); ++f) {
      const auto bids = market.bids_by(f);
      // The effect so far is in the residuals; put back, averaged anew, taken out.
      double sum = 0;
      for (const auto b : bids) sum += r[b] + effect[f];
      const double now = sum / static_cast<double>(bids.size() + 1);
      for (const auto b : bids) r[b] -= now - effect[f];
      moved = std::max(moved, std::abs(now - effect[f]));
      effect[f] = now;
    }
    centre(market, r);
    if (moved < 1e-7) break;
  }
  double all = 0;
  for (const double x : r) all += x * x;
  const double common = r.empty() ? 0 : all / static_cast<double>(r.size());
  if (common > 1e-24) {
    for (std::uint32_t f = 0; f < market.firms(); ++f) {
      double own = 4 * common;
      for (const auto b : market.bids_by(f)) own += r[b] * r[b];
      const double scale = std::sqrt(own / static_cast<double>(market.bids_by(f).size() + 4));
      for (const auto b : market.bids_by(f)) r[b] = std::clamp(r[b] / scale, -3.0, 3.0);
    }
    for (std::size_t b = 0; b < r.size(); ++b) if (market.firm[b] == Market::kNobody) r[b] = std::clamp(r[b] / std::sqrt(common), -3.0, 3.0);
    centre(market, r);
  } else {
    std::fill(r.begin(), r.end(), 0.0);
  }
  out.square.assign(market.size(), 0);
  out.fourth.assign(market.size(), 0);
  for (std::size_t t = 0; t < market.size(); ++t) {
    for (std::size_t b = market.first[t]; b < market.first[t + 1]; ++b) {
      out.square[t] += r[b] * r[b];
      out.fourth[t] += r[b] * r[b] * r[b] * r[b];
    }
  }
  return out;
}

}  // namespace meretid::tenders
