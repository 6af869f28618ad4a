// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "solutions/homecare/municipal/vroom/vroom.h"

namespace meretid::homecare::municipal {
namespace {

class Writing {
 public:
  Writing(const VroomRead& from, const Plan& plan) : from_(from), all_(from.read.all), plan_(plan) {
    for (const vroom::Job& job : from.problem.jobs) jobs_.emplace(std::to_string(job.id), &job);
    for (const vroom::Vehicle& vehicle : from.problem.vehicles) vehicles_.emplace(std::to_string(vehicle.id), &vehicle);
    for (const auto& [profile, matrix] : from.problem.matrices) metres_ = metres_ || !matrix.distances.empty();
    metres_ = metres_ || (from.problem.matrix.empty() && from.problem.matrices.empty());
  }

  std::string write() {
    vroom::Solution solution;
    vroom::Summary& sum = solution.summary;
    if (metres_) sum.distance = 0;
    for (std::size_t s = 0; s < plan_.routes.size(); ++s) {
      if (plan_.routes[s].turns.empty()) continue;
      const vroom::Route& route = solution.routes.emplace_back(route_of(s));
      sum.cost += route.cost, sum.setup += route.setup, sum.service += route.service, sum.duration += route.duration;
      sum.waiting_time += route.waiting_time, sum.priority += route.priority;
      if (metres_) *sum.distance += *route.distance;
    }
    for (const int visit : plan_.unassigned) unassigned(solution, all_.visits[static_cast<std::size_t>(visit)].id);
    for (const LeftOut& visit : from_.read.left_out) unassigned(solution, visit.id);
    sum.routes = static_cast<std::int64_t>(solution.routes.size());
    sum.unassigned = static_cast<std::int64_t>(solution.unassigned.size());
    return describe::to_json(solution) + "\n";
  }

 private:
  std::int64_t clock(Moment moment) const { return from_.read.vroom_zero + moment; }

  void unassigned(vroom::Solution& solution, const std::string& id) const {
    const vroom::Job& job = *jobs_.at(id);
    solution.unassigned.push_back({job.id, "job", job.description, job.location, job.location_index});
  }

  vroom::Route route_of(std::size_t s) const {
    const Shift& shift = all_.shifts[s];
    const Route& planned = plan_.routes[s];
    const roads::Mode mode = all_.carers[static_cast<std::size_t>(shift.carer)].mode;
    const vroom::Vehicle& vehicle = *vehicles_.at(shift.id);
    vroom::Route route;
    route.vehicle = vehicle.id, route.description = vehicle.description;
    const auto way = [&](int from, int to) { return from == to ? 0 : all_.seconds(mode, from, to); };
    std::int64_t metres = 0;
    int place = shift.begin;
    // Sets out so that nothing is waited before the first visit, unless the pause comes first.
    const Turn& first = planned.turns.front();
    Moment free = std::max(shift.from, first.start - way(place, all_.place_of(first.visit)));
    if (planned.pause && *planned.pause < first.start) free = shift.from;
    const auto step = [&](const char* type, Moment arrival) -> vroom::Step& {
      vroom::Step& added = route.steps.emplace_back();
      added.type = type;
      added.arrival = clock(arrival), added.duration = route.duration;
      if (metres_) added.distance = metres;
      return added;
    };
    const auto drive = [&](int to) {
      route.duration += way(place, to);
      if (metres_ && place != to) metres += all_.metres(mode, place, to);
      free += way(place, to);
      place = to;
    };
    bool paused = !planned.pause || !shift.pause;
    const auto pause_before = [&](Moment next, int to) {
      if (paused || *planned.pause >= next) return;
      // Taken where the carer is, unless there is no time left for the way after it.
      if (*planned.pause < free || *planned.pause + shift.pause->length + way(place, to) > next) drive(to);
      const Moment starts = std::max(free, *planned.pause);
      vroom::Step& added = step("break", free);
      added.id = vehicle.breaks.front().id;
      added.service = shift.pause->length;
      added.waiting_time = starts - free;
      route.waiting_time += added.waiting_time;
      free = starts + shift.pause->length;
      paused = true;
    };
    vroom::Step& start = step("start", free);
    start.location = vehicle.start, start.location_index = vehicle.start_index;
    for (const Turn& turn : planned.turns) {
      const Visit& visit = all_.visits[static_cast<std::size_t>(turn.visit)];
      const vroom::Job& job = *jobs_.at(visit.id);
      const int door = all_.place_of(turn.visit);
      pause_before(turn.start, door);
      drive(door);
      vroom::Step& added = step("job", free);
      added.id = added.job = job.id;
      added.description = job.description, added.location = job.location, added.location_index = job.location_index;
      added.setup = job.setup, added.service = job.service, added.waiting_time = turn.start - free;
      route.setup += job.setup, route.service += job.service, route.waiting_time += added.waiting_time, route.priority += job.priority;
      free = turn.start + visit.duration;
    }
    pause_before(std::numeric_limits<Moment>::max(), shift.end);
    drive(shift.end);
    vroom::Step& end = step("end", free);
    end.location = vehicle.end, end.location_index = vehicle.end_index;
    if (metres_) route.distance = metres;
    route.cost = route.duration;
    return route;
  }

