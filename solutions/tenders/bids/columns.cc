// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bids/columns.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace meretid::tenders {
namespace {

using Names = std::vector<std::string_view>;

// The first name of the list that the file has wins.
const Names kTender = {"udbud", "udbudsid", "udbudsnr", "udbudsnummer", "licitation", "delaftale", "tender", "tenderid", "tendernumber", "auction", "auctionid", "lot", "lotid",
                       "bidnoticeid", "noticeid", "pid", "procedureid", "sagsnr", "sagsnummer", "sag", "projekt", "projektnr", "project", "projectid", "contract", "contractid", "ocid"};
const Names kBidder = {"tilbudsgiver", "tilbudsgivere", "virksomhed", "virksomhedsnavn", "firma", "leverandør", "cvr", "cvrnr", "cvrnummer", "byder", "bidder", "bidderid", "biddername",
                       "tenderer", "supplier", "suppliername", "company", "firm", "firmid", "competitors", "competitor", "vendor"};
const Names kAmount = {"tilbudssum", "tilbudspris", "tilbudsbeløb", "tilbudssumkr", "beløb", "beløbkr", "budbeløb", "pris", "bidvalue", "bidamount", "bidprice", "amount", "price", "bud", "tilbud",
                       "bid", "value", "sum"};
const Names kWinner = {"vinder", "vandt", "vundet", "tildelt", "winner", "won", "awarded", "iswinner", "placering"};
const Names kWinning = {"vinder", "vindende", "winner", "winning", "1strank"};  // begin what tells a pair of columns apart
const Names kDate = {"dato", "udbudsdato", "tilbudsfrist", "frist", "åbningsdato", "date", "tenderdate", "deadline", "år", "year"};
const Names kMarket = {"marked", "market", "markedsområde", "fagområde", "cpv", "cpvkode", "cpvcode"};
const Names kCurrency = {"valuta", "valutakode", "currency", "currencyid"};
const Names kEstimate = {"anslåetværdi", "overslag", "estimat", "estimate", "estimatedvalue", "reserveprice", "pretenderestimatepte", "pretenderestimate"};

std::string all_of(const std::vector<std::string>& header) {
  std::string all;
  for (std::size_t i = 0; i < header.size() && i < 60; ++i) all += (i ? ", " : "") + header[i];
  return header.size() > 60 ? all + ", …" : all;
}

class Finder {
 public:
  Finder(const std::vector<std::string>& header, std::string_view file) : header_(header), file_(file) {
    for (const std::string& name : header) keys_.push_back(column_key(name));
  }
  const std::vector<std::string>& keys() const { return keys_; }

  Result<Columns::Place> named(const std::string& name) const {
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (header_[i] == name) return i;
    const std::string key = column_key(name);
    for (std::size_t i = 0; i < keys_.size(); ++i)
      if (!key.empty() && keys_[i] == key) return i;
    return fail("tenders.bids.column", Kind::kBadInput, {{"expected", name}, {"found", all_of(header_)}}, file_);
  }
  Columns::Place usual(const Names& names) const {
    for (const std::string_view name : names)
      if (const auto at = std::find(keys_.begin(), keys_.end(), name); at != keys_.end()) return static_cast<std::size_t>(at - keys_.begin());
    return {};
  }
  Result<Columns::Place> place(const std::string& name, const Names& names, bool guess) const {
    if (!name.empty() && name != "none") return named(name);
    return guess && name.empty() ? usual(names) : Columns::Place{};
  }
  Error missing(const char* what_da, const char* what_en, const char* flag) const {
    return Error("tenders.bids.needed", Kind::kBadInput, {{"what.da", what_da}, {"what.en", what_en}, {"flag", flag}, {"found", all_of(header_)}}, file_);
  }

