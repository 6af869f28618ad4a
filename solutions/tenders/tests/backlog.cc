// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/backlog.h"

#include <algorithm>
#include <cmath>

namespace meretid::tenders {

Backlog backlog_of(const Market& market) {
  Backlog out;
  out.value.assign(market.amount.size(), std::numeric_limits<double>::quiet_NaN());
  out.incumbent.assign(market.amount.size(), 0);
  std::vector<double> load(market.firms(), 0), usual(market.firms(), 0);
  for (std::uint32_t f = 0; f < market.firms(); ++f) {
    for (const auto b : market.bids_by(f)) usual[f] += market.amount[b] / static_cast<double>(market.bids_by(f).size());
  }
  std::uint32_t last = Market::kNobody;
  std::size_t added = 0, dropped = 0;  // tenders whose winners are in `load`: [dropped, added)
  const auto change = [&](std::size_t t, double sign) {
    const auto firm = market.winning_firm(t);
    if (firm == Market::kNobody) return;
    load[firm] += sign * market.amount[market.winner[t]];
    if (sign > 0) last = firm;
  };
  for (std::size_t t = 0; t < market.size(); ++t) {
    for (; added < t && (!market.dated || market.day[added] < market.day[t]); ++added) change(added, 1);
    for (; dropped < added && (market.dated ? market.day[dropped] + kBacklogDays < market.day[t] : dropped + kBacklogTenders < t); ++dropped) {
      change(dropped, -1);
    }
    for (std::size_t b = market.first[t]; b < market.first[t + 1]; ++b) {
      if (market.firm[b] == Market::kNobody) continue;
      // What was added and taken away again may leave a rounding error below 0.
      out.value[b] = std::log1p(std::max(load[market.firm[b]], 0.0) / usual[market.firm[b]]);
      out.incumbent[b] = market.firm[b] == last;
    }
  }
  return out;
}

}  // namespace meretid::tenders
