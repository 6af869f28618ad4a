// SPDX-License-Identifier: EUPL-1.2
// »Hvorfor er dette besøg uden plads?« and »hvorfor begynder det for sent?«: the rule that binds, looked up in this order: nobody at
// work has the skill, all who have are banned or of the other gender, no way leads there, no shift covers the hours, the partner visit or
// the second carer is missing, and else who comes nearest and how many minutes that carer lacks. Sentences are in errors.toml.
// Pure, thread-safe. explain(): O(shifts x turns). one_more(): a short search with one carer more.
#pragma once

#include <vector>

#include "base/error.h"
#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::living {

/// Reasons, the most telling first; `where` is the visit. Empty: the visit is made in time.
std::vector<base::Error> explain(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan,
                                 const municipal::Faces& known, int visit, municipal::Moment now = -(1 << 29));

/// What one more carer would give: one like the carer of `shift`, at the same hours.
struct OneMore {
  int unassigned_before = 0, unassigned_after = 0;
  double late_before = 0, late_after = 0;        ///< minutes
  double driving_before = 0, driving_after = 0;  ///< minutes
};
OneMore one_more(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan, const municipal::Faces& known,
                 int shift, std::uint64_t iterations = 2000);

/// The shift whose carer's like would help this visit: who may make it, at its hours; kNobody: none.
int helpful_shift(const municipal::Municipality& all, const municipal::Scope& scope, int visit);

}  // namespace meretid::homecare::living
