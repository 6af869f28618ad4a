// SPDX-License-Identifier: EUPL-1.2
// Before anybody searches: which visits can nobody make, whatever the plan, and why.
#include <algorithm>
#include <set>

#include "solutions/homecare/municipal/reading.h"

namespace meretid::homecare::municipal {
namespace {

/// Whether the visit alone fits into the shift: there from where it begins, and back.
bool fits(const Municipality& all, const Visit& visit, const Shift& shift) {
  const roads::Mode mode = all.carers[static_cast<std::size_t>(shift.carer)].mode;
  const int door = all.citizens[static_cast<std::size_t>(visit.citizen)].place;
  const Moment there = shift.from + all.to_door(mode, shift.begin, door);
  const Moment back = (shift.absent_from ? *shift.absent_from : shift.until + all.rules.overtime) - visit.duration -
                      (door == shift.end ? 0 : all.seconds(mode, door, shift.end));
  const Duration stretch = visit.medical ? 0 : all.rules.stretch;
  return std::ranges::any_of(visit.windows,
                             [&](const Window& window) { return std::max(window.from, there) <= std::min(window.until + stretch, back); });
}

enum class Trouble { kNone, kSkill, kDelegation, kChoice, kNoWay, kTime, kTwo };

/// Why not one of all shifts would do for this need.
Trouble trouble_of(const Municipality& all, int v, int need) {
  const Visit& visit = all.visits[static_cast<std::size_t>(v)];
  const Citizen& citizen = all.citizens[static_cast<std::size_t>(visit.citizen)];
  Trouble nearest = Trouble::kSkill;
  for (std::size_t s = 0; s < all.shifts.size(); ++s) {
    const Shift& shift = all.shifts[s];
    const Carer& carer = all.carers[static_cast<std::size_t>(shift.carer)];
    if (may_make(all, v, need, static_cast<int>(s))) return Trouble::kTime;
    const bool able = std::ranges::all_of(visit.needs[static_cast<std::size_t>(need)], [&](const Skill& wanted) {
      return std::ranges::any_of(carer.skills, [&](const Skill& own) { return own.skill == wanted.skill && own.level >= wanted.level; });
    });
    if (!able) continue;
    const bool chosen =
        !std::ranges::binary_search(citizen.banned, shift.carer) && (citizen.only == Gender::kUnknown || citizen.only == carer.gender);
    const bool way =
        all.seconds(carer.mode, shift.begin, citizen.place) < kNoWay && all.seconds(carer.mode, citizen.place, shift.end) < kNoWay;
    nearest = std::max(nearest, !chosen ? Trouble::kChoice : !way ? Trouble::kNoWay : Trouble::kDelegation);
  }
  return nearest;
}

Trouble trouble_of(const Municipality& all, int v, const std::vector<int>& by_begin) {
  const Visit& visit = all.visits[static_cast<std::size_t>(v)];
  std::vector<std::set<int>> carers(visit.needs.size());
  const Moment last = visit.windows.back().until + (visit.medical ? 0 : all.rules.stretch);
  const auto begun = std::ranges::upper_bound(by_begin, last, {}, [&](int s) { return all.shifts[static_cast<std::size_t>(s)].from; });
  // Shifts near the visit come first, so that looking back ends soon where all is well.
  for (auto at = begun; at != by_begin.begin();) {
    const Shift& shift = all.shifts[static_cast<std::size_t>(*--at)];
    if (shift.until + all.rules.overtime < visit.windows.front().from) continue;
    bool enough = true;
    for (std::size_t need = 0; need < carers.size(); ++need) {
      if (carers[need].size() < carers.size() && may_make(all, v, static_cast<int>(need), *at) && fits(all, visit, shift))
        carers[need].insert(shift.carer);
      enough = enough && carers[need].size() == carers.size();
    }
    if (enough) return Trouble::kNone;
  }
  for (std::size_t need = 0; need < carers.size(); ++need)
    if (carers[need].empty()) return trouble_of(all, v, static_cast<int>(need));
  if (carers.size() == 2 && carers[0].size() == 1 && carers[0] == carers[1]) return Trouble::kTwo;
  return Trouble::kNone;
}

const char* code_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::kNone: break;
    case Trouble::kSkill: return "homecare.municipal.nobody_skilled";
    case Trouble::kDelegation: return "homecare.municipal.nobody_delegated";
    case Trouble::kChoice: return "homecare.municipal.nobody_chosen";
    case Trouble::kNoWay: return "homecare.municipal.nobody_reaches";
    case Trouble::kTime: return "homecare.municipal.nobody_in_time";
    case Trouble::kTwo: return "homecare.municipal.one_for_two";
  }
  return "";
}

const char* field_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::kTime: return "windows";
    case Trouble::kChoice:
    case Trouble::kNoWay: return "citizen";
    default: return "needs";
  }
}

}  // namespace

void note_the_impossible(Reading& reading) {
  const Municipality& all = reading.read.all;
  std::vector<int> by_begin = whole(all).shifts;
  std::ranges::stable_sort(by_begin, {}, [&](int s) { return all.shifts[static_cast<std::size_t>(s)].from; });
  for (std::size_t v = 0; v < all.visits.size(); ++v) {
    const Trouble trouble = trouble_of(all, static_cast<int>(v), by_begin);
    if (trouble == Trouble::kNone) continue;
    reading.note({Table::kVisits, reading.visit_rows[v], all.visits[v].id}, Effect::kWarning, field_of(trouble), code_of(trouble));
  }
}

}  // namespace meretid::homecare::municipal
