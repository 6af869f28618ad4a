// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/market.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace meretid::tenders {
namespace {

Market lay_out(const BidTable& table, std::span<const double> reserve, std::uint32_t id, std::vector<std::uint32_t> tenders) {
  Market market;
  market.id = id;
  market.format = table.format;
  market.winners_known = !table.won.empty() || table.format == Format::kFirstPrice;
  market.dated = std::all_of(tenders.begin(), tenders.end(), [&](auto t) { return t < table.day.size() && table.day[t] != kNoDay; });
  if (market.dated) std::stable_sort(tenders.begin(), tenders.end(), [&](auto a, auto b) { return table.day[a] < table.day[b]; });

  std::unordered_map<std::uint32_t, std::uint32_t> number;
  std::vector<std::uint64_t> order;
  for (const auto t : tenders) {
    order.clear();
    for (std::uint64_t b = table.first[t]; b < table.first[t + 1]; ++b) {
      if (table.amount[b] > 0 && std::isfinite(table.amount[b])) order.push_back(b);
    }
    if (order.empty()) continue;
    const auto firm_of = [&](std::uint64_t b) { return table.firm.empty() ? kNoFirm : table.firm[b]; };
    // Lowest bid of each firm; one that names nobody stands for itself.
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
      return firm_of(a) != firm_of(b) ? firm_of(a) < firm_of(b) : table.amount[a] != table.amount[b] ? table.amount[a] < table.amount[b] : a < b;
    });
    const std::size_t from = market.amount.size();
    std::uint32_t won = Market::kNobody;
    std::size_t winners = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto b = order[i];
      const bool again = i > 0 && firm_of(b) != kNoFirm && firm_of(b) == firm_of(order[i - 1]);
      if (!table.won.empty() && table.won[b]) {
        ++winners;
        won = static_cast<std::uint32_t>(market.amount.size() - (again ? 1 : 0));
      }
      if (again) continue;
      std::uint32_t firm = Market::kNobody;
      if (firm_of(b) != kNoFirm) {
        const auto [at, fresh] = number.emplace(firm_of(b), static_cast<std::uint32_t>(market.firm_id.size()));
        if (fresh) market.firm_id.push_back(firm_of(b));
        firm = at->second;
      }
      market.amount.push_back(table.amount[b]);
      market.log_amount.push_back(std::log(table.amount[b]));
      market.firm.push_back(firm);
    }
    if (winners != 1) won = Market::kNobody;
    if (table.won.empty() && table.format == Format::kFirstPrice) {
      const auto begin = market.amount.begin() + static_cast<std::ptrdiff_t>(from);
      const auto lowest = std::min_element(begin, market.amount.end());
      if (std::count(begin, market.amount.end(), *lowest) == 1) won = static_cast<std::uint32_t>(lowest - market.amount.begin());
    }
    market.tender.push_back(t);
    market.day.push_back(t < table.day.size() ? table.day[t] : kNoDay);
    if (!reserve.empty()) market.reserve.push_back(reserve[t]);
    market.winner.push_back(won);
    market.first.push_back(market.amount.size());
  }

  market.bids_first.assign(market.firms() + 1, 0);
  for (const auto f : market.firm) if (f != Market::kNobody) ++market.bids_first[f + 1];
  for (std::size_t f = 0; f < market.firms(); ++f) market.bids_first[f + 1] += market.bids_first[f];
  market.bids_of_firm.resize(market.bids_first.back());
  auto next = market.bids_first;
  for (std::size_t b = 0; b < market.firm.size(); ++b) {
    if (market.firm[b] != Market::kNobody) market.bids_of_firm[next[market.firm[b]]++] = static_cast<std::uint32_t>(b);
  }
  return market;
}

}  // namespace

std::vector<std::uint32_t> Market::tender_of_bid() const {
  std::vector<std::uint32_t> of(amount.size());
  for (std::size_t t = 0; t < size(); ++t) {
    for (std::size_t b = first[t]; b < first[t + 1]; ++b) of[b] = static_cast<std::uint32_t>(t);
  }
  return of;
}

std::vector<Market> markets_of(const BidTable& table, std::span<const double> reserve) {
  std::vector<std::vector<std::uint32_t>> tenders(table.markets.size());
  for (std::uint32_t t = 0; t < table.tenders(); ++t) {
    if (table.market[t] < tenders.size()) tenders[table.market[t]].push_back(t);
  }
  std::vector<Market> markets;
  for (std::uint32_t m = 0; m < tenders.size(); ++m) {
    if (!tenders[m].empty()) markets.push_back(lay_out(table, reserve, m, std::move(tenders[m])));
  }
  return markets;
}

}  // namespace meretid::tenders
