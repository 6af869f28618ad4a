// SPDX-License-Identifier: EUPL-1.2
// Who meets whom on which day of a plan, and what it is worth to a day that a carer is known from the others. Values.
#pragma once

#include <vector>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::fortnight {

class Meetings {
 public:
  /// `before`: who came in the fortnight before; counts on every day.
  Meetings(const municipal::Municipality& all, const std::vector<municipal::Scope>& days, const municipal::Faces& before)
      : all_(all), days_(days), before_(before), by_day_(days.size()) {}

  /// The routes of the day as the plan has them now. O(turns of the day).
  void take(int day, const municipal::Plan& plan);

  /// Carers who come to a citizen on other days than this one, with so many visits; those who come on fewer than `least` other days
  /// are left out, so that a search gathers a citizen's visits on the carers who come often: of two days on which a carer comes, each
  /// would else take the carer for known because of the other. O(turns of all days).
  municipal::Faces others(int day, int least = 1) const;

 private:
  struct Met {
    int citizen, carer;
  };
  const municipal::Municipality& all_;
  const std::vector<municipal::Scope>& days_;
  const municipal::Faces& before_;
  std::vector<std::vector<Met>> by_day_;
};

}  // namespace meretid::homecare::fortnight
