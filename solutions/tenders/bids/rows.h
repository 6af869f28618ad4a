// SPDX-License-Identifier: EUPL-1.2
// Bids as they are read, row by row, and the table made of them: the reading knows files, this knows tenders. Used by one thread.
#pragma once

#include <string_view>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"
#include "solutions/tenders/bids/notes.h"
#include "solutions/tenders/bids/text_index.h"

namespace meretid::tenders {

/// Texts in whatever encoding the file has; they become UTF-8 when the table is made.
class Rows {
 public:
  struct Holds { bool bidders = false, winners = false, estimates = false, labels = false, currencies = false; };
  Rows(Holds holds, Notes& notes) : holds_(holds), notes_(notes) {}
  void reserve(std::size_t bids, std::size_t tenders);

  /// The tender of a row; told of market, day, estimate and label at each of its rows.
  std::uint32_t tender(std::string_view name, std::uint64_t line);
  bool market(std::uint32_t tender, std::string_view name, std::uint64_t line);  ///< false: another than at first, which is told
  void day(std::uint32_t tender, std::int32_t day);
  void estimate(std::uint32_t tender, double amount);
  void label(std::uint32_t tender, bool yes, std::uint64_t line);
  /// A row without a usable bid.
  void left_out(std::uint32_t tender) { ++left_out_[tender]; }

  std::uint32_t firm(std::string_view name, std::uint64_t line);   ///< kNoFirm for a name without letters or digits
  std::uint32_t known_firm(std::string_view name) const;           ///< kNoFirm when no bid so far was the firm's

  struct Bid {
    std::uint32_t tender = 0, firm = kNoFirm;
    double amount = 0;
    bool won = false;
    std::string_view currency{};
    std::uint64_t line = 0;
    std::uint64_t hash = 0;       ///< of the whole row; 0: never taken for a copy
  };
  void bid(const Bid& bid);
  std::size_t bids() const { return amount_.size(); }
  std::size_t tenders() const { return names_.size(); }

  /// Groups by tender, leaves copies and bids in odd currencies out, and tells what the tenders themselves show.
  BidTable table();

 private:
  std::string utf8(std::string_view text);
  void group(BidTable& table);
  void leave_out(BidTable& table, const std::vector<std::uint8_t>& unusable);
  void mark_copies(const BidTable& table, std::vector<std::uint8_t>& unusable);
  void mark_currencies(const BidTable& table, std::vector<std::uint8_t>& unusable);
  void tell(const BidTable& table);

  Holds holds_;
  Notes& notes_;
  TextIndex names_, raw_firms_, firm_keys_, market_names_, currency_names_;
  std::vector<std::uint32_t> firm_of_raw_;
  std::vector<std::string> firms_;
  std::uint32_t last_tender_ = 0;
  // By tender.
  std::vector<std::uint32_t> market_, left_out_;
  std::vector<std::uint64_t> line_;
  std::vector<std::int32_t> day_;
  std::vector<double> estimate_;
  std::vector<std::int8_t> label_;
  // By bid, in the order of the file.
  std::vector<std::uint32_t> tender_, firm_, hash_;
  std::vector<double> amount_;
  std::vector<std::uint8_t> won_, currency_;
  std::vector<std::uint64_t> row_;
};

}  // namespace meretid::tenders
