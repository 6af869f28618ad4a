// SPDX-License-Identifier: EUPL-1.2
// What was odd in a file of bids, each kind told once: how often, and on which lines first. Used by one thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/error.h"

namespace meretid::tenders {

enum class Odd : std::uint8_t {
  kNoNumber, kNotPositive, kHuge, kNoTender, kNoBidder, kWrongCvr, kBadDay, kDayOrder, kRepeated, kTwice, kNoWinner, kTwoWinners,
  kOneBid, kNoBid, kMany, kCurrencies, kMarkets, kOpenQuote, kEncoding, kShort, kLabels, kNoLabel, kStatus, kBadJson, kVat, kOtherSign, kCount
};

class Notes {
 public:
  void add(Odd odd, std::uint64_t line, std::uint64_t times = 1) {
    Seen& seen = seen_[static_cast<std::size_t>(odd)];
    seen.count += times;
    if (seen.stored < seen.lines.size()) seen.lines[seen.stored++] = line;
  }
  std::uint64_t count(Odd odd) const { return seen_[static_cast<std::size_t>(odd)].count; }
  /// "tenders.bids.no_number" {count, lines}: worst first.
  std::vector<base::Error> told(const std::string& file) const;

 private:
  struct Seen {
    std::uint64_t count = 0;
    std::array<std::uint64_t, 5> lines{};
    std::size_t stored = 0;
  };
  std::array<Seen, static_cast<std::size_t>(Odd::kCount)> seen_{};
};

}  // namespace meretid::tenders
