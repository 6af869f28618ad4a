// SPDX-License-Identifier: EUPL-1.2
// What a test says. Where there is too little to test, there is a reason and no p-value: a made-up p = 1 would count as evidence of
// innocence when p-values are adjusted for their number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace meretid::tenders {

enum class Untested : std::uint8_t {
  kNo,            ///< it was tested
  kTooFewTenders, ///< fewer than the test's header asks for
  kTooFewBids,    ///< tenders have too few bids, or too few bids lie where the test looks
  kTooFewFirms,   ///< too few firms, or too few others to compare with
  kNoFirms,       ///< the file names no bidders
  kNoWinners,     ///< the file names no winners, and the lowest bid need not have won
  kNoVariation,   ///< all values are equal
  kOtherFormat,   ///< the test has no meaning in this auction format
};

struct Outcome {
  std::optional<double> p;        ///< none: see `untested`
  Untested untested = Untested::kNo;
  double statistic = 0;           ///< what p was computed from; its meaning stands with the test
  double found = 0, expected = 0; ///< the same in words an investigator can check: so many were found, so many were to be expected
  std::size_t used = 0;           ///< tenders, bids or wins that counted

  static Outcome none(Untested reason, std::size_t used = 0) { return {std::nullopt, reason, 0, 0, 0, used}; }
};

}  // namespace meretid::tenders
