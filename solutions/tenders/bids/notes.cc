// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bids/notes.h"

#include <string>

namespace meretid::tenders {

std::vector<base::Error> Notes::told(const std::string& file) const {
  static constexpr std::array<const char*, static_cast<std::size_t>(Odd::kCount)> kCodes = {
      "tenders.bids.no_number", "tenders.bids.not_positive", "tenders.bids.huge", "tenders.bids.no_tender", "tenders.bids.no_bidder", "tenders.bids.wrong_cvr",
      "tenders.bids.bad_day", "tenders.bids.day_order", "tenders.bids.repeated", "tenders.bids.twice", "tenders.bids.no_winner", "tenders.bids.two_winners",
      "tenders.bids.one_bid", "tenders.bids.no_bid", "tenders.bids.many", "tenders.bids.currencies", "tenders.bids.markets", "tenders.bids.open_quote",
      "tenders.bids.encoding", "tenders.bids.short", "tenders.bids.labels", "tenders.bids.no_label", "tenders.bids.status", "tenders.bids.bad_json", "tenders.bids.vat", "tenders.bids.other_sign"};
  std::vector<base::Error> told;
  for (std::size_t k = 0; k < kCodes.size(); ++k) {
    const Seen& seen = seen_[k];
    if (seen.count == 0) continue;
    std::string lines;
    for (std::size_t i = 0; i < seen.stored; ++i) lines += (i ? ", " : "") + std::to_string(seen.lines[i]);
    if (seen.count > seen.stored) lines += ", …";
    told.emplace_back(kCodes[k], base::Kind::kBadInput, std::vector<std::pair<std::string, std::string>>{{"count", std::to_string(seen.count)}, {"lines", lines}}, file);
  }
  return told;
}

}  // namespace meretid::tenders
