// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/missing_bids.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"

namespace meretid::tenders {
namespace {

constexpr double kInner = 0.25;  // the inner part of the window, which is [0, 1) here
constexpr int kSamples = 19'999, kEnough = 30;  // few are needed unless there is something to see; then p must be able to be small

/// The density rate * exp(-rate x) / (1 - exp(-rate)) on [0, 1): mean, variance, share below kInner and its covariance with x.
struct Falling {
  double mean, variance, inner, covariance;
  explicit Falling(double rate) {
    if (rate < 1e-4) {  // level
      mean = 0.5, variance = 1.0 / 12, inner = kInner, covariance = kInner * (kInner / 2 - 0.5);
      return;
    }
    const double all = -std::expm1(-rate);
    mean = 1 / rate - (1 - all) / all;
    variance = 1 / (rate * rate) - (1 - all) / (all * all);
    inner = -std::expm1(-rate * kInner) / all;
    const double inner_mean = (-std::expm1(-rate * kInner) / rate - kInner * std::exp(-rate * kInner)) / all;
    covariance = inner_mean - inner * mean;
  }
};

/// The rate whose mean is that of the sample; 0 where the sample does not fall.
double fitted(double mean) {
  if (mean >= 0.5) return 0;
  double low = 0, high = 1;
  while (high < 1e6 && Falling(high).mean > mean) high *= 2;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (Falling(middle).mean > mean ? low : high) = middle;
  }
  return (low + high) / 2;
}

struct Score {
  double rate, z;
  std::size_t inner;
};

Score score(std::span<const double> sample) {
  const double n = static_cast<double>(sample.size());
  double mean = 0;
  std::size_t inner = 0;
  for (const double x : sample) mean += x / n, inner += x < kInner;
  const double rate = fitted(mean);
  const Falling law(rate);
  // With the slope at its bound the mean tells nothing of it, and only the count is compared.
  const double nuisance = rate > 0 ? law.covariance * law.covariance / law.variance : 0;
  const double deviation = std::sqrt(std::max(n * (law.inner * (1 - law.inner) - nuisance), 1e-12));
  return {rate, (static_cast<double>(inner) - n * law.inner) / deviation, inner};
}

}  // namespace

std::vector<double> margins(const Market& market) {
  std::vector<double> out;
  for (std::size_t t = 0; t < market.size(); ++t) {
    if (market.bids(t) < 2) continue;
    double low = market.amount[market.first[t]], next = market.amount[market.first[t] + 1];
    if (next < low) std::swap(low, next);
    for (std::size_t b = market.first[t] + 2; b < market.first[t + 1]; ++b) {
      const double amount = market.amount[b];
      if (amount < low) next = low, low = amount; else if (amount < next) next = amount;
    }
    const double reserve = market.reserve.empty() ? 0 : market.reserve[t];
    if (reserve > 0 && low > reserve) continue;  // nobody won
    out.push_back(((reserve > 0 ? std::min(next, reserve) : next) - low) / (reserve > 0 ? reserve : low));
  }
  return out;
}

std::vector<double> margins(const Market& market, std::span<const std::uint32_t> group) {
  std::vector<std::uint32_t> bids;
  for (const auto f : group) bids.insert(bids.end(), market.bids_by(f).begin(), market.bids_by(f).end());
  std::sort(bids.begin(), bids.end());  // by tender, as bids are
  const auto of = market.tender_of_bid();
  std::vector<double> out;
  for (std::size_t i = 0; i < bids.size();) {
    double low = market.amount[bids[i]], next = std::numeric_limits<double>::infinity();
    std::size_t end = i + 1;
    for (; end < bids.size() && of[bids[end]] == of[bids[i]]; ++end) {
      const double amount = market.amount[bids[end]];
      if (amount < low) next = low, low = amount; else next = std::min(next, amount);
    }
    if (end > i + 1) out.push_back((next - low) / low);
    i = end;
  }
  return out;
}

Hole hole_at_zero(std::span<const double> given, std::uint64_t seed) {
  Hole hole;
  std::vector<double> sorted(given.begin(), given.end());
  std::erase_if(sorted, [](double x) { return !std::isfinite(x) || x < 0; });
  if (sorted.size() < kFewestMargins) {
    hole.outcome = Outcome::none(Untested::kTooFewTenders, sorted.size());
    return hole;
  }
  std::sort(sorted.begin(), sorted.end());
  const std::size_t kept = sorted.size() * 3 / 5;
  const double window = sorted[kept];
  if (!(window > 0) || sorted.front() == window) {
    hole.outcome = Outcome::none(Untested::kNoVariation, sorted.size());
    return hole;
  }
  std::vector<double> sample(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(kept));
  for (double& x : sample) x = std::min(x / window, 1.0);
  const Score seen = score(sample);

  Rng rng(seed);
  const double all = -std::expm1(-seen.rate);
  int drawn = 0, lower = 0;
  double equal = 0;
  // Whoever has been reached so often is nowhere near a small p (Besag and Clifford, Biometrika 78, 1991).
  while (drawn < kSamples && lower + equal < kEnough) {
    for (double& x : sample) {
      const double u = rng.uniform();
      x = seen.rate > 0 ? -std::log1p(-u * all) / seen.rate : u;
    }
    const double z = score(sample).z;
    ++drawn;
    if (z < seen.z - 1e-9) ++lower; else if (z < seen.z + 1e-9) equal += 1;
  }
  hole.width = kInner * window;
  hole.near = kept;
  hole.outcome.statistic = seen.z;
  hole.outcome.found = static_cast<double>(seen.inner);
  hole.outcome.expected = static_cast<double>(kept) * Falling(seen.rate).inner;
  hole.outcome.used = sorted.size();
  hole.outcome.p = drawn < kSamples ? (lower + equal) / drawn : (lower + equal + 1.0) / (drawn + 1.0);
  return hole;
}

Hole missing_bids(const Market& market, std::uint64_t seed) {
  if (market.format != Format::kFirstPrice) {
    Hole hole;
    hole.outcome = Outcome::none(Untested::kOtherFormat);
    return hole;
  }
  return hole_at_zero(margins(market), seed);
}

}  // namespace meretid::tenders
