// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/group.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "solutions/tenders/tests/independence.h"

namespace meretid::tenders {
namespace {

constexpr double kEnough = 50;
constexpr int kFewestJudged = 199;

struct Figures {
  double meetings = 0, expected = 0, closeness = 0, pull = 0;
  std::size_t tenders = 0;
};

class Looker {
 public:
  Looker(const Market& market, const Residuals& residuals) : market_(market), residuals_(residuals), of_(market.tender_of_bid()) {}

  Figures look(std::span<const std::uint32_t> group) {
    bids_.clear();
    double activity = 0, squares = 0;
    for (const auto f : group) {
      const auto bids = market_.bids_by(f);
      bids_.insert(bids_.end(), bids.begin(), bids.end());
      activity += static_cast<double>(bids.size()), squares += static_cast<double>(bids.size() * bids.size());
    }
    std::sort(bids_.begin(), bids_.end());  // by tender, as bids are
    Figures out;
    out.expected = (activity * activity - squares) / 2 / static_cast<double>(market_.size());
    for (std::size_t i = 0; i < bids_.size();) {
      const auto t = of_[bids_[i]];
      std::size_t end = i;
      double sum = 0, distance = 0;
      while (end < bids_.size() && of_[bids_[end]] == t) {
        const double r = residuals_.value[bids_[end]];
        for (std::size_t k = i; k < end; ++k) distance += std::abs(r - residuals_.value[bids_[k]]);
        sum += r;
        ++end;
      }
      const double k = static_cast<double>(end - i), n = static_cast<double>(market_.bids(t));
      if (k >= 2) {
        out.meetings += k * (k - 1) / 2;
        out.closeness += distance / (k * (k - 1) / 2);
        // Residuals sum to 0 in a tender, so without the members the mean lies at -sum / (n - k).
        if (n > k) out.pull += std::abs(sum) / (n - k);
        ++out.tenders;
      }
      i = end;
    }
    if (out.tenders) out.closeness /= static_cast<double>(out.tenders), out.pull /= static_cast<double>(out.tenders);
    return out;
  }

 private:
  const Market& market_;
  const Residuals& residuals_;
  std::vector<std::uint32_t> of_, bids_;
};

}  // namespace

GroupTest group_test(const Market& market, const Residuals& residuals, std::span<const std::uint32_t> group, std::uint64_t seed, int draws) {
  const auto none = [](Untested reason, std::size_t used) {
    const auto out = Outcome::none(reason, used);
    return GroupTest{out, out, out};
  };
  if (market.firms() == 0) return none(Untested::kNoFirms, 0);
  if (group.size() < 2 || market.firms() < 4 * group.size()) return none(Untested::kTooFewFirms, market.firms());
  Looker looker(market, residuals);
  const Figures seen = looker.look(group);
  if (seen.tenders < kFewestMeetings) return none(Untested::kTooFewTenders, seen.tenders);

  std::vector<std::uint32_t> by_activity(market.firms());
  for (std::uint32_t f = 0; f < by_activity.size(); ++f) by_activity[f] = f;
  std::stable_sort(by_activity.begin(), by_activity.end(), [&](auto a, auto b) { return market.bids_by(a).size() < market.bids_by(b).size(); });
  std::vector<std::size_t> rank(by_activity.size());
  for (std::size_t i = 0; i < by_activity.size(); ++i) rank[by_activity[i]] = i;
  const std::size_t reach = std::min(by_activity.size() - 1, std::max({std::size_t{5}, by_activity.size() / 10, 2 * group.size()}));

  Rng rng(seed);
  std::vector<std::uint32_t> other;
  int drawn = 0, judged = 0;
  double more = 0, closer = 0, stronger = 0;
  Figures mean;
  const double ratio = seen.meetings / seen.expected;
  while (drawn < draws && (judged < kFewestJudged || more < kEnough || closer < kEnough || stronger < kEnough)) {
    other.clear();
    for (const auto f : group) {
      const std::size_t low = rank[f] > reach ? rank[f] - reach : 0, high = std::min(by_activity.size() - 1, rank[f] + reach);
      for (int attempt = 0; attempt < 100; ++attempt) {
        const auto candidate = by_activity[low + rng.below(high - low + 1)];
        if (std::find(other.begin(), other.end(), candidate) != other.end()) continue;
        other.push_back(candidate);
        break;
      }
    }
    const Figures now = looker.look(other);
    ++drawn;
    mean.meetings += now.expected > 0 ? now.meetings / now.expected * seen.expected : 0;
    more += now.expected > 0 && now.meetings / now.expected >= ratio;
    // Few meetings make means noisy, in either direction; groups that hardly met say nothing about bids.
    if (now.tenders < std::max<std::size_t>(3, seen.tenders / 4)) continue;
    ++judged;
    mean.closeness += now.closeness, mean.pull += now.pull;
    closer += now.closeness <= seen.closeness, stronger += now.pull >= seen.pull;
  }
  const auto outcome = [&](double found, double expected, double beyond, int of) {
    Outcome out;
    out.found = out.statistic = found;
    out.expected = of ? expected / of : 0;
    out.used = seen.tenders;
    out.p = (beyond + 1) / (of + 1);
    return out;
  };
  GroupTest result;
  result.participation = outcome(seen.meetings, mean.meetings, more, drawn);
  if (judged >= kFewestJudged) {
    result.closeness = outcome(seen.closeness, mean.closeness, closer, judged);
    result.pull = outcome(seen.pull, mean.pull, stronger, judged);
  } else {
    result.closeness = result.pull = Outcome::none(Untested::kTooFewFirms, static_cast<std::size_t>(judged));
  }
  return result;
}

}  // namespace meretid::tenders
