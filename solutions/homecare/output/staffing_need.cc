// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/output/staffing_need.h"

#include <algorithm>
#include <map>
#include <set>

#include "danish/local_time.h"
#include "solutions/homecare/output/stops.h"

namespace meretid::homecare::output {

using namespace municipal;

namespace {

constexpr Duration kHalfHour = 30 * 60;

/// A carer who is needed for a skill from one moment to another.
struct Busy {
  Moment from = 0, until = 0;
};

/// "medicin", "medicin:2": a level above 1 is written after the skill.
std::string named(const Municipality& all, const Skill& skill) {
  const std::string& name = all.skills[static_cast<std::size_t>(skill.skill)];
  return skill.level > 1 ? name + ":" + std::to_string(skill.level) : name;
}

/// The skills a visit asks for, each at every level that it takes in: who can do level 2 counts as one who can do level 1.
std::set<std::string> asked(const Municipality& all, const Visit& visit, int need) {
  std::set<std::string> skills;
  for (Skill skill : visit.needs[static_cast<std::size_t>(need)])
    for (; skill.level >= 1; --skill.level) skills.insert(named(all, skill));
  return skills;
}

/// By skill: when each route is needed for it at all (`span`), and when it is just then doing what asks for it (`now`).
struct Demand {
  std::vector<Busy> span, now;
};

std::map<std::string, Demand> demand_of(const Municipality& all, const Plan& plan) {
  std::map<std::string, Demand> demand;
  for (std::size_t s = 0; s < plan.routes.size(); ++s) {
    const std::vector<Stop> stops = stops_of(all, plan, static_cast<int>(s));
    if (stops.empty()) continue;
    const Busy out{std::min(stops.front().from, stops.front().until), stops.back().until};
    demand[""].span.push_back(out);
    demand[""].now.push_back(out);
    std::set<std::string> of_route;
    Moment free = out.from;
    for (const Stop& stop : stops) {
      if (stop.doing == Doing::kVisit)
        for (const std::string& skill : asked(all, all.visits[static_cast<std::size_t>(stop.visit)], stop.need)) {
          of_route.insert(skill);
          demand[skill].now.push_back({std::max(free, stop.from - stop.way), stop.until});
        }
      free = std::max(free, stop.until);
    }
    for (const std::string& skill : of_route) demand[skill].span.push_back(out);
  }
  return demand;
}

/// The largest number at once within each half hour, or the number that touch it.
std::map<Moment, int> by_half_hour(const std::vector<Busy>& busy, bool at_once) {
  std::map<Moment, std::vector<Busy>> parts;
  for (const Busy& one : busy)
    for (Moment start = one.from - ((one.from % kHalfHour) + kHalfHour) % kHalfHour; start < one.until; start += kHalfHour)
      parts[start].push_back({std::max(start, one.from), std::min(start + kHalfHour, one.until)});
  std::map<Moment, int> count;
  for (const auto& [start, inside] : parts) {
    int most = at_once ? 0 : static_cast<int>(inside.size());
    if (at_once)
      for (const Busy& one : inside)
        most = std::max(most, static_cast<int>(std::ranges::count_if(inside, [&](const Busy& b) { return b.from <= one.from && one.from < b.until; })));
    count[start] = most;
  }
  return count;
}

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::vector<Need> staffing_need(const Municipality& all, const Plan& plan) {
  std::vector<Need> needs;
  for (const auto& [skill, demand] : demand_of(all, plan)) {
    const auto least = by_half_hour(demand.now, true);
    for (const auto& [start, preferred] : by_half_hour(demand.span, false)) {
      const auto found = least.find(start);
      needs.push_back({start, start + kHalfHour, skill, found == least.end() ? 0 : found->second, preferred});
    }
  }
  std::ranges::stable_sort(needs, {}, [](const Need& need) { return std::pair(need.start, need.skill); });
  return needs;
}

std::string staffing_need_csv(const Municipality& all, const std::vector<Need>& needs, const std::string& unit) {
  std::string csv = "start,end,unit,skill,min,preferred\r\n";
  for (const Need& need : needs)
    csv += danish::to_danish_iso8601(all.origin + need.start * kSecond) + ',' + danish::to_danish_iso8601(all.origin + need.end * kSecond) + ',' +
           field(unit) + ',' + field(need.skill) + ',' + std::to_string(need.least) + ',' + std::to_string(need.preferred) + "\r\n";
  return csv;
}

}  // namespace meretid::homecare::output
