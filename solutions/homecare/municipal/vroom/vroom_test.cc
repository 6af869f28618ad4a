// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/vroom/vroom.h"

#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "solutions/homecare/municipal/check/check_plan.h"

namespace meretid::homecare::municipal {
namespace {

constexpr const char* kSmall = R"({
  "vehicles": [
    {"id": 1, "start_index": 0, "end_index": 0, "skills": [7], "time_window": [0, 14400], "breaks": [{"id": 5, "service": 300, "time_windows": [[1000, 9000]]}]},
    {"id": 2, "start_index": 0, "end_index": 0, "profile": "car", "description": "to"}],
  "jobs": [
    {"id": 10, "location_index": 1, "service": 600, "setup": 60, "skills": [7], "time_windows": [[1200, 1800], [4000, 5000]], "priority": 100},
    {"id": 11, "location_index": 2, "service": 300, "description": "let"}],
  "matrices": {"car": {"durations": [[0, 100, 200], [110, 0, 120], [210, 130, 0]], "distances": [[0, 1000, 2000], [1100, 0, 1200], [2100, 1300, 0]]}}
})";

VroomRead read_of(std::string_view json) {
  auto read = read_vroom(json);
  EXPECT_TRUE(read) << (read ? "" : base::render(read.error(), base::Language::kEnglish));
  return std::move(*read);
}

std::vector<std::string> said(const Read& read) {
  std::vector<std::string> lines;
  for (const Note& note : read.notes) lines.push_back(note.error.where + " " + note.error.code.substr(note.error.code.rfind('.') + 1));
  return lines;
}
using Lines = std::vector<std::string>;

TEST(Vroom, AProblemIsAMunicipalitysDay) {
  const VroomRead vroom = read_of(kSmall);
  EXPECT_EQ(said(vroom.read), Lines{});
  const Municipality& all = vroom.read.all;
  ASSERT_EQ(all.visits.size(), 2U);
  EXPECT_EQ(all.visits[0].duration, 660);
  EXPECT_EQ(all.visits[0].priority, Priority::kCritical);
  EXPECT_EQ(all.visits[1].priority, Priority::kLow);
  ASSERT_EQ(all.visits[0].windows.size(), 2U);
  EXPECT_EQ(all.visits[0].windows[1].from, 4000);
  EXPECT_EQ(all.shifts[0].until, 14'400);
  EXPECT_EQ(all.shifts[0].pause->length, 300);
  EXPECT_EQ(all.seconds(roads::Mode::kCar, 2, 1), 130);
  EXPECT_EQ(all.metres(roads::Mode::kCar, 1, 2), 1200);
  EXPECT_TRUE(may_make(all, 0, 0, 0));
  EXPECT_FALSE(may_make(all, 0, 0, 1));
  EXPECT_EQ(all.to_door(roads::Mode::kCar, 0, 1), 100);  // no parking
}

TEST(Vroom, APlanIsWrittenAsVroomWouldAndReadBack) {
  const VroomRead vroom = read_of(kSmall);
  Plan plan = empty_plan(vroom.read.all);
  plan.routes[0].turns = {{0, 0, 1200}};
  plan.routes[0].pause = 2000;
  plan.unassigned = {1};
  EXPECT_TRUE(check_plan(vroom.read.all, plan).holds());
  const std::string text = write_vroom(vroom, plan);
  const auto written = describe::from_json<vroom::Solution>(text);
  ASSERT_TRUE(written) << text;
  EXPECT_EQ(written->code, 0);
  EXPECT_EQ(written->summary.routes, 1);
  EXPECT_EQ(written->summary.unassigned, 1);
  EXPECT_EQ(written->summary.cost, 210);
  EXPECT_EQ(*written->summary.distance, 2100);
  EXPECT_EQ(written->unassigned[0].id, 11);
  EXPECT_EQ(written->unassigned[0].type, "job");
  const vroom::Route& route = written->routes[0];
  Lines steps;
  for (const vroom::Step& step : route.steps)
    steps.push_back(step.type + " " + std::to_string(step.arrival) + "+" + std::to_string(step.waiting_time) + " " +
                    std::to_string(step.duration));
  EXPECT_EQ(steps, (Lines{"start 1100+0 0", "job 1200+0 100", "break 1860+140 100", "end 2410+0 210"}));
  EXPECT_EQ(route.steps[1].id, 10);
  EXPECT_EQ(route.steps[1].setup, 60);
  EXPECT_EQ(route.steps[1].service, 600);
  EXPECT_EQ(route.priority, 100);
  const auto again = read_vroom_solution(vroom, text);
  ASSERT_TRUE(again) << base::render(again.error(), base::Language::kEnglish);
  EXPECT_EQ(*again, plan);
}

TEST(Vroom, TimesOf1970AreKept) {
  const VroomRead vroom = read_of(R"({
    "vehicles": [{"id": 1, "start": [8.1, 56.4], "end": [8.1, 56.4], "time_window": [1774850400, 1774879200]}],
    "jobs": [{"id": 3, "location": [8.12, 56.41], "service": 900, "time_windows": [[1774857600, 1774861200]]}]})");
  EXPECT_EQ(said(vroom.read), Lines{});
  EXPECT_EQ(to_iso8601(vroom.read.all.first), "2026-03-30");
  EXPECT_EQ(vroom.read.all.visits[0].windows[0].from, 10 * 3600);  // 10:00 in summer time
  Plan plan = empty_plan(vroom.read.all);
  plan.routes[0].turns = {{0, 0, 10 * 3600 + 60}};
  plan.unassigned.clear();
  const std::string text = write_vroom(vroom, plan);
  EXPECT_EQ(describe::from_json<vroom::Solution>(text)->routes[0].steps[1].arrival, 1'774'857'660);
  EXPECT_EQ(*read_vroom_solution(vroom, text), plan);
}

TEST(Vroom, GivenStepsHoldTheirJobs) {
  const VroomRead vroom = read_of(R"({
    "vehicles": [{"id": 1, "start_index": 0, "steps": [{"type": "start"}, {"type": "job", "id": 3, "service_at": 500}, {"type": "job", "id": 9}, {"type": "end"}]}],
    "jobs": [{"id": 3, "location_index": 1}], "matrix": [[0, 5], [5, 0]]})");
  EXPECT_EQ(said(vroom.read), (Lines{"vehicles[0].end open_route", "vehicles.steps step", "matrices.distances metres"}));
  ASSERT_TRUE(vroom.read.all.visits[0].pin);
  EXPECT_EQ(*vroom.read.all.visits[0].pin->start, 500);
}

