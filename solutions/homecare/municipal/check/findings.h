// SPDX-License-Identifier: EUPL-1.2
// Collects breaches and gives them the names people know: the visit, the citizen, the carer, the local time.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "solutions/homecare/municipal/check/check_plan.h"

namespace meretid::homecare::municipal {

class Findings {
 public:
  using Values = std::vector<std::pair<std::string, std::string>>;

  Findings(const Municipality& all, PlanVerdict& verdict) : all_(all), verdict_(verdict) {}

  /// `code` is the last word of homecare.rule.…; visit and shift (kNobody: none) fill {visit}, {citizen} and {carer}.
  void breach(const char* code, int visit, int shift, Values values = {});
  std::string time(Moment moment) const;      ///< local; with its day where the plan has several
  Date day(Moment moment) const;              ///< local
  static std::string length(Duration seconds);  ///< "15 min", "15 min 1 s"

  PlanVerdict& verdict() { return verdict_; }

 private:
  const Municipality& all_;
  PlanVerdict& verdict_;
};

}  // namespace meretid::homecare::municipal
