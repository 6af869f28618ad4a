// SPDX-License-Identifier: EUPL-1.2
// Putting a visit somewhere else by hand: everything else keeps its time and its carer as far as it can, and only what is in the
// way is pushed later. The planner moves one thing and sees one thing move; the search may do better afterwards. Windows, shifts
// and visits that are held hold here as in the search, but for what Rules allow. Pure. Cost: O(turns of the route) a try.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::hall {

/// Why something does not fit; a code of the page's texts.
enum class Why { kFits, kSkill, kBanned, kGender, kNoWay, kAbsent, kWindow, kShift, kHeld, kOther };
std::string_view to_text(Why why);  ///< "skill", "banned", "gender", "no_way", "absent", "window", "shift", "held", "other"

/// Whether the carer of the shift may make it at all, by reason. Agrees with municipal::may_make.
Why may_not(const municipal::Municipality& all, int visit, int need, int shift);

struct Timed {
  Why why = Why::kFits;
  municipal::Route route;
};
struct Placing {
  Why why = Why::kOther;
  municipal::Plan plan;
};
/// Knows which visits are shared with another carer. Refers to both arguments.
class Placer {
 public:
  Placer(const municipal::Municipality& all, const municipal::Faces& known);

  /// The turns in this order, each as early as it may be but not before the start it has; a turn that is held or shared with
  /// another carer must keep its start, unless it is `free_visit`.
  Timed timed(int shift, municipal::Route route, int free_visit = -1) const;
  /// The visit's `need` in this shift, as near to `wanted` as it fits (absent: where it costs least); its other need stays with
  /// its carer, or, where the visit had no place, goes where it costs least.
  Placing placed(const municipal::Plan& plan, int visit, int need, int shift, std::optional<municipal::Moment> wanted) const;

 private:
  struct Best;
  double route_cost(int shift, const municipal::Route& route) const;
  Best best_in(const municipal::Route& route, int visit, int need, int shift, std::optional<municipal::Moment> wanted, bool exactly) const;
  Placing placed_two(municipal::Plan next, const municipal::Plan& plan, int visit, int need, int shift, std::optional<municipal::Moment> wanted) const;

  const municipal::Municipality& all_;
  const municipal::Faces& known_;
  std::vector<bool> shared_;  ///< by visit
};

/// Without the visit; nothing else moves.
municipal::Plan without(const municipal::Plan& plan, int visit);

/// The day on which the visit may start first: 0, 1, …
int day_of(const municipal::Municipality& all, int visit);

}  // namespace meretid::homecare::hall
