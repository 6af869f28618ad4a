// SPDX-License-Identifier: EUPL-1.2
// The screens of one tender: figures of how its bids lie, b_1 <= ... <= b_n sorted. Imhof, Karagök and Rutz, "Screening for bid rigging,
// does it work?" (J. Comp. Law & Econ. 14(2), 2018); Huber and Imhof, "Machine learning with screens for detecting bid-rigging cartels"
// (Int. J. Ind. Org. 65, 2019). Where bids are agreed, CV and SPD are low, DIFFP, RD and RDALT high, SKEW negative, KURT and KSTEST high.
// Pure and thread-safe; O(n log n); nothing is allocated once the scratch has grown to the largest tender.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace meretid::tenders {

/// 0 wherever a figure is not defined: too few bids, or nothing to divide by.
struct Screens {
  double n = 0;
  double cv = 0;         ///< sd / mean, the sd with n - 1
  double spd = 0;        ///< (b_n - b_1) / b_1
  double diffp = 0;      ///< (b_2 - b_1) / b_1
  double rd = 0;         ///< (b_2 - b_1) / sd(b_2 .. b_n); from 3 bids
  double rdalt = 0;      ///< (b_2 - b_1) / mean gap of b_2 .. b_n; from 3 bids
  double rdnor = 0;      ///< (b_2 - b_1) / mean gap of all
  double skew = 0;       ///< corrected for small samples; from 3 bids
  double kurt = 0;       ///< excess, corrected for small samples; from 4 bids
  double kstest = 0;     ///< distance from even spacing between b_1 and b_n; .5 for 2 bids
  double identical = 0;  ///< share of bids that another bid equals to the last øre
  double round = 0;      ///< share of bids of at least five digits, all zero after the third
};

/// The first ten, in the order of the reference figures: what a forest learns from.
inline constexpr std::array<std::string_view, 10> kScreenNames = {"n", "cv", "spd", "diffp", "rd", "rdalt", "rdnor", "skew", "kurt", "kstest"};
std::array<double, 10> values(const Screens& screens);

/// `bids`: usable ones, > 0, in any order. `scratch` is overwritten with them sorted; keep it from tender to tender.
Screens screens_of(std::span<const double> bids, std::vector<double>& scratch);
/// The same of bids that are sorted already.
Screens screens_of_sorted(std::span<const double> sorted);

}  // namespace meretid::tenders