 private:
  const std::vector<std::string>& header_;
  std::string file_;
  std::vector<std::string> keys_;
};

// "bid12" -> {"bid", 12}.
std::optional<std::pair<std::string, int>> numbered(const std::string& key) {
  std::size_t digits = key.size();
  while (digits > 0 && key[digits - 1] >= '0' && key[digits - 1] <= '9') --digits;
  if (digits == 0 || digits == key.size() || key.size() - digits > 4) return {};
  return std::pair{key.substr(0, digits), std::stoi(key.substr(digits))};
}

std::vector<Columns::Pair> wide_pairs(const std::vector<std::string>& keys) {
  std::map<int, Columns::Pair> pairs;
  std::map<int, std::size_t> bidders;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto split = numbered(keys[i]);
    if (!split) continue;
    const auto is = [&](const Names& names) { return std::find(names.begin(), names.end(), split->first) != names.end(); };
    // "Tilbud 1" beside "Tilbudsgiver 1": the first is the amount.
    if (is(kBidder)) bidders.emplace(split->second, i);
    else if (is(kAmount)) pairs.emplace(split->second, Columns::Pair{{}, i, false, false});
  }
  std::vector<Columns::Pair> found;
  for (auto& [number, pair] : pairs) {
    if (const auto bidder = bidders.find(number); bidder != bidders.end()) pair.bidder = bidder->second;
    found.push_back(pair);
  }
  return found;
}

// "firmawinner" -> "winner": what follows the longest of the names, empty where none begins the key.
std::string_view behind(std::string_view key, const Names& names) {
  std::size_t longest = 0;
  for (const std::string_view name : names)
    if (key.starts_with(name)) longest = std::max(longest, name.size());
  return longest ? key.substr(longest) : std::string_view();
}

// Prices and bidders told apart by words: "Pris (vinder)" goes with "Firma (vinder)".
std::vector<Columns::Pair> named_pairs(const std::vector<std::string>& keys) {
  std::vector<Columns::Pair> found;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string_view which = behind(keys[i], kAmount);
    if (which.empty()) continue;
    const auto bidder = std::ranges::find_if(keys, [&](const std::string& key) { return behind(key, kBidder) == which; });
    if (bidder == keys.end()) continue;
    const bool winner = std::ranges::any_of(kWinning, [&](std::string_view word) { return which.starts_with(word); });
    found.push_back({static_cast<std::size_t>(bidder - keys.begin()), i, true, winner});
  }
  return found;
}

}  // namespace

std::size_t Columns::last() const {
  std::size_t most = 0;
  for (const Place& p : {tender, bidder, amount, winner, date, market, currency, estimate, label}) most = std::max(most, p.value_or(0));
  for (const Pair& p : wide) most = std::max({most, p.amount, p.bidder.value_or(0)});
  return most;
}

std::string column_key(std::string_view name) {
  std::string key;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = base::lower(base::next(name, at));
    if (base::is_letter(c) || (c >= U'0' && c <= U'9')) base::append(key, c);
  }
  return key;
}

Result<Columns> columns_of(const std::vector<std::string>& header, const ReadSettings& s, std::string_view file) {
  const Finder find(header, file);
  Columns c;
  TRY(c.tender, find.place(s.tender, kTender, s.guess));
  TRY(c.amount, find.place(s.amount, kAmount, s.guess));
  TRY(c.bidder, find.place(s.bidder, kBidder, s.guess));
  TRY(c.winner, find.place(s.winner, kWinner, s.guess));
  TRY(c.date, find.place(s.date, kDate, s.guess));
  TRY(c.market, find.place(s.market, kMarket, s.guess));
  TRY(c.currency, find.place(s.currency, kCurrency, s.guess));
  TRY(c.estimate, find.place(s.estimate, kEstimate, s.guess));
  if (!s.label.empty()) {
    TRY(c.label, find.named(s.label));
  }
  if (s.amount.empty() && s.guess)
    if (auto pairs = wide_pairs(find.keys()); pairs.size() >= 2) c.wide = std::move(pairs), c.amount.reset(), c.bidder.reset();
  if (!c.amount && c.wide.empty() && s.guess)
    if (auto pairs = named_pairs(find.keys()); pairs.size() >= 2) c.wide = std::move(pairs), c.bidder.reset();
  if (!c.tender) return fail(find.missing("udbuddet", "the tender", "--tender"));
  if (!c.amount && c.wide.empty()) return fail(find.missing("tilbuddets beløb", "the amount of the bid", "--amount"));
  return c;
}

}  // namespace meretid::tenders
