// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bids/rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/utf8.h"
#include "solutions/tenders/bids/firm_name.h"

namespace meretid::tenders {
namespace {

constexpr std::uint32_t kNoMarket = 0xffffffff;
constexpr std::size_t kMany = 1000;

// Values of rows brought into the order of their tenders.
template <class T>
std::vector<T> in_order(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (const std::uint32_t row : order) sorted.push_back(values[row]);
  values = {};
  return sorted;
}

template <class T>
void keep(std::vector<T>& values, const std::vector<std::uint8_t>& unusable) {
  if (values.empty()) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!unusable[i]) values[kept++] = values[i];
  values.resize(kept);
}

// A bid that is another with Danish VAT on it, to the krone. Round amounts meet by chance and do not count; nor do small ones.
bool vat_in_some(std::span<const double> bids, std::vector<double>& sorted) {
  sorted.assign(bids.begin(), bids.end());
  std::sort(sorted.begin(), sorted.end());
  if (sorted.back() < 1.2499 * sorted.front()) return false;
  for (std::size_t low = 0, high = 0; low < sorted.size(); ++low) {
    if (sorted[low] < 10'000 || std::fmod(sorted[low], 1000) == 0) continue;
    const double with = 1.25 * sorted[low];
    while (high < sorted.size() && sorted[high] < with - 0.6) ++high;
    if (high < sorted.size() && sorted[high] <= with + 0.6 && std::fmod(sorted[high], 1000) != 0) return true;
  }
  return false;
}

}  // namespace

void Rows::reserve(std::size_t bids, std::size_t tenders) {
  amount_.reserve(bids), tender_.reserve(bids), row_.reserve(bids);
  if (holds_.bidders) firm_.reserve(bids), hash_.reserve(bids);
  if (holds_.winners) won_.reserve(bids);
  market_.reserve(tenders), left_out_.reserve(tenders), day_.reserve(tenders), line_.reserve(tenders);
}

std::uint32_t Rows::tender(std::string_view name, std::uint64_t line) {
  if (names_.size() > 0 && names_[last_tender_] == name) return last_tender_;
  bool fresh = false;
  last_tender_ = names_.add(name, fresh);
  if (fresh) {
    market_.push_back(kNoMarket), left_out_.push_back(0), day_.push_back(kNoDay), line_.push_back(line);
    if (holds_.estimates) estimate_.push_back(0);
    if (holds_.labels) label_.push_back(-1);
  }
  return last_tender_;
}

bool Rows::market(std::uint32_t tender, std::string_view name, std::uint64_t line) {
  const std::uint32_t market = market_names_.add(name);
  if (market_[tender] == kNoMarket) market_[tender] = market;
  else if (market_[tender] != market) return notes_.add(Odd::kMarkets, line), false;
  return true;
}

void Rows::day(std::uint32_t tender, std::int32_t day) {
  if (day_[tender] == kNoDay) day_[tender] = day;
}

void Rows::estimate(std::uint32_t tender, double amount) {
  if (estimate_[tender] == 0) estimate_[tender] = amount;
}

void Rows::label(std::uint32_t tender, bool yes, std::uint64_t line) {
  const auto label = static_cast<std::int8_t>(yes);
  if (label_[tender] != -1 && label_[tender] != label) notes_.add(Odd::kLabels, line);
  label_[tender] = std::max(label_[tender], label);
}

std::uint32_t Rows::firm(std::string_view name, std::uint64_t line) {
  bool fresh = false;
  const std::uint32_t raw = raw_firms_.add(name, fresh);
  if (!fresh) return firm_of_raw_[raw];
  const std::string text = utf8(name), key = firm_key(text);
  if (looks_like_wrong_cvr(text)) notes_.add(Odd::kWrongCvr, line);
  std::uint32_t firm = kNoFirm;
  if (!key.empty()) {
    firm = firm_keys_.add(key, fresh);
    if (fresh) firms_.push_back(text);
  }
  firm_of_raw_.push_back(firm);
  return firm;
}

std::uint32_t Rows::known_firm(std::string_view name) const {
  if (const std::uint32_t raw = raw_firms_.find(name); raw != 0xffffffff) return firm_of_raw_[raw];
  return firm_keys_.find(firm_key(base::is_utf8(name) ? std::string(name) : base::from_windows_1252(name)));
}

void Rows::bid(const Bid& bid) {
  tender_.push_back(bid.tender);
  amount_.push_back(bid.amount);
  row_.push_back(bid.line);
  if (holds_.bidders) firm_.push_back(bid.firm), hash_.push_back(static_cast<std::uint32_t>(bid.hash ? (bid.hash >> 32) | 1 : 0));
  if (holds_.winners) won_.push_back(bid.won);
  if (holds_.currencies) currency_.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(255, currency_names_.add(bid.currency))));
}

