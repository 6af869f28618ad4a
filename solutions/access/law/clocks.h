// SPDX-License-Identifier: EUPL-1.2
// How long an authority has. Offentlighedsloven § 36, stk. 2: at once, at the latest 7 working days from receipt, else a letter with reason and
// expected date. Forvaltningsloven § 16, miljøoplysningsloven and GDPR article 12(3) as in the anchor: to be verified. Pure.
#pragma once

#include <string>

#include "base/date.h"
#include "solutions/access/propose/ground.h"

namespace meretid::access {

struct Clock {
  Date due;               ///< the last day
  bool working_days = true;
  int term = 7;           ///< working days, or months
  int left = 0;           ///< working days from today to `due`; negative when it is over
};
Clock clock_of(Law law, Date received, Date today);

/// § 9, stk. 2, nr. 1: about 25 hours is the norm beyond which a request may be refused for its effort, more for mass media.
inline constexpr double kEffortNorm = 25;
struct Effort {
  double hours = 0;
  bool beyond_norm() const { return hours > kEffortNorm; }
};
/// Two minutes to read a page, a quarter to decide a finding, three to open and close a document: assumed, not measured.
Effort effort_of(std::int64_t documents, std::int64_t pages, std::int64_t findings);

}  // namespace meretid::access
