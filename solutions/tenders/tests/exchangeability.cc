// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/exchangeability.h"

#include <algorithm>
#include <cmath>

#include "solutions/tenders/tests/distributions.h"
#include "solutions/tenders/tests/least_squares.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kFewestBids = 15, kMostFirms = 40;

/// The part of the market that counts: bids of the chosen firms in tenders where two of them or more bid.
struct Design {
  std::vector<std::size_t> tender, firm;  // by bid, from 0
  std::vector<double> y, x;
  std::size_t tenders = 0, firms = 0;

  void take_out(std::vector<double>& v) const {
    std::vector<double> sum;
    std::vector<double> count;
    for (int round = 0; round < 50; ++round) {
      double moved = 0;
      for (const auto* group : {&tender, &firm}) {
        const std::size_t groups = group == &tender ? tenders : firms;
        sum.assign(groups, 0), count.assign(groups, 0);
        for (std::size_t i = 0; i < v.size(); ++i) sum[(*group)[i]] += v[i], count[(*group)[i]] += 1;
        for (std::size_t g = 0; g < groups; ++g) sum[g] /= std::max(count[g], 1.0), moved = std::max(moved, std::abs(sum[g]));
        for (std::size_t i = 0; i < v.size(); ++i) v[i] -= sum[(*group)[i]];
      }
      if (moved < 1e-8) break;
    }
  }
};

}  // namespace

Outcome exchangeability(const Market& market, const Backlog& backlog) {
  if (market.firms() == 0) return Outcome::none(Untested::kNoFirms);
  if (!market.winners_known) return Outcome::none(Untested::kNoWinners);
  std::vector<std::uint32_t> active;
  for (std::uint32_t f = 0; f < market.firms(); ++f) {
    const auto bids = market.bids_by(f);
    if (bids.size() < kFewestBids) continue;
    double low = backlog.value[bids.front()], high = low;
    for (const auto b : bids) low = std::min(low, backlog.value[b]), high = std::max(high, backlog.value[b]);
    if (high > low) active.push_back(f);
  }
  std::stable_sort(active.begin(), active.end(), [&](auto a, auto b) { return market.bids_by(a).size() > market.bids_by(b).size(); });
  if (active.size() > kMostFirms) active.resize(kMostFirms);
  if (active.size() < 3) return Outcome::none(Untested::kTooFewFirms, active.size());

  std::vector<std::size_t> place(market.firms(), active.size());
  for (std::size_t k = 0; k < active.size(); ++k) place[active[k]] = k;
  Design design;
  design.firms = active.size();
  double scale = 0;
  for (std::size_t t = 0; t < market.size(); ++t) {
    const std::size_t before = design.y.size();
    for (std::size_t b = market.first[t]; b < market.first[t + 1]; ++b) {
      if (market.firm[b] == Market::kNobody || place[market.firm[b]] == active.size()) continue;
      design.tender.push_back(design.tenders), design.firm.push_back(place[market.firm[b]]);
      design.y.push_back(market.log_amount[b]), design.x.push_back(backlog.value[b]);
    }
    if (design.y.size() < before + 2) {
      design.tender.resize(before), design.firm.resize(before), design.y.resize(before), design.x.resize(before);
    } else {
      ++design.tenders;
    }
  }
  for (const double x : design.x) scale = std::max(scale, x);
  if (!(scale > 0)) return Outcome::none(Untested::kNoVariation, design.y.size());
  for (double& x : design.x) x /= scale;
  const std::size_t n = design.y.size(), k = design.firms;
  const std::size_t parameters = design.tenders + 2 * k - 1;
  if (n < parameters + 60) return Outcome::none(Untested::kTooFewBids, n);

  design.take_out(design.y);
  std::vector<std::vector<double>> columns(k, std::vector<double>(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) columns[design.firm[i]][i] = design.x[i];
  for (auto& column : columns) design.take_out(column);
  std::vector<double> normal(k * k, 0.0), right(k, 0.0);
  double whole = 0, together = 0, pooled = 0;
  std::vector<double> sum(n, 0.0);
  for (std::size_t a = 0; a < k; ++a) {
    for (std::size_t b = a; b < k; ++b) {
      double dot = 0;
      for (std::size_t i = 0; i < n; ++i) dot += columns[a][i] * columns[b][i];
      normal[a * k + b] = normal[b * k + a] = dot;
    }
    for (std::size_t i = 0; i < n; ++i) right[a] += columns[a][i] * design.y[i], sum[i] += columns[a][i];
  }
  for (std::size_t i = 0; i < n; ++i) whole += design.y[i] * design.y[i], together += sum[i] * sum[i], pooled += sum[i] * design.y[i];
  const auto slopes = solve_positive(normal, right);
  if (!slopes || !(together > 0)) return Outcome::none(Untested::kNoVariation, n);
  double explained = 0;
  for (std::size_t a = 0; a < k; ++a) explained += (*slopes)[a] * right[a];
  const double apart = whole - explained, one = whole - pooled * pooled / together;
  if (!(apart > 1e-12 * whole)) return Outcome::none(Untested::kNoVariation, n);
  const double df1 = static_cast<double>(k - 1), df2 = static_cast<double>(n - parameters);
  Outcome outcome;
  outcome.statistic = (one - apart) / df1 / (apart / df2);
  outcome.found = static_cast<double>(k);
  outcome.used = n;
  outcome.p = f_above(outcome.statistic, df1, df2);
  return outcome;
}

}  // namespace meretid::tenders
