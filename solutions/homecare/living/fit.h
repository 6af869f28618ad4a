// SPDX-License-Identifier: EUPL-1.2
// »Hvor passer dette besøg?« The places of a day where one visit can go in as the plan stands, best first, and what each costs the
// others. Nothing else is moved to another carer. Exact for the places returned; O(shifts x turns) to find them. Pure, thread-safe.
#pragma once

#include <vector>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::living {

struct Offer {
  std::vector<int> shifts;           ///< one for each need of the visit
  std::vector<int> places;           ///< in each of these routes: how many turns come before it
  municipal::Moment start = 0;
  double driving = 0;                ///< minutes more
  double late = 0, overtime = 0;     ///< minutes more, of this and all other visits
  int new_faces = 0;
  bool contact = false;              ///< the contact person comes
  std::vector<int> moved;            ///< visits that start later than was promised
  double cost = 0;                   ///< minutes of driving, by the municipality's weights
  municipal::Plan plan;              ///< the plan with the visit
};

/// The visit must be in `scope`; where `plan` has it, it is looked at as if it had not. Nothing starts before `now`. At most `most`.
std::vector<Offer> where_fits(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan,
                              const municipal::Faces& known, int visit, municipal::Moment now, std::size_t most = 10);

}  // namespace meretid::homecare::living