  const VroomRead& from_;
  const Municipality& all_;
  const Plan& plan_;
  std::map<std::string, const vroom::Job*> jobs_;
  std::map<std::string, const vroom::Vehicle*> vehicles_;
  bool metres_ = false;
};

}  // namespace

std::string write_vroom(const VroomRead& from, const Plan& plan) { return Writing(from, plan).write(); }

Result<Plan> read_vroom_solution(const VroomRead& of, std::string_view json) {
  TRY(const vroom::Solution solution, describe::from_json<vroom::Solution>(json));
  const Municipality& all = of.read.all;
  std::map<std::string, int> shifts, visits;
  for (std::size_t s = 0; s < all.shifts.size(); ++s) shifts.emplace(all.shifts[s].id, static_cast<int>(s));
  for (std::size_t v = 0; v < all.visits.size(); ++v) visits.emplace(all.visits[v].id, static_cast<int>(v));
  Plan plan = empty_plan(all);
  std::vector<bool> named(all.shifts.size());
  for (std::size_t r = 0; r < solution.routes.size(); ++r) {
    const vroom::Route& from = solution.routes[r];
    const std::string where = "routes[" + std::to_string(r) + "]", id = std::to_string(from.vehicle);
    const auto shift = shifts.find(id);
    if (shift == shifts.end()) return fail("homecare.municipal.unknown_shift", Kind::kBadInput, {{"found", id}}, where + ".vehicle");
    if (named[static_cast<std::size_t>(shift->second)])
      return fail("homecare.municipal.duplicate", Kind::kBadInput, {{"found", id}}, where + ".vehicle");
    named[static_cast<std::size_t>(shift->second)] = true;
    Route& route = plan.routes[static_cast<std::size_t>(shift->second)];
    for (std::size_t i = 0; i < from.steps.size(); ++i) {
      const vroom::Step& step = from.steps[i];
      const std::string at = where + ".steps[" + std::to_string(i) + "]";
      const std::int64_t start = std::clamp(step.arrival, -(std::int64_t{1} << 40), std::int64_t{1} << 40) +
                                 std::clamp(step.waiting_time, std::int64_t{0}, std::int64_t{1} << 40) - of.read.vroom_zero;
      if (std::abs(start) >= kNoWay)
        return fail("homecare.municipal.outside_days", Kind::kBadInput,
                    {{"found", std::to_string(step.arrival)}, {"first", to_iso8601(all.first)}, {"days", std::to_string(all.days)}},
                    at + ".arrival");
      if (step.type == "break") route.pause = static_cast<Moment>(start);
      if (step.type != "job") continue;
      const std::string job = std::to_string(step.id ? *step.id : step.job.value_or(-1));
      const auto visit = visits.find(job);
      if (visit == visits.end()) return fail("homecare.municipal.unknown_visit", Kind::kBadInput, {{"found", job}}, at + ".id");
      route.turns.push_back({visit->second, 0, static_cast<Moment>(start)});
    }
  }
  plan.unassigned = unassigned_in(all, plan);
  return plan;
}

}  // namespace meretid::homecare::municipal
