// SPDX-License-Identifier: EUPL-1.2
// Problems and solutions as the free route planner VROOM reads and writes them (VROOM 1.15, docs/API.md): its members, in its
// words. Seconds, metres, [longitude, latitude]. Values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"

namespace meretid::homecare::municipal::vroom {

using Numbers = std::vector<std::int64_t>;
using Table = std::vector<std::vector<std::optional<double>>>;

struct Job {
  std::int64_t id = 0;
  std::optional<std::string> description{};
  std::vector<double> location{};
  std::optional<std::int64_t> location_index{};
  std::int64_t setup = 0, service = 0;
  std::map<std::string, std::int64_t> setup_per_type{}, service_per_type{};
  Numbers amount{}, delivery{}, pickup{}, skills{};
  std::int64_t priority = 0;
  std::vector<Numbers> time_windows{};
};

struct Costs {
  std::optional<double> fixed{}, per_hour{}, per_task_hour{}, per_km{};
};

struct Break {
  std::int64_t id = 0;
  std::vector<Numbers> time_windows{};
  std::int64_t service = 0;
  std::optional<std::string> description{};
  Numbers max_load{};
};

struct VehicleStep {
  std::string type;
  std::optional<std::int64_t> id{}, service_at{}, service_after{}, service_before{};
};

struct Vehicle {
  std::int64_t id = 0;
  std::string profile = "car";
  std::optional<std::string> description{}, type{};
  std::vector<double> start{}, end{};
  std::optional<std::int64_t> start_index{}, end_index{};
  Numbers capacity{}, skills{}, time_window{};
  Costs costs{};
  std::vector<Break> breaks{};
  std::optional<double> speed_factor{};
  std::optional<std::int64_t> max_tasks{}, max_travel_time{}, max_distance{};
  std::vector<VehicleStep> steps{};
};

struct Matrices {
  Table durations{}, distances{}, costs{};
};

struct Problem {
  std::vector<Job> jobs{};
  std::vector<describe::Raw> shipments{};
  std::vector<Vehicle> vehicles{};
  std::map<std::string, Matrices> matrices{};
  Table matrix{};
};

struct Step {
  std::string type;
  std::optional<std::string> description{};
  std::vector<double> location{};
  std::optional<std::int64_t> location_index{}, id{}, job{};
  std::int64_t setup = 0, service = 0, waiting_time = 0, arrival = 0, duration = 0;
  std::optional<std::int64_t> distance{};
  Numbers load{};
  std::vector<describe::Raw> violations{};
};

struct Route {
  std::int64_t vehicle = 0, cost = 0, setup = 0, service = 0, duration = 0, waiting_time = 0, priority = 0;
  std::optional<std::int64_t> distance{};
  std::optional<std::string> description{}, geometry{};
  Numbers amount{}, delivery{}, pickup{};
  std::vector<Step> steps{};
  std::vector<describe::Raw> violations{};
};

struct Summary {
  std::int64_t cost = 0, routes = 0, unassigned = 0, setup = 0, service = 0, duration = 0, waiting_time = 0, priority = 0;
  std::optional<std::int64_t> distance{};
  Numbers amount{}, delivery{}, pickup{};
  std::vector<describe::Raw> violations{};
  std::optional<describe::Raw> computing_times{};
};

struct Unassigned {
  std::int64_t id = 0;
  std::string type;
  std::optional<std::string> description{};
  std::vector<double> location{};
  std::optional<std::int64_t> location_index{};
};

struct Solution {
  std::int64_t code = 0;
  std::optional<std::string> error{};
  Summary summary{};
  std::vector<Unassigned> unassigned{};
  std::vector<Route> routes{};
};

void fields(describe::Fields<Job>& f);
void fields(describe::Fields<Costs>& f);
void fields(describe::Fields<Break>& f);
void fields(describe::Fields<VehicleStep>& f);
void fields(describe::Fields<Vehicle>& f);
void fields(describe::Fields<Matrices>& f);
void fields(describe::Fields<Problem>& f);
void fields(describe::Fields<Step>& f);
void fields(describe::Fields<Route>& f);
void fields(describe::Fields<Summary>& f);
void fields(describe::Fields<Unassigned>& f);
void fields(describe::Fields<Solution>& f);

}  // namespace meretid::homecare::municipal::vroom
