// SPDX-License-Identifier: EUPL-1.2
// Seeded random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna, "Scrambled linear
// pseudorandom number generators", ACM TOMS 47(4), 2021), seeded through splitmix64. The standard library's distributions
// differ between vendors, so the few we need are here. Not for secrets (those come from libsodium).
// Not thread-safe: one per thread, made with `fork`. Cost: about 1 ns a draw.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <utility>

namespace meretid {

class Rng {
 public:
  using result_type = std::uint64_t;

  explicit Rng(std::uint64_t seed = 0);

  std::uint64_t operator()();
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  /// [0, 1) with 53 bits.
  double uniform();
  /// [low, high)
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// 0 .. n-1, without bias (Lemire, "Fast random integer generation in an interval", 2019). n > 0.
  std::uint64_t below(std::uint64_t n);
  /// low .. high, both included.
  std::int64_t between(std::int64_t low, std::int64_t high);
  bool chance(double probability) { return uniform() < probability; }
  /// Marsaglia's polar method.
  double normal();
  double normal(double mean, double deviation) { return mean + deviation * normal(); }

  /// Fisher and Yates.
  template <class Container>
  void shuffle(Container& items) {
    using std::swap;
    for (std::uint64_t i = items.size(); i > 1; --i) swap(items[i - 1], items[below(i)]);
  }
  template <class Container>
  auto& pick(Container& items) { return items[below(items.size())]; }

  /// A generator of its own that depends on this one's state and the number only.
  Rng fork(std::uint64_t number) const;

 private:
  std::array<std::uint64_t, 4> state_{};
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace meretid
