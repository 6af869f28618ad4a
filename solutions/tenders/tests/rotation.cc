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
  std::size_t winner = 0;              // into bidders
};

struct Seen {
  double repeats = 0, waiting = 0;
};

Seen look(const std::vector<Turn>& turns, std::span<const std::size_t> winner, std::size_t members) {
  Seen seen;
  std::vector<std::size_t> last(members, 0);  // the turn after which the member waits; all start together
  std::size_t before = members, judged = 0;
  for (std::size_t t = 0; t < turns.size(); ++t) {
    const auto& bidders = turns[t].bidders;
    const auto won = bidders[winner[t]];
    seen.repeats += won == before;
    double longer = 0, equal = 0;
    for (const auto b : bidders) longer += last[b] > last[won], equal += last[b] == last[won];
    seen.waiting += (longer + (equal - 1) / 2) / static_cast<double>(bidders.size() - 1);
    ++judged;
    last[won] = t + 1;
    before = won;
  }
  seen.waiting /= static_cast<double>(judged);
  return seen;
}

/// Exchanges the winners of two tenders, where both winners bid in both, so many times.
void exchange(const std::vector<Turn>& turns, std::vector<std::size_t>& winner, std::size_t times, Rng& rng) {
  const auto find = [&](std::size_t t, std::uint32_t member) {
    const auto& bidders = turns[t].bidders;
    return static_cast<std::size_t>(std::find(bidders.begin(), bidders.end(), member) - bidders.begin());
  };
  for (std::size_t k = 0; k < times; ++k) {
    const std::size_t s = rng.below(turns.size()), t = rng.below(turns.size());
    const auto a = turns[s].bidders[winner[s]], b = turns[t].bidders[winner[t]];
    if (a == b) continue;
    const std::size_t in_s = find(s, b), in_t = find(t, a);
    if (in_s == turns[s].bidders.size() || in_t == turns[t].bidders.size()) continue;
    winner[s] = in_s, winner[t] = in_t;
  }
}

}  // namespace

Rotation rotation(const Market& market, std::span<const std::uint32_t> group, std::uint64_t seed) {
  const auto none = [](Untested reason, std::size_t used) { return Rotation{Outcome::none(reason, used), Outcome::none(reason, used)}; };
  if (!market.winners_known) return none(Untested::kNoWinners, 0);
  if (group.size() < 2) return none(Untested::kTooFewFirms, group.size());
  std::vector<std::uint32_t> place(market.firms(), Market::kNobody);
  for (std::uint32_t m = 0; m < group.size(); ++m) if (group[m] < place.size()) place[group[m]] = m;
  std::vector<Turn> turns;
  std::vector<std::size_t> wins(group.size(), 0), winner;
  for (std::size_t t = 0; t < market.size(); ++t) {
    const auto won = market.winning_firm(t);
    if (won == Market::kNobody || place[won] == Market::kNobody) continue;
    Turn turn;
    for (std::size_t b = market.first[t]; b < market.first[t + 1]; ++b) {
      const auto f = market.firm[b];
      if (f == Market::kNobody || place[f] == Market::kNobody) continue;
      if (b == market.winner[t]) turn.winner = turn.bidders.size();
      turn.bidders.push_back(place[f]);
    }
    if (turn.bidders.size() < 2) continue;
    ++wins[place[won]];
    winner.push_back(turn.winner);
    turns.push_back(std::move(turn));
  }
  if (turns.size() < kFewestTenders) return none(Untested::kTooFewTenders, turns.size());
  if (std::count_if(wins.begin(), wins.end(), [](auto w) { return w >= kFewestWins; }) < 2) return none(Untested::kTooFewFirms, turns.size());

  const Seen seen = look(turns, winner, group.size());
  Rng rng(seed);
  const std::size_t steps = 4 * turns.size();
  auto hub = winner;
  exchange(turns, hub, steps, rng);
  int drawn = 0;
  double fewer = 0, longer = 0;
  Seen mean;
  while (drawn < kDraws && (fewer < kEnough || longer < kEnough)) {
    winner = hub;
    exchange(turns, winner, steps, rng);
    const Seen now = look(turns, winner, group.size());
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
