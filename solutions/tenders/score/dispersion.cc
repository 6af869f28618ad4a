// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/score/dispersion.h"

#include <algorithm>
#include <cmath>

#include "solutions/tenders/score/competition.h"

namespace meretid::tenders {
namespace {

constexpr double kLeastVariance = 0.01;  // of markets and firms: a tenth either way is always possible
constexpr double kOtherLaws = 0.015;     // variance for costs that follow no simulated law, or move together
constexpr double kOneAway = 1;           // a market's or a firm's first guess at its variance, in log units

struct Sums {
  double weight = 0, value = 0;
};

// Means of groups shrunk to 0, with their variance found by a few steps of expectation and maximisation.
double variance_of(const std::vector<Sums>& groups, double total) {
  double variance = std::max(kLeastVariance, std::min(kOneAway, total / 4));
  for (int step = 0; step < 8; ++step) {
    double sum = 0;
    std::size_t count = 0;
    for (const Sums& g : groups) {
      if (!(g.weight > 0)) continue;
      const double precision = g.weight + 1 / variance, mean = g.value / precision;
      sum += mean * mean + 1 / precision, ++count;
    }
    if (count < 2) return variance;
    variance = std::max(kLeastVariance, sum / static_cast<double>(count));
  }
  return variance;
}

double middle(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

class Estimate {
 public:
  Estimate(const BidTable& table, std::span<const Screens> screens) : t_(table), tenders_(table.tenders()) {
    d_.spread.assign(tenders_, 0), d_.expected.assign(tenders_, 0), d_.variance.assign(tenders_, 1);
    d_.relative.assign(tenders_, 0), d_.level.assign(tenders_, 0);
    at_.assign(tenders_, nullptr);
    for (std::size_t k = 0; k < tenders_; ++k) {
      if (table.bids_of(k) < 2) continue;
      at_[k] = &competition().at(table.bids_of(k));
      d_.spread[k] = spread_of(screens[k].cv) - at_[k]->mean;
    }
  }

  Dispersion run() {
    // What differs between tenders that sampling does not explain weighs in how much each counts; two rounds settle it.
    d_.between = 0.1;
    for (int round = 0; round < 2; ++round) {
      markets();
      firms();
      expect();
      d_.between = beyond_sampling();
    }
    scores();
    return std::move(d_);
  }

 private:
  double weight(std::size_t k) const { return 1 / (at_[k]->variance + d_.between); }

  void markets() {
    Sums all;
    double square = 0;
    for (std::size_t k = 0; k < tenders_; ++k)
      if (at_[k]) all.weight += weight(k), all.value += weight(k) * d_.spread[k], square += weight(k) * d_.spread[k] * d_.spread[k];
    mean_ = all.weight > 0 ? all.value / all.weight : 0;
    total_ = all.weight > 0 ? square / all.weight - mean_ * mean_ : 0;
    std::vector<Sums> sums(t_.markets.size());
    for (std::size_t k = 0; k < tenders_; ++k)
      if (at_[k]) sums[t_.market[k]].weight += weight(k), sums[t_.market[k]].value += weight(k) * (d_.spread[k] - mean_);
    const double variance = variance_of(sums, total_);
    d_.market_mean.assign(t_.markets.size(), mean_);
    if (t_.markets.size() > 1)
      for (std::size_t m = 0; m < sums.size(); ++m) d_.market_mean[m] += sums[m].value / (sums[m].weight + 1 / variance);
  }

  void firms() {
    firm_.assign(t_.firms.size(), {});
    d_.firm_tenders.assign(t_.firms.size(), 0);
    if (t_.firm.empty()) return;
    for (std::size_t k = 0; k < tenders_; ++k) {
      if (!at_[k]) continue;
      const double w = weight(k), value = w * (d_.spread[k] - d_.market_mean[t_.market[k]]);
      for (const std::uint32_t f : t_.firms_of(k))
        if (f != kNoFirm) firm_[f].weight += w, firm_[f].value += value, d_.firm_tenders[f] += 1;
    }
    firm_variance_ = variance_of(firm_, total_);
    d_.firm_effect.assign(t_.firms.size(), 0);
    for (std::size_t f = 0; f < firm_.size(); ++f) d_.firm_effect[f] = firm_[f].value / (firm_[f].weight + 1 / firm_variance_);
  }

  void expect() {
    for (std::size_t k = 0; k < tenders_; ++k) {
      if (!at_[k]) continue;
      const double market = d_.market_mean[t_.market[k]], w = weight(k), own = w * (d_.spread[k] - market);
      double sum = 0, unsure = 0, known = 0;
      for (const std::uint32_t f : t_.firms_of(k)) {
        if (f == kNoFirm) continue;
        const double precision = std::max(0.0, firm_[f].weight - w) + 1 / firm_variance_;
        sum += (firm_[f].value - own) / precision, unsure += 1 / precision, known += 1;
      }
      d_.expected[k] = market + (known > 0 ? sum / known : 0);
      d_.variance[k] = at_[k]->variance + (known > 0 ? unsure / (known * known) : 0);
    }
  }

  // Tenders whose bids are agreed lie below the middle; how sound ones scatter is read off the half above it.
  double beyond_sampling() const {
    std::vector<double> residuals;
    residuals.reserve(tenders_);
    for (std::size_t k = 0; k < tenders_; ++k)
      if (at_[k]) residuals.push_back(d_.spread[k] - d_.expected[k] - at_[k]->median);
    const double centre = middle(residuals);
    double seen = 0, sampled = 0, above = 0, all_seen = 0, all_sampled = 0, all = 0;
    for (std::size_t k = 0; k < tenders_; ++k) {
      if (!at_[k]) continue;
      const double r = d_.spread[k] - d_.expected[k] - at_[k]->median - centre, unsure = d_.variance[k] - at_[k]->variance;
      const double shift = at_[k]->median + centre;
      all_seen += (r + shift) * (r + shift), all_sampled += at_[k]->variance + unsure, all += 1;
      if (r > 0) seen += r * r, sampled += at_[k]->upper + unsure, above += 1;
    }
    if (!(above > 0)) return kOtherLaws;
    // Where the upper half is the wilder one, other things than agreement spread it: then the whole tells more.
    return kOtherLaws + std::max(0.0, std::min((seen - sampled) / above, (all_seen - all_sampled) / all));
  }

  void scores() {
    for (std::size_t k = 0; k < tenders_; ++k) {
      if (!at_[k]) continue;
      d_.variance[k] += d_.between;
      const double residual = d_.spread[k] - d_.expected[k];
      d_.relative[k] = Competition::low_spread(*at_[k], residual * std::sqrt(at_[k]->variance / d_.variance[k]));
      const double market = d_.spread[k] - d_.market_mean[t_.market[k]];
      d_.level[k] = Competition::low_spread(*at_[k], market * std::sqrt(at_[k]->variance / std::max(at_[k]->variance, at_[k]->variance + d_.between + firm_variance_ / 2)));
    }
  }

  const BidTable& t_;
  std::size_t tenders_;
  std::vector<const CompetitionAt*> at_;
  std::vector<Sums> firm_;
  double mean_ = 0, total_ = 0, firm_variance_ = kOneAway;
  Dispersion d_;
};

}  // namespace

Dispersion dispersion_of(const BidTable& table, std::span<const Screens> screens) { return Estimate(table, screens).run(); }

}  // namespace meretid::tenders
