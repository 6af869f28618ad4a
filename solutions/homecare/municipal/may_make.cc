// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>

#include "solutions/homecare/municipal/model.h"

namespace meretid::homecare::municipal {
namespace {

/// The calendar day of a moment.
Date day_of(const Municipality& all, Moment moment) {
  const auto after = std::ranges::upper_bound(all.midnights, moment);
  const auto days = std::max<std::ptrdiff_t>(0, after - all.midnights.begin() - 1);
  return std::chrono::sys_days(all.first) + std::chrono::days(days);
}

}  // namespace

bool may_make(const Municipality& all, int visit, int need, int shift) {
  const Visit& v = all.visits[static_cast<std::size_t>(visit)];
  const Shift& s = all.shifts[static_cast<std::size_t>(shift)];
  const Carer& carer = all.carers[static_cast<std::size_t>(s.carer)];
  const Citizen& citizen = all.citizens[static_cast<std::size_t>(v.citizen)];
  if (std::ranges::binary_search(citizen.banned, s.carer)) return false;
  if (citizen.only != Gender::kUnknown && citizen.only != carer.gender) return false;
  // A night visit may start on either side of midnight: the delegation holds on both.
  const Date last = day_of(all, v.windows.back().until + (v.medical ? 0 : all.rules.stretch));
  for (const Skill& wanted : v.needs[static_cast<std::size_t>(need)]) {
    const auto has = std::ranges::any_of(carer.skills, [&](const Skill& own) {
      return own.skill == wanted.skill && own.level >= wanted.level && (!own.until || *own.until >= last);
    });
    if (!has) return false;
  }
  return all.seconds(carer.mode, s.begin, citizen.place) < kNoWay && all.seconds(carer.mode, citizen.place, s.end) < kNoWay;
}

}  // namespace meretid::homecare::municipal