std::string Rows::utf8(std::string_view text) {
  if (base::is_utf8(text)) return std::string(text);
  notes_.add(Odd::kEncoding, 1);
  return base::from_windows_1252(text);
}

void Rows::group(BidTable& t) {
  const std::size_t tenders = names_.size();
  t.first.assign(tenders + 1, 0);
  for (const std::uint32_t tender : tender_) ++t.first[tender + 1];
  std::partial_sum(t.first.begin(), t.first.end(), t.first.begin());
  if (std::is_sorted(tender_.begin(), tender_.end())) {
    t.amount = std::move(amount_), t.firm = std::move(firm_), t.won = std::move(won_), t.row = std::move(row_);
    return;
  }
  std::vector<std::uint64_t> next(t.first.begin(), t.first.end() - 1);
  std::vector<std::uint32_t> order(tender_.size());
  for (std::uint32_t row = 0; row < tender_.size(); ++row) order[next[tender_[row]]++] = row;
  t.amount = in_order(amount_, order);
  t.row = in_order(row_, order);
  if (!firm_.empty()) t.firm = in_order(firm_, order);
  if (!hash_.empty()) hash_ = in_order(hash_, order);
  if (!won_.empty()) t.won = in_order(won_, order);
  if (!currency_.empty()) currency_ = in_order(currency_, order);
}

// A firm twice in a tender is told; a row that is a copy in every cell counts once.
void Rows::mark_copies(const BidTable& t, std::vector<std::uint8_t>& unusable) {
  if (t.firm.empty()) return;
  std::vector<std::uint64_t> at;
  for (std::size_t k = 0; k < t.tenders(); ++k) {
    const std::uint64_t begin = t.first[k], end = t.first[k + 1];
    bool twice = false;
    if (end - begin <= 12) {
      for (std::uint64_t i = begin + 1; i < end && !twice; ++i)
        for (std::uint64_t j = begin; j < i && !twice; ++j) twice = t.firm[i] == t.firm[j] && t.firm[i] != kNoFirm;
      if (!twice) continue;
    }
    at.resize(end - begin);
    std::iota(at.begin(), at.end(), begin);
    std::stable_sort(at.begin(), at.end(), [&](std::uint64_t a, std::uint64_t b) { return std::pair(t.firm[a], hash_[a]) < std::pair(t.firm[b], hash_[b]); });
    for (std::size_t i = 1; i < at.size(); ++i) {
      const std::uint64_t a = at[i - 1], b = at[i];
      if (t.firm[a] != t.firm[b] || t.firm[b] == kNoFirm) continue;
      const bool copy = hash_[a] != 0 && hash_[a] == hash_[b] && t.amount[a] == t.amount[b];
      notes_.add(copy ? Odd::kRepeated : Odd::kTwice, std::max(t.row[a], t.row[b]));
      if (copy) unusable[std::max(a, b)] = 1;
    }
  }
}

