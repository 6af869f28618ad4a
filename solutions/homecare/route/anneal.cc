// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/anneal.h"

#include <cmath>

namespace meretid::homecare {
namespace {

constexpr double kBlink = 0.01;
/// Strings are short; what lies behind a long route's middle moves only when tails are exchanged (measured: the more routes have
/// twenty stops and over, the more it gives). One of these costs about a tenth of a ruin.
constexpr double kExchange = 0.5;
constexpr int kLooks = 10;                ///< places looked at before giving up
constexpr std::uint64_t kPartners = 10;   ///< nearest followers of a stop

/// Between looks at the clock: short enough to stop within a millisecond.
constexpr std::uint64_t kLook = 64;

/// The temperature over a round, changed at every look.
class Temperature {
 public:
  Temperature(Cooling cooling, std::uint64_t iterations)
      : value_(cooling.from),
        step_(cooling.from > 0 && cooling.to > 0
                  ? std::pow(cooling.to / cooling.from, static_cast<double>(kLook) / static_cast<double>(iterations))
                  : 1) {}
  void cool() { value_ *= step_; }
  /// How much worse a plan may be this time.
  double allowance(Rng& rng) const { return -value_ * std::log(1 - rng.uniform()); }

 private:
  double value_, step_;
};

}  // namespace

Annealer::Annealer(const Problem& problem, const Neighbours& neighbours)
    : neighbours_(neighbours), routes_(problem), ruin_(neighbours, {}), recreate_(problem, neighbours, kBlink) {}

void Annealer::take(std::span<const std::vector<int>> routes, std::span<const int> absent, int most) {
  routes_.take(routes, absent, most);
  best_ = routes_.plan();
}

std::uint64_t Annealer::anneal(std::uint64_t iterations, Cooling cooling, Rng& rng, const Budget& budget) {
  Temperature temperature(cooling, iterations);
  for (std::uint64_t i = 0; i < iterations; ++i) {
    if (i % kLook == 0 && i > 0) {
      temperature.cool();
      if (budget.over()) return i;
    }
    routes_.begin();
    if (rng.chance(kExchange)) {
      if (exchange(rng, temperature.allowance(rng)) && routes_.distance() < best_.distance) best_ = routes_.plan();
      continue;
    }
    const Cost before = routes_.distance();
    if (!ruin_(routes_, rng)) {
      routes_.undo();
      continue;
    }
    recreate_(routes_, rng);
    const bool taken = routes_.absent().empty() &&
                       static_cast<double>(routes_.distance() - before) < temperature.allowance(rng);
    if (!taken) routes_.undo();
    else if (routes_.distance() < best_.distance) best_ = routes_.plan();
  }
  return iterations;
}

bool Annealer::place(Rng& rng) {
  routes_.begin();
  recreate_(routes_, rng);
  best_ = routes_.plan();
  return routes_.absent().empty();
}

bool Annealer::exchange(Rng& rng, double allowance) {
  const int n = routes_.problem().size();
  const std::vector<int>& members = routes_.members();
  if (members.empty()) return false;
  const auto most = static_cast<Cost>(std::ceil(allowance));
  for (int look = 0; look < kLooks; ++look) {
    const int stop = members[rng.below(members.size())];
    int a = stop, b = routes_.last(static_cast<int>(rng.below(static_cast<std::uint64_t>(routes_.slots()))));
    const auto draw = rng.below(kPartners + 2);
    const auto after = neighbours_.after(stop);
    if (draw < kPartners) {
      if (draw >= after.size()) continue;
      b = after[draw].stop;
      if (routes_.node(b).route < 0) continue;
    } else if (draw == kPartners) {
      a = routes_.first(routes_.node(b).route), b = stop;
    }
    if (a >= n && b >= n) continue;
    if (routes_.tails_cost(a, b, most) == Routes::kNever) continue;
    routes_.exchange_tails(a, b);
    return true;
  }
  return false;
}

std::uint64_t Annealer::fit(std::uint64_t iterations, Cooling cooling, Rng& rng, const Budget& budget,
                            std::vector<std::uint32_t>& absences) {
  Temperature temperature(cooling, iterations);
  const auto sum = [&](const std::vector<int>& stops) {
    std::uint64_t all = 0;
    for (const int stop : stops) all += absences[static_cast<std::size_t>(stop)];
    return all;
  };
  std::vector<int> before_absent = routes_.absent();
  std::uint64_t i = 0;
  for (; i < iterations && !routes_.absent().empty(); ++i) {
    if (i % kLook == 0 && i > 0) {
      temperature.cool();
      if (budget.over()) break;
    }
    const Cost before = routes_.distance();
    before_absent = routes_.absent();
    routes_.begin();
    if (!ruin_(routes_, rng)) {
      routes_.undo();
      continue;
    }
    recreate_(routes_, rng);
    const std::vector<int>& absent = routes_.absent();
    const std::uint64_t now = sum(absent), then = sum(before_absent);
    const bool taken = absent.empty() || now < then ||
                       (now == then && absent.size() <= before_absent.size() &&
                        static_cast<double>(routes_.distance() - before) < temperature.allowance(rng));
    for (const int stop : absent) ++absences[static_cast<std::size_t>(stop)];
    if (!taken) routes_.undo();
  }
  best_ = routes_.plan();
  return i;
}

}  // namespace meretid::homecare
