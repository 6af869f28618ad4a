// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/listed.h"

#include <algorithm>

namespace meretid::tenders::hall {
namespace {

struct Told { const char* name; double Screens::*value; std::size_t fewest; };
constexpr std::array<Told, 8> kTold = {{{"cv", &Screens::cv, 2}, {"spd", &Screens::spd, 2}, {"diffp", &Screens::diffp, 2}, {"rd", &Screens::rd, 3},
                                        {"rdalt", &Screens::rdalt, 3}, {"skew", &Screens::skew, 3}, {"kurt", &Screens::kurt, 4}, {"kstest", &Screens::kstest, 3}}};
// A firm in every tender of a large market would make each listed tender cost as much as the market.
constexpr std::size_t kMostTendersOfAFirm = 5000;

// Places by key, as offsets into one vector: key k has [first[k], first[k + 1]).
template <class KeysOf>
void group(std::size_t keys, std::size_t tenders, const KeysOf& keys_of, std::vector<std::size_t>& first, std::vector<std::size_t>& places) {
  first.assign(keys + 1, 0);
  for (std::size_t k = 0; k < tenders; ++k)
    for (const auto key : keys_of(k)) ++first[key + 1];
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  places.resize(first.back());
  std::vector<std::size_t> at(first.begin(), first.end() - 1);
  for (std::size_t k = 0; k < tenders; ++k)
    for (const auto key : keys_of(k)) places[at[key]++] = k;
}

}  // namespace

Listed::Listed(const Measured& measured) : m_(measured) {
  const BidTable& t = m_.table;
  group(t.markets.size(), t.tenders(), [&](std::size_t k) { return std::array{t.market[k]}; }, market_first_, by_market_);
  std::vector<std::uint32_t> firms;
  group(t.firms.size(), t.tenders(),
        [&](std::size_t k) -> const std::vector<std::uint32_t>& {
          const auto all = t.firms_of(k);
          firms.assign(all.begin(), all.end());
          std::sort(firms.begin(), firms.end());
          firms.erase(std::unique(firms.begin(), firms.end()), firms.end());
          if (!firms.empty() && firms.back() == kNoFirm) firms.pop_back();
          return firms;
        },
        firm_first_, by_firm_);
}

std::span<const std::size_t> Listed::of_market(std::uint32_t m) const { return std::span(by_market_).subspan(market_first_[m], market_first_[m + 1] - market_first_[m]); }
std::span<const std::size_t> Listed::of_firm(std::uint32_t f) const { return std::span(by_firm_).subspan(firm_first_[f], firm_first_[f + 1] - firm_first_[f]); }

double Listed::figure(std::size_t k, std::size_t which) const { return which == 0 ? m_.composite.score[k] : m_.screens[k].*kTold[which - 1].value; }

const Listed::Sorted& Listed::sorted(std::uint32_t market) {
  const auto [at, fresh] = sorted_.try_emplace(market);
  if (!fresh) return at->second;
  for (std::size_t which = 0; which < kFigures; ++which) {
    auto& values = at->second[which];
    const std::size_t fewest = which == 0 ? 2 : kTold[which - 1].fewest;
    for (const auto k : of_market(market))
      if (m_.table.bids_of(k) >= fewest) values.push_back(figure(k, which));
    std::sort(values.begin(), values.end());
  }
  return at->second;
}

double Listed::below(std::size_t k, std::size_t which) {
  const auto& values = sorted(m_.table.market[k])[which];
  if (values.size() < 2) return 0;
  const auto lower = std::lower_bound(values.begin(), values.end(), figure(k, which)) - values.begin();
  return static_cast<double>(lower) / static_cast<double>(values.size() - 1);
}

double Listed::place(std::size_t k) { return m_.table.bids_of(k) < 2 ? 0 : below(k, 0); }

std::vector<FigureRow> Listed::figures(std::size_t k) {
  std::vector<FigureRow> rows;
  for (std::size_t i = 0; i < kTold.size(); ++i)
    if (m_.table.bids_of(k) >= kTold[i].fewest) rows.push_back({kTold[i].name, figure(k, i + 1), below(k, i + 1)});
  return rows;
}

std::vector<Listed::Alike> Listed::alike(std::size_t k, std::size_t most) const {
  std::unordered_map<std::size_t, std::size_t> shared;
  std::vector<std::uint32_t> firms(m_.table.firms_of(k).begin(), m_.table.firms_of(k).end());
  std::sort(firms.begin(), firms.end());
  firms.erase(std::unique(firms.begin(), firms.end()), firms.end());
  for (const auto f : firms) {
    if (f == kNoFirm) continue;
    const auto tenders = of_firm(f);
    for (const auto other : tenders.first(std::min(tenders.size(), kMostTendersOfAFirm)))
      if (other != k) ++shared[other];
  }
  std::vector<Alike> all;
  for (const auto& [tender, count] : shared)
    if (count >= 2) all.push_back({tender, count});
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
  std::partial_sort(all.begin(), end, all.end(), [&](const Alike& a, const Alike& b) {
    if (a.shared != b.shared) return a.shared > b.shared;
    const double x = m_.composite.score[a.tender], y = m_.composite.score[b.tender];
    return x != y ? x > y : a.tender < b.tender;
  });
  all.erase(end, all.end());
  return all;
}

}  // namespace meretid::tenders::hall
