// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/staffing/plan.h"

namespace meretid::arrivals {
namespace {

constexpr int kMostPeople = 100'000;

template <class AtWork>
double promised(const Load& load, const std::vector<SlotOutlook>& slots, AtWork at_work) {
  double late = 0, patients = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) late += slots[i].mean * load.waits(i, at_work(i)), patients += slots[i].mean;
  return patients > 0 ? late / patients : 0;
}

}  // namespace

double promised_with(const Load& load, const std::vector<SlotOutlook>& slots, const std::vector<int>& at_work) {
  return promised(load, slots, [&](std::size_t i) { return at_work[i]; });
}

Result<StaffPlan> plan_staff(const Series& series, const std::vector<SlotOutlook>& slots, const ServiceGoal& goal, const std::vector<ShiftPattern>& patterns,
                             int runs, std::uint64_t seed) {
  const double hours_a_slot = series.minutes / 60.0;
  const Load load(slots, series.minutes, goal);
  StaffPlan plan;
  plan.need = need_of(load, goal);
  plan.on_break = share_on_break(patterns);
  for (SlotNeed& n : plan.need) n.least = at_work_for(n.least, plan.on_break), n.preferred = at_work_for(n.preferred, plan.on_break);
  std::vector<int> wanted;
  for (const SlotNeed& n : plan.need) wanted.push_back(n.preferred), plan.needed_hours += n.preferred * hours_a_slot;
  std::vector<Shift> shifts = shifts_of(patterns, series, slots.size());
  if (!cover(wanted, shifts)) return fail("arrivals.staff.uncovered", Kind::kUsage, {}, "--shifts");
  plan.at_work.assign(slots.size(), 0);
  for (const Shift& s : shifts) {
    if (s.count == 0) continue;
    plan.paid_hours += s.count * s.cost * hours_a_slot;
    for (std::size_t t = s.first; t < s.end; ++t) plan.at_work[t] += s.count;
    plan.shifts.push_back(s);
  }
  std::vector<int> present;
  for (const int people : plan.at_work) present.push_back(present_of(people, plan.on_break));
  plan.promised = promised_with(load, slots, present);
  plan.queue = simulate(slots, series.minutes, static_cast<std::size_t>(series.per_day()), present, goal, runs, seed);
  do ++plan.flat_people;
  while (plan.flat_people < kMostPeople && promised(load, slots, [&](std::size_t) { return present_of(plan.flat_people, plan.on_break); }) > plan.promised);
  plan.flat_hours = plan.flat_people * static_cast<double>(slots.size()) * hours_a_slot;
  return plan;
}

}  // namespace meretid::arrivals
