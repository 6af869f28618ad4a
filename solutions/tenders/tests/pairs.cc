// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/pairs.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "solutions/tenders/bids/firm_pair.h"

namespace meretid::tenders {

Pairs pairs_of(const Market& market, std::size_t fewest_meetings, std::size_t most_bids) {
  Pairs out;
  // Firms that bid too seldom cannot meet often enough; leaving them out keeps large markets small.
  std::vector<std::uint8_t> often(market.firms());
  for (std::uint32_t f = 0; f < market.firms(); ++f) often[f] = market.bids_by(f).size() >= fewest_meetings;
  std::unordered_map<FirmPair, std::uint32_t> count;
  const auto each = [&](auto&& act) {
    std::vector<std::uint32_t> bids;
    for (std::size_t t = 0; t < market.size(); ++t) {
      if (market.bids(t) < 3 || market.bids(t) > most_bids) continue;
      bids.clear();
      for (std::size_t b = market.first[t]; b < market.first[t + 1]; ++b) {
        if (market.firm[b] != Market::kNobody && often[market.firm[b]]) bids.push_back(static_cast<std::uint32_t>(b));
      }
      std::sort(bids.begin(), bids.end(), [&](auto x, auto y) { return market.firm[x] < market.firm[y]; });
      for (std::size_t i = 0; i < bids.size(); ++i) {
        for (std::size_t j = i + 1; j < bids.size(); ++j) {
          act(firm_pair(market.firm[bids[i]], market.firm[bids[j]]), Meeting{static_cast<std::uint32_t>(t), bids[i], bids[j]});
        }
      }
    }
  };
  for (std::size_t t = 0; t < market.size(); ++t) out.tenders_left_out += market.bids(t) > most_bids;
  each([&](FirmPair key, const Meeting&) { ++count[key]; });
  std::unordered_map<FirmPair, std::size_t> place;
  for (const auto& [key, n] : count) {
    if (n < fewest_meetings) continue;
    Pair pair;
    pair.a = lower_of(key);
    pair.b = higher_of(key);
    pair.meetings.reserve(n);
    out.pairs.push_back(std::move(pair));
  }
  std::sort(out.pairs.begin(), out.pairs.end(), [](const Pair& x, const Pair& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
  for (std::size_t i = 0; i < out.pairs.size(); ++i) place[firm_pair(out.pairs[i].a, out.pairs[i].b)] = i;
  each([&](FirmPair key, const Meeting& meeting) {
    const auto at = place.find(key);
    if (at != place.end()) out.pairs[at->second].meetings.push_back(meeting);
  });
  return out;
}

}  // namespace meretid::tenders
