// SPDX-License-Identifier: EUPL-1.2
// Who makes which visit when, and what such a plan costs. cost_of() adds up from the plan alone; no search shares its code.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "solutions/homecare/municipal/model.h"

namespace meretid::homecare::municipal {

/// One carer's part of a visit.
struct Turn {
  int visit = 0;
  int need = 0;  ///< index in Visit::needs
  Moment start = 0;

  bool operator==(const Turn&) const = default;
};

struct Route {
  std::vector<Turn> turns;       ///< in order
  std::optional<Moment> pause;   ///< when the pause starts; it lies before the first turn that starts later

  bool operator==(const Route&) const = default;
};

struct Plan {
  std::vector<Route> routes;     ///< one for each shift, in its order
  std::vector<int> unassigned;   ///< visits, sorted; a visit of two is made by both or by none

  bool operator==(const Plan&) const = default;
};

/// What is planned or judged now; sorted indices.
struct Scope {
  std::vector<int> visits, shifts;
};
Scope whole(const Municipality& all);
/// The shifts that begin on this day (0: the first) and the visits that are theirs: those whose first window begins on it, but while a
/// night shift of the evening before still runs and no shift of the day has begun, a visit belongs to the night. Days share no visit.
Scope scope_of_day(const Municipality& all, int day);

/// Nobody has anything to do yet: all visits unassigned.
Plan empty_plan(const Municipality& all);
/// The visits of which not every need has a turn, sorted: what Plan::unassigned is to say of these routes. O(turns).
std::vector<int> unassigned_in(const Municipality& all, const Plan& plan);

/// Who has met whom: how many visits of the citizen each carer makes on the days that are not being planned now, and in the
/// fortnight before where a file says so.
class Faces {
 public:
  void add(int citizen, int carer, int visits = 1) { count_[key(citizen, carer)] += visits; }
  int visits(int citizen, int carer) const {
    const auto found = count_.find(key(citizen, carer));
    return found == count_.end() ? 0 : found->second;
  }

 private:
  static std::uint64_t key(int citizen, int carer) { return static_cast<std::uint64_t>(citizen) << 32 | static_cast<std::uint32_t>(carer); }
  std::unordered_map<std::uint64_t, int> count_;
};

/// What a plan costs, in the units people know; total() weighs them.
struct Costs {
  std::array<int, kPriorities> unassigned{};
  double medical_late = 0, late = 0, overtime = 0;      ///< minutes
  int new_faces = 0, not_contact = 0;
  double irregular = 0;                                  ///< minutes
  double driving = 0, driving_km = 0;                    ///< minutes, km; parking is counted apart
  double parking = 0;                                    ///< minutes; the same for every full plan
  double preferred = 0, fairness = 0, moved = 0, waiting = 0;  ///< minutes
  int against_wish = 0, other_carer = 0;
  double visiting = 0, paid = 0;                         ///< minutes with citizens; minutes of the shifts that are used

  double total(const Weights& weights) const;
  double direct_share() const { return paid > 0 ? visiting / paid : 0; }  ///< ATA-tid
};

/// Only the scope's shifts and, of those unassigned, its visits. `running`: the plan in force, for T7. O(turns).
Costs cost_of(const Municipality& all, const Plan& plan, const Scope& scope, const Faces& known, const Plan* running = nullptr);

}  // namespace meretid::homecare::municipal