TEST(Vroom, WhatCannotBeUsedIsSaid) {
  const auto error = [](std::string_view text) {
    const auto read = read_vroom(text);
    return read ? std::string("good") : read.error().where + " " + read.error().code;
  };
  EXPECT_EQ(error("{}"), "good");
  EXPECT_EQ(error("[]"), " describe.expected_object");
  EXPECT_EQ(error(R"({"vehicles":[],"jobs":[],"shipments":[{"pickup":{}}]})"), "shipments homecare.vroom.shipments");
  EXPECT_EQ(error(R"({"jobs":[{"id":"a"}]})"), "jobs[0].id describe.expected_integer");
  EXPECT_EQ(error(R"({"jobs":[{"id":1,"priority":101}]})"), "jobs[0].priority describe.too_large");
  EXPECT_EQ(error(R"({"jobs":[{"id":1,"prio":1}]})"), "jobs[0].prio describe.unknown_field");

  const VroomRead vroom = read_of(R"({
    "vehicles": [{"id": 1, "start_index": 0, "end_index": 4, "time_window": [900, 100], "capacity": [3], "max_tasks": 2}],
    "jobs": [{"id": 3, "location_index": 1, "delivery": [1], "time_windows": [[100]]}, {"id": 3, "location_index": 7}, {"id": 4, "location_index": 0, "time_windows": [[9, 3]]}],
    "matrices": {"car": {"durations": [[0, 5], [5, 0, 1]]}}})");
  EXPECT_EQ(
      said(vroom.read),
      (Lines{"vehicles[0].capacity not_used", "vehicles[0].max_tasks not_used", "jobs[0].delivery not_used", "jobs[1].id duplicate",
             "vehicles[0].end unknown_place", "jobs[0].time_windows[0].from bad_time", "jobs[0].time_windows[0].until bad_time",
             "jobs[0].time_windows no_window", "jobs[1].id duplicate", "jobs[2].time_windows[0] window", "jobs[2].time_windows no_window",
             "matrices.durations[1] matrix_size", "matrices no_coordinates", "matrices no_coordinates", "matrices travel_missing"}));
  EXPECT_EQ(vroom.read.left_out.size(), 3U);
  const auto written = describe::from_json<vroom::Solution>(write_vroom(vroom, empty_plan(vroom.read.all)));
  EXPECT_EQ(written->summary.unassigned, 3);
}

TEST(Vroom, AJobThatNobodyCanDoIsSaidByItsSkills) {
  const VroomRead vroom = read_of(R"({"vehicles":[{"id":1,"start":[8.1,56.4],"end":[8.1,56.4]}],"jobs":[{"id":3,"location":[8.2,56.4],"skills":[4]}]})");
  EXPECT_EQ(said(vroom.read), Lines{"jobs[0].skills nobody_skilled"});
}

TEST(Vroom, ASolutionThatDoesNotFitSaysWhere) {
  const VroomRead vroom = read_of(kSmall);
  const auto error = [&](const char* text) {
    const auto plan = read_vroom_solution(vroom, text);
    return plan ? std::string("good") : plan.error().where + " " + plan.error().code;
  };
  EXPECT_EQ(error(R"({"routes":[{"vehicle":9}]})"), "routes[0].vehicle homecare.municipal.unknown_shift");
  EXPECT_EQ(error(R"({"routes":[{"vehicle":1},{"vehicle":1}]})"), "routes[1].vehicle homecare.municipal.duplicate");
  EXPECT_EQ(error(R"({"routes":[{"vehicle":1,"steps":[{"type":"job","id":99}]}]})"),
            "routes[0].steps[0].id homecare.municipal.unknown_visit");
  EXPECT_EQ(error(R"({"routes":[{"vehicle":1,"steps":[{"type":"job","id":10,"arrival":9000000000}]}]})"),
            "routes[0].steps[0].arrival homecare.municipal.outside_days");
}

}  // namespace
}  // namespace meretid::homecare::municipal