// Within a tender only bids of one currency compare: the one that most of them have.
void Rows::mark_currencies(const BidTable& t, std::vector<std::uint8_t>& unusable) {
  if (currency_.empty() || currency_names_.size() < 2) return;
  std::array<std::uint32_t, 256> count{};
  for (std::size_t k = 0; k < t.tenders(); ++k) {
    const std::uint64_t begin = t.first[k], end = t.first[k + 1];
    if (std::all_of(currency_.begin() + static_cast<std::ptrdiff_t>(begin), currency_.begin() + static_cast<std::ptrdiff_t>(end), [&](std::uint8_t c) { return c == currency_[begin]; })) continue;
    count.fill(0);
    for (std::uint64_t i = begin; i < end; ++i) ++count[currency_[i]];
    const auto most = static_cast<std::uint8_t>(std::max_element(count.begin(), count.end()) - count.begin());
    for (std::uint64_t i = begin; i < end; ++i)
      if (currency_[i] != most) notes_.add(Odd::kCurrencies, t.row[i]), unusable[i] = 1;
  }
}

void Rows::leave_out(BidTable& t, const std::vector<std::uint8_t>& unusable) {
  if (std::find(unusable.begin(), unusable.end(), 1) == unusable.end()) return;
  std::vector<std::uint64_t> first(t.first.size(), 0);
  for (std::size_t k = 0; k < t.tenders(); ++k) {
    std::uint64_t kept = 0;
    for (std::uint64_t i = t.first[k]; i < t.first[k + 1]; ++i) kept += !unusable[i];
    t.left_out[k] += static_cast<std::uint32_t>(t.first[k + 1] - t.first[k] - kept);
    first[k + 1] = first[k] + kept;
  }
  t.first = std::move(first);
  keep(t.amount, unusable), keep(t.firm, unusable), keep(t.won, unusable), keep(t.row, unusable);
}

void Rows::tell(const BidTable& t) {
  std::vector<double> sorted;
  for (std::size_t k = 0; k < t.tenders(); ++k) {
    const std::size_t n = t.bids_of(k);
    if (n == 0) {
      notes_.add(Odd::kNoBid, line_[k]);
      continue;
    }
    const std::uint64_t line = t.row[t.first[k]];
    if (n == 1) notes_.add(Odd::kOneBid, line);
    if (n > kMany) notes_.add(Odd::kMany, line);
    if (vat_in_some(t.amounts_of(k), sorted)) notes_.add(Odd::kVat, line);
    if (t.won.empty()) continue;
    std::size_t winners = 0;
    for (std::uint64_t i = t.first[k]; i < t.first[k + 1]; ++i) winners += t.won[i];
    if (winners == 0) notes_.add(Odd::kNoWinner, line);
    if (winners > 1) notes_.add(Odd::kTwoWinners, line);
  }
}

BidTable Rows::table() {
  BidTable t;
  t.tender.reserve(names_.size());
  for (std::uint32_t k = 0; k < names_.size(); ++k) t.tender.push_back(utf8(names_[k]));
  group(t);
  tender_ = {};
  t.market.assign(names_.size(), 0);
  if (market_names_.size() > 0) {
    t.markets.clear();
    for (std::uint32_t m = 0; m < market_names_.size(); ++m) t.markets.push_back(utf8(market_names_[m]));
    std::uint32_t unnamed = kNoMarket;
    for (std::size_t k = 0; k < t.market.size(); ++k) {
      if (market_[k] == kNoMarket && unnamed == kNoMarket) unnamed = static_cast<std::uint32_t>(t.markets.size()), t.markets.emplace_back();
      t.market[k] = market_[k] == kNoMarket ? unnamed : market_[k];
    }
  }
  t.day = std::move(day_), t.left_out = std::move(left_out_), t.estimate = std::move(estimate_), t.label = std::move(label_);
  t.firms = std::move(firms_);
  std::vector<std::uint8_t> unusable(t.bids(), 0);
  mark_copies(t, unusable);
  mark_currencies(t, unusable);
  leave_out(t, unusable);
  tell(t);
  return t;
}

}  // namespace meretid::tenders
