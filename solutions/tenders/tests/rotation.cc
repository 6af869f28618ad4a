// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/rotation.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kFewestTenders = 15, kFewestWins = 3;
constexpr int kDraws = 19'999, kEnough = 30;

struct Turn {
  std::vector<std::uint32_t> bidders;  // members, from 0
};

struct Seen {
  double repeats = 0, waiting = 0;
};

/// `winner`: the member who wins each turn.
Seen look(const std::vector<Turn>& turns, std::span<const std::uint32_t> winner, std::vector<std::size_t>& last) {
  Seen seen;
  std::fill(last.begin(), last.end(), 0);  // the turn after which the member waits; all start together
  std::size_t before = last.size();
  for (std::size_t t = 0; t < turns.size(); ++t) {
    const auto& bidders = turns[t].bidders;
    const auto won = winner[t];
    seen.repeats += won == before;
    const std::size_t since = last[won];
    std::size_t longer = 0, equal = 0;
    for (const auto b : bidders) longer += last[b] > since, equal += last[b] == since;
    seen.waiting += (static_cast<double>(longer) + (static_cast<double>(equal) - 1) / 2) / static_cast<double>(bidders.size() - 1);
    last[won] = t + 1;
    before = won;
  }
  seen.waiting /= static_cast<double>(turns.size());
  return seen;
}

/// Who bid in which turn, as bytes side by side: the exchanges are most of the test's time, and their look-ups stay in the cache.
class Bidding {
 public:
  Bidding(const std::vector<Turn>& turns, std::size_t members) : turns_(turns.size()), members_(members), bid_(turns.size() * members, 0) {
    for (std::size_t t = 0; t < turns.size(); ++t)
      for (const auto member : turns[t].bidders) bid_[t * members + member] = 1;
  }
  /// Exchanges the winners of two tenders, where both winners bid in both, so many times.
  void exchange(std::vector<std::uint32_t>& winner, std::size_t times, Rng& rng) const {
    for (std::size_t k = 0; k < times; ++k) {
      const std::size_t s = rng.below(turns_), t = rng.below(turns_);
      const auto a = winner[s], b = winner[t];
      if (a == b || !bid_[s * members_ + b] || !bid_[t * members_ + a]) continue;
      winner[s] = b, winner[t] = a;
    }
  }

 private:
  std::size_t turns_, members_;
  std::vector<std::uint8_t> bid_;
};

}  // namespace

Rotation rotation(const Market& market, std::span<const std::uint32_t> group, std::uint64_t seed) {
  const auto none = [](Untested reason, std::size_t used) { return Rotation{Outcome::none(reason, used), Outcome::none(reason, used)}; };
  if (!market.winners_known) return none(Untested::kNoWinners, 0);
  if (group.size() < 2) return none(Untested::kTooFewFirms, group.size());
  std::vector<std::uint32_t> place(market.firms(), Market::kNobody);
  for (std::uint32_t m = 0; m < group.size(); ++m) if (group[m] < place.size()) place[group[m]] = m;
  std::vector<Turn> turns;
  std::vector<std::size_t> wins(group.size(), 0), last(group.size(), 0);
  std::vector<std::uint32_t> winner;
  for (std::size_t t = 0; t < market.size(); ++t) {
    const auto won = market.winning_firm(t);
    if (won == Market::kNobody || place[won] == Market::kNobody) continue;
    Turn turn;
    for (std::size_t b = market.first[t]; b < market.first[t + 1]; ++b) {
      const auto f = market.firm[b];
      if (f == Market::kNobody || place[f] == Market::kNobody) continue;
      turn.bidders.push_back(place[f]);
    }
    if (turn.bidders.size() < 2) continue;
    ++wins[place[won]];
    winner.push_back(place[won]);
    turns.push_back(std::move(turn));
  }
  if (turns.size() < kFewestTenders) return none(Untested::kTooFewTenders, turns.size());
  if (std::count_if(wins.begin(), wins.end(), [](auto w) { return w >= kFewestWins; }) < 2) return none(Untested::kTooFewFirms, turns.size());

  const Seen seen = look(turns, winner, last);
  const Bidding bidding(turns, group.size());
  Rng rng(seed);
  const std::size_t steps = 4 * turns.size();
  auto hub = winner;
  bidding.exchange(hub, steps, rng);
  int drawn = 0;
  double fewer = 0, longer = 0;
  Seen mean;
  while (drawn < kDraws && (fewer < kEnough || longer < kEnough)) {
    winner = hub;
    bidding.exchange(winner, steps, rng);
    const Seen now = look(turns, winner, last);
    ++drawn;
    mean.repeats += now.repeats, mean.waiting += now.waiting;
    // Ties count half (mid-p), so that the coarse count of repeats is not always conservative.
    fewer += now.repeats < seen.repeats ? 1 : now.repeats == seen.repeats ? 0.5 : 0;
    longer += now.waiting > seen.waiting + 1e-12 ? 1 : std::abs(now.waiting - seen.waiting) <= 1e-12 ? 0.5 : 0;
  }
  const auto outcome = [&](double found, double expected, double beyond) {
    Outcome out;
    out.found = out.statistic = found;
    out.expected = expected / drawn;
    out.used = turns.size();
    out.p = std::min(1.0, (beyond + 1) / (drawn + 1));
    return out;
  };
  return {outcome(seen.repeats, mean.repeats, fewer), outcome(seen.waiting, mean.waiting, longer)};
}

}  // namespace meretid::tenders
