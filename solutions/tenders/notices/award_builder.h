// SPDX-License-Identifier: EUPL-1.2
// Collects awards from any format: numbers for names (bids/firm_name.h says when two are one), and what was odd, each kind told once. One thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "solutions/tenders/notices/notice_table.h"

namespace meretid::tenders {

enum class OddNotice : std::uint8_t { kWithheld, kNoWinner, kNoCount, kNotAwarded, kOtherKind, kSeveralWinners, kBadNumber, kBadDay, kCurrencies, kRange, kNoTender, kTwice, kCount };

class AwardBuilder {
 public:
  void odd(OddNotice odd, std::uint64_t row);
  std::uint32_t firm(std::string_view name) { return number(name, firm_numbers_, table_.firms); }
  std::uint32_t buyer(std::string_view name) { return number(name, buyer_numbers_, table_.buyers); }
  std::uint32_t market(std::string_view name);
  /// Tells what the award lacks; one tender named twice in the file is kept twice and told.
  void add(Award award);
  NoticeTable& table() { return table_; }
  std::vector<base::Error> told(const std::string& file) const;

 private:
  static std::uint32_t number(std::string_view name, std::map<std::string, std::uint32_t>& numbers, std::vector<std::string>& names);
  struct Seen { std::uint64_t count = 0; std::string rows; };
  NoticeTable table_;
  std::map<std::string, std::uint32_t> firm_numbers_, buyer_numbers_, market_numbers_, tenders_;
  std::map<OddNotice, Seen> seen_;
};

}  // namespace meretid::tenders
