// SPDX-License-Identifier: EUPL-1.2
// How close together the bids of a tender lie, beside what its market and its firms lead one to expect. log CV less its mean under
// competition with as many bids has a known sampling variance, so that a tender of two bids says little and one of twelve much; the
// means of markets and firms are shrunk by empirical Bayes (Efron and Morris, JASA 68, 1973), their variances taken from the file. A
// firm's mean leaves the tender itself out. Demeaned screens carry over between markets where raw ones do not (Huber, Imhof and Ishii,
// J. Roy. Stat. Soc. A 185, 2022); where no market is named, the firms of a tender are its market. No label is used.
// Pure; linear in the bids.
#pragma once

#include <span>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"
#include "solutions/tenders/screens/screens.h"

namespace meretid::tenders {

struct Dispersion {
  // By tender; all 0 below two bids.
  std::vector<double> spread;     ///< log CV less the mean of competition with as many bids
  std::vector<double> expected;   ///< of `spread`, from the market and from the firms' other tenders
  std::vector<double> variance;   ///< of spread - expected where the tender competes like its neighbours
  std::vector<double> relative;   ///< normal score: > 0 closer together than expected from market and firms
  std::vector<double> level;      ///< normal score: > 0 closer together than the market alone leads to expect

  // By firm.
  std::vector<double> firm_effect;    ///< shrunk mean of its tenders, beside their markets
  std::vector<double> firm_tenders;   ///< how many of two bids or more

  std::vector<double> market_mean;    ///< of `spread`, shrunk to the file's
  double between = 0;                 ///< variance of sound tenders around their expectation, beyond sampling
};

/// `screens` by tender.
Dispersion dispersion_of(const BidTable& table, std::span<const Screens> screens);

}  // namespace meretid::tenders
