// SPDX-License-Identifier: EUPL-1.2
// How the cost of a contract is spread over the firms that could carry it out, as a share of what the buyer expects it to cost.
// Private and independent values: a firm knows its own cost and only the law of the others'.
#pragma once

#include <cstdint>

namespace meretid::tenders::simulate {

enum class CostKind : std::uint8_t { kUniform, kLognormal };

struct CostLaw {
  CostKind kind = CostKind::kUniform;
  double level = 1;      ///< mean of the uniform, median of the lognormal law
  double spread = 0.15;  ///< half the width relative to the level; standard deviation of the logarithm

  /// Cost at quantile u in [0, 1]. The lognormal law is cut at its .5 % and 99.5 % quantiles, since an equilibrium needs a highest cost.
  double quantile(double u) const;
  double lowest() const { return quantile(0); }
  double highest() const { return quantile(1); }
};

}  // namespace meretid::tenders::simulate
