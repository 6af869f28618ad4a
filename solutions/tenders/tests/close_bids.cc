// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/close_bids.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "solutions/tenders/tests/distributions.h"
#include "solutions/tenders/tests/least_squares.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kTerms = 4;  // level, jump, slope, slope beyond the jump

struct Point {
  std::uint32_t tender;
  double delta, value;
};

Jump none(Untested reason, std::size_t used = 0) {
  Jump jump;
  jump.outcome = Outcome::none(reason, used);
  return jump;
}

double bandwidth(const std::vector<Point>& points) {
  std::vector<double> x;
  double mean = 0, square = 0;
  for (const auto& p : points) x.push_back(p.delta), mean += p.delta;
  mean /= static_cast<double>(x.size());
  for (const double d : x) square += (d - mean) * (d - mean);
  std::sort(x.begin(), x.end());
  const double range = (x[x.size() * 3 / 4] - x[x.size() / 4]) / 1.349;
  const double deviation = std::sqrt(square / static_cast<double>(x.size()));
  return 1.84 * (range > 0 ? std::min(deviation, range) : deviation) * std::pow(static_cast<double>(x.size()), -0.2);
}

Jump jump_at_zero(const std::vector<Point>& all) {
  if (all.size() < 2 * kFewestClose) return none(Untested::kTooFewBids, all.size());
  const double h = bandwidth(all);
  std::vector<Point> points;
  std::size_t won = 0;
  for (const auto& p : all) if (std::abs(p.delta) < h && p.delta != 0) points.push_back(p), won += p.delta < 0;
  if (won < kFewestClose || points.size() - won < kFewestClose) return none(Untested::kTooFewBids, points.size());

  const auto terms = [&](const Point& p) {
    const double inside = p.delta < 0 ? 1 : 0;
    return std::array<double, kTerms>{1, inside, p.delta / h, inside * p.delta / h};
  };
  const auto weight = [&](const Point& p) { return 1 - std::abs(p.delta) / h; };
  std::vector<double> normal(kTerms * kTerms, 0.0), right(kTerms, 0.0);
  for (const auto& p : points) {
    const auto x = terms(p);
    for (std::size_t i = 0; i < kTerms; ++i) {
      right[i] += weight(p) * x[i] * p.value;
      for (std::size_t j = 0; j < kTerms; ++j) normal[i * kTerms + j] += weight(p) * x[i] * x[j];
    }
  }
  const auto inverse = inverse_positive(normal, kTerms);
  if (!inverse) return none(Untested::kNoVariation, points.size());
  std::array<double, kTerms> beta{};
  for (std::size_t i = 0; i < kTerms; ++i) {
    for (std::size_t j = 0; j < kTerms; ++j) beta[i] += (*inverse)[i * kTerms + j] * right[j];
  }
  // What each tender adds to the estimate of the jump; points lie in the order of tenders.
  double variance = 0, part = 0;
  std::size_t tenders = 0;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const auto x = terms(points[k]);
    double residual = points[k].value, lever = 0;
    for (std::size_t i = 0; i < kTerms; ++i) residual -= beta[i] * x[i], lever += (*inverse)[1 * kTerms + i] * x[i];
    part += weight(points[k]) * lever * residual;
    if (k + 1 < points.size() && points[k + 1].tender == points[k].tender) continue;
    variance += part * part;
    part = 0;
    ++tenders;
  }
  const double g = static_cast<double>(tenders), n = static_cast<double>(points.size());
  if (tenders < kFewestClose) return none(Untested::kTooFewTenders, tenders);
  variance *= g / (g - 1) * (n - 1) / (n - kTerms);
  if (!(variance > 1e-20)) return none(Untested::kNoVariation, points.size());
  Jump jump;
  const double error = std::sqrt(variance), df = g - kTerms;
  jump.outcome.statistic = beta[1] / error;
  jump.outcome.found = beta[1];
  jump.outcome.used = points.size();
  jump.outcome.p = student_beyond(jump.outcome.statistic, df);
  const double reach = 1.96 * (1 + 1.2 / df) * error;  // the t quantile to two digits
  jump.low = beta[1] - reach, jump.high = beta[1] + reach, jump.bandwidth = h;
  return jump;
}

template <class Value>
Jump from(const Market& market, Value value) {
  if (market.format != Format::kFirstPrice) return none(Untested::kOtherFormat);
  if (market.firms() == 0) return none(Untested::kNoFirms);
  std::vector<Point> points;
  for (std::size_t t = 0; t < market.size(); ++t) {
    const auto amounts = market.amounts(t);
    if (amounts.size() < 2) continue;
    const auto lowest = static_cast<std::size_t>(std::min_element(amounts.begin(), amounts.end()) - amounts.begin());
    double next = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < amounts.size(); ++i) if (i != lowest) next = std::min(next, amounts[i]);
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      const double y = value(market.first[t] + i);
      if (!std::isfinite(y)) continue;
      points.push_back({static_cast<std::uint32_t>(t), (amounts[i] - (i == lowest ? next : amounts[lowest])) / amounts[lowest], y});
    }
  }
  return jump_at_zero(points);
}

}  // namespace

Jump backlog_jump(const Market& market, const Backlog& backlog) {
  return from(market, [&](std::size_t b) { return backlog.value[b]; });
}

Jump incumbency_jump(const Market& market, const Backlog& backlog) {
  return from(market, [&](std::size_t b) {
    return market.firm[b] == Market::kNobody ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(backlog.incumbent[b]);
  });
}

}  // namespace meretid::tenders
