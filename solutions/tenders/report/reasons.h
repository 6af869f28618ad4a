// SPDX-License-Identifier: EUPL-1.2
// Why a tender has the figure it has, in sentences of the catalogue: what is unusual, beside what was to be expected, and what would have
// made it unremarkable. Never what it means: that is for a person to find out. Pure, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "base/catalogue.h"
#include "solutions/tenders/bids/bid_table.h"
#include "solutions/tenders/score/composite.h"
#include "solutions/tenders/screens/screens.h"

namespace meretid::tenders {

class Reasons {
 public:
  /// All three must outlive it. O(tenders log tenders).
  Reasons(const BidTable& table, const std::vector<Screens>& screens, const Composite& composite);

  /// Most tenders give none.
  std::vector<std::string> of(std::size_t tender, base::Language language) const;
  /// Share of the market's tenders (of two bids or more) with a higher CV, 0 to 1.
  double closer_than(std::size_t tender) const { return closer_than_[tender]; }
  /// The CV above which the tender's prices would not be unusual at 5 %.
  double unremarkable_cv(std::size_t tender) const;

 private:
  const BidTable& table_;
  const std::vector<Screens>& screens_;
  const Composite& composite_;
  std::vector<float> closer_than_;
};

}  // namespace meretid::tenders
