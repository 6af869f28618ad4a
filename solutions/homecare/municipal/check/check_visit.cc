// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/check/check_visit.h"

#include <algorithm>

namespace meretid::homecare::municipal {
namespace {

bool among(const std::vector<int>& numbers, int number) { return std::ranges::find(numbers, number) != numbers.end(); }

void may_come(const Municipality& all, int visit, const Made& made, Findings& findings) {
  const Visit& v = all.visits[static_cast<std::size_t>(visit)];
  const Citizen& citizen = all.citizens[static_cast<std::size_t>(v.citizen)];
  const int number = all.shifts[static_cast<std::size_t>(made.shift)].carer;
  const Carer& carer = all.carers[static_cast<std::size_t>(number)];
  if (among(citizen.banned, number)) findings.breach("banned", visit, made.shift);
  if (citizen.only != Gender::kUnknown && carer.gender != citizen.only)
    findings.breach(citizen.only == Gender::kWoman ? "only_women" : "only_men", visit, made.shift);
  const Date day = findings.day(made.start);
  for (const Skill& wanted : v.needs[static_cast<std::size_t>(made.need)]) {
    bool has = false;
    std::optional<Date> ran_out;
    for (const Skill& own : carer.skills) {
      if (own.skill != wanted.skill || own.level < wanted.level) continue;
      if (own.until && *own.until < day) ran_out = own.until;
      else has = true;
    }
    if (has) continue;
    const std::string& name = all.skills[static_cast<std::size_t>(wanted.skill)];
    if (ran_out)
      findings.breach("delegation", visit, made.shift, {{"skill", name}, {"until", to_iso8601(*ran_out)}, {"start", to_iso8601(day)}});
    else
      findings.breach("skill", visit, made.shift, {{"skill", name}, {"level", std::to_string(wanted.level)}});
  }
}

void in_time(const Municipality& all, int visit, const Made& made, Findings& findings) {
  const Visit& v = all.visits[static_cast<std::size_t>(visit)];
  const bool begun = v.pin && v.pin->begun;
  const Window* window = nullptr;
  for (const Window& next : v.windows)
    if (next.from <= made.start) window = &next;
  if (!window) {
    if (!begun)
      findings.breach("early", visit, made.shift, {{"start", findings.time(made.start)}, {"from", findings.time(v.windows.front().from)}});
    return;
  }
  const Duration late = made.start - window->until;
  if (late <= 0) return;
  PlanVerdict& verdict = findings.verdict();
  if (made.need == 0) {
    ++verdict.late;
    verdict.late_seconds += late;
    verdict.most_late = std::max(verdict.most_late, late);
  }
  const Duration allowed = v.medical ? 0 : all.rules.stretch;
  if (late > allowed && !begun)
    findings.breach("late", visit, made.shift, {{"start", findings.time(made.start)}, {"until", findings.time(window->until + allowed)}});
}

void pinned(const Municipality& all, int visit, const Made& made, Findings& findings) {
  const Visit& v = all.visits[static_cast<std::size_t>(visit)];
  if (!v.pin) return;
  const auto need = static_cast<std::size_t>(made.need);
  if (need < v.pin->shifts.size() && v.pin->shifts[need] != kNobody && v.pin->shifts[need] != made.shift) {
    const Shift& held = all.shifts[static_cast<std::size_t>(v.pin->shifts[need])];
    findings.breach("pin_carer", visit, made.shift, {{"pinned", all.carers[static_cast<std::size_t>(held.carer)].name}});
  }
  if (v.pin->start && *v.pin->start != made.start)
    findings.breach("pin_start", visit, made.shift, {{"start", findings.time(made.start)}, {"pinned", findings.time(*v.pin->start)}});
}

void together(const Municipality& all, int visit, const std::vector<Made>& made, Findings& findings) {
  for (std::size_t a = 0; a < made.size(); ++a)
    for (std::size_t b = a + 1; b < made.size(); ++b) {
      const auto carer = [&](std::size_t i) { return all.shifts[static_cast<std::size_t>(made[i].shift)].carer; };
      if (made[a].need == made[b].need) {
        findings.breach("twice", visit, made[b].shift);
        continue;
      }
      if (carer(a) == carer(b)) findings.breach("one_carer", visit, made[b].shift);
      if (made[a].start != made[b].start)
        findings.breach("not_together", visit, made[b].shift,
                        {{"start", findings.time(made[a].start)}, {"other", findings.time(made[b].start)}});
    }
}

}  // namespace

void check_visit(const Municipality& all, int visit, const std::vector<std::vector<Made>>& made, bool listed, Findings& findings) {
  const Visit& v = all.visits[static_cast<std::size_t>(visit)];
  const std::vector<Made>& mine = made[static_cast<std::size_t>(visit)];
  if (mine.empty()) {
    if (listed) ++findings.verdict().unassigned[static_cast<std::size_t>(v.priority)];
    else findings.breach("not_planned", visit, kNobody);
    if (v.pin) findings.breach("pin_unassigned", visit, kNobody);
    return;
  }
  if (listed) findings.breach("made_and_listed", visit, mine.front().shift);
  for (int need = 0; need < v.carers(); ++need)
    if (std::ranges::find(mine, need, &Made::need) == mine.end()) {
      findings.breach("too_few", visit, kNobody, {{"found", std::to_string(mine.size())}, {"expected", std::to_string(v.carers())}});
      break;
    }
  for (const Made& one : mine) {
    may_come(all, visit, one, findings);
    in_time(all, visit, one, findings);
    pinned(all, visit, one, findings);
  }
  together(all, visit, mine, findings);
  if (!v.link || made[static_cast<std::size_t>(v.link->visit)].empty()) return;
  const Duration gap = mine.front().start - made[static_cast<std::size_t>(v.link->visit)].front().start;
  if (gap < v.link->least || gap > v.link->most)
    findings.breach("gap", visit, mine.front().shift,
                    {{"other", all.visits[static_cast<std::size_t>(v.link->visit)].id}, {"gap", Findings::length(gap)},
                     {"least", Findings::length(v.link->least)}, {"most", Findings::length(v.link->most)}});
}

}  // namespace meretid::homecare::municipal
