// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/read.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/catalogue.h"
#include "solutions/homecare/municipal/small_file_test.h"
#include "solutions/homecare/municipal/write.h"

namespace meretid::homecare::municipal {
namespace {

Read read_of(const wire::File& file) {
  auto read = municipality_of(file);
  EXPECT_TRUE(read) << (read ? "" : read.error().code);
  return std::move(*read);
}

/// "visits[0].minutes homecare.municipal.minutes", one for each note.
std::vector<std::string> said(const Read& read) {
  std::vector<std::string> lines;
  for (const Note& note : read.notes) lines.push_back(note.error.where + " " + note.error.code.substr(note.error.code.rfind('.') + 1));
  return lines;
}
using Lines = std::vector<std::string>;

std::vector<std::string> left_out(const Read& read) {
  std::vector<std::string> ids;
  for (const LeftOut& visit : read.left_out) ids.push_back(visit.id);
  return ids;
}

TEST(ReadMunicipality, AGoodFileGivesNoNotes) {
  const Read read = read_of(small_file());
  EXPECT_EQ(said(read), Lines{});
  const Municipality& all = read.all;
  ASSERT_EQ(all.visits.size(), 3U);
  EXPECT_EQ(all.midnights, (std::vector<Moment>{0, 86'400}));
  EXPECT_EQ(all.visits[0].windows[0].from, 7 * 3600);
  EXPECT_EQ(all.visits[0].duration, 30 * 60);
  EXPECT_EQ(all.shifts[0].layer, Layer::kDay);
  EXPECT_EQ(all.shifts[1].layer, Layer::kNight);
  EXPECT_EQ(all.shifts[1].until - all.shifts[1].from, 8 * 3600);
  EXPECT_TRUE(all.travel.estimated);
  EXPECT_GT(all.seconds(roads::Mode::kCar, 0, 1), 0);
  EXPECT_TRUE(may_make(all, 0, 0, 0));
  EXPECT_FALSE(may_make(all, 0, 0, 1));  // has no skill
}

TEST(ReadMunicipality, HomesAtOneAddressAreOnePlace) {
  wire::File file = small_file();
  file.places.push_back({"opgang-b", file.places[1].lat, file.places[1].lon});
  file.citizens.push_back({"b9", "Ida Sand", "opgang-b"});
  const Read read = read_of(file);
  EXPECT_EQ(read.all.places.size(), 3U);
  EXPECT_EQ(read.all.citizens[2].place, read.all.citizens[0].place);
}

TEST(ReadMunicipality, WhatIsWrittenReadsBackTheSame) {
  const Read read = read_of(small_file());
  for (const bool travel : {true, false}) {
    const std::string written = write_municipality(read.all, nullptr, {.travel = travel});
    const auto again = read_municipality(written);
    ASSERT_TRUE(again) << base::render(again.error(), base::Language::kEnglish);
    EXPECT_EQ(said(*again), Lines{});
    EXPECT_EQ(write_municipality(again->all, nullptr, {.travel = travel}), written);
    EXPECT_EQ(*again->all.travel.seconds[0], *read.all.travel.seconds[0]);
  }
}

TEST(ReadMunicipality, APlanWritesAndReadsBack) {
  const Read read = read_of(small_file());
  Plan plan = empty_plan(read.all);
  plan.routes[0].turns = {{0, 0, 7 * 3600 + 300}, {1, 0, 9 * 3600}};
  plan.routes[0].pause = 11 * 3600;
  plan.unassigned = {2};
  const std::string text =
      write_plan(read.all, plan, {{"v99", "b1", Error("homecare.municipal.no_window", Kind::kBadInput)}}, {"Ingen tid."});
  EXPECT_NE(text.find("\"start\":\"2026-03-02T07:05:00+01:00\""), text.npos) << text;
  EXPECT_NE(text.find("{\"visit\":\"v3\",\"reason\":\"Ingen tid.\"}"), text.npos) << text;
  EXPECT_NE(text.find("{\"visit\":\"v99\",\"reason\":\"homecare.municipal.no_window\"}"), text.npos) << text;
  const auto again = read_plan(read.all, text);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, plan);
}

TEST(ReadMunicipality, ABrokenPlanSaysWhere) {
  const Municipality all = read_of(small_file()).all;
  const auto error = [&](const char* text) {
    const auto plan = read_plan(all, text);
    return plan ? std::string("good") : plan.error().where + " " + plan.error().code;
  };
  EXPECT_EQ(error(R"({"routes":[{"shift":"x"}]})"), "routes[0].shift homecare.municipal.unknown_shift");
  EXPECT_EQ(error(R"({"routes":[{"shift":"dag"},{"shift":"dag"}]})"), "routes[1].shift homecare.municipal.duplicate");
  EXPECT_EQ(error(R"({"routes":[{"shift":"dag","turns":[{"visit":"x","start":"2026-03-02T07:00"}]}]})"),
            "routes[0].turns[0].visit homecare.municipal.unknown_visit");
  EXPECT_EQ(error(R"({"routes":[{"shift":"dag","turns":[{"visit":"v1","need":1,"start":"2026-03-02T07:00"}]}]})"),
            "routes[0].turns[0].need homecare.municipal.unknown_visit");
  EXPECT_EQ(error(R"({"routes":[{"shift":"dag","turns":[{"visit":"v1","start":"syv"}]}]})"), "routes[0].turns[0].start danish.bad_time");
  EXPECT_EQ(error(R"({"routes":[{"shift":"dag","pause":"9026-03-02T07:00"}]})"), "routes[0].pause homecare.municipal.outside_days");
  EXPECT_EQ(error(R"({"routes":7})"), "routes describe.expected_list");
  EXPECT_EQ(error(""), " describe.syntax");
}

TEST(ReadMunicipality, StructureThatIsWrongFailsWithItsPath) {
  const auto error = [](std::string_view text) {
    const auto read = read_municipality(text);
    return read ? std::string("good") : read.error().where + " " + read.error().code;
  };
  EXPECT_EQ(error("{"), " describe.syntax");
  EXPECT_EQ(error("[]"), " describe.expected_object");
  EXPECT_EQ(error(R"({"municipality":"Å"})"), "first describe.missing_field");
  EXPECT_EQ(error(R"({"municipality":"Å","first":"2026-02-30"})"), "first describe.expected_date");
  EXPECT_EQ(error(R"({"municipality":"Å","first":"2026-02-03","days":0})"), "days describe.too_small");
  EXPECT_EQ(error(R"({"municipality":"Å","first":"9999-12-31"})"), "first homecare.municipal.year");
  EXPECT_EQ(error(R"({"municipality":"Å","first":"2026-02-03","visits":[{"id":7}]})"), "visits[0].id describe.expected_text");
  EXPECT_EQ(error(R"({"municipality":"Å","first":"2026-02-03","visits":[{"id":"v","citizen":"b","minutes":3,"hund":1}]})"),
            "visits[0].hund describe.unknown_field");
  EXPECT_EQ(error(R"({"municipality":"Å","first":"2026-02-03","rules":{"stretch_minutes":-1}})"),
            "rules.stretch_minutes describe.too_small");
}

TEST(ReadMunicipality, AnEmptyDayIsAFileToo) {
  const auto read = read_municipality(R"({"municipality":"Tomby","first":"2026-03-02"})");
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->notes.empty());
  EXPECT_TRUE(whole(read->all).visits.empty());
}

struct Wrong {
  const char* name;
  void (*spoil)(wire::File&);
  Lines notes;
  Lines left_out;
};
void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.name; }

class WrongRow : public testing::TestWithParam<Wrong> {};

TEST_P(WrongRow, IsNotedAndTheRestIsPlanned) {
  wire::File file = small_file();
  GetParam().spoil(file);
  const Read read = read_of(file);
  EXPECT_EQ(said(read), GetParam().notes);
  EXPECT_EQ(left_out(read), GetParam().left_out);
  // No visit is lost.
  EXPECT_EQ(read.all.visits.size() + read.left_out.size(), file.visits.size());
  for (const Note& note : read.notes)
    for (const auto language : {base::Language::kDanish, base::Language::kEnglish}) {
      const std::string sentence = base::render(note.error, language);
      EXPECT_EQ(sentence.find('{'), sentence.npos) << sentence;
      EXPECT_NE(sentence.find(note.error.where), sentence.npos) << sentence;
    }
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongRow,
    testing::Values(
        Wrong{"duplicate_visit", [](wire::File& f) { f.visits[1].id = "v1"; }, {"visits[1].id duplicate", "visits[2].link.visit unknown_visit"}, {"v1"}},
        Wrong{"duplicate_place", [](wire::File& f) { f.places.push_back({"hus-1", 55.0, 9.0}); }, {"places[3].id duplicate"}, {}},
        Wrong{"duplicate_carer", [](wire::File& f) { f.carers[1].id = "m1"; },
              {"carers[1].id duplicate", "shifts[1].carer unknown_carer", "visits[2].windows nobody_in_time"}, {}},
        Wrong{"unknown_citizen", [](wire::File& f) { f.visits[1].citizen = "?"; }, {"visits[1].citizen unknown_citizen", "visits[2].link.visit unknown_visit"}, {"v2"}},
        Wrong{"unknown_home", [](wire::File& f) { f.citizens[0].place = "?"; }, {"citizens[0].place unknown_place", "visits[0].citizen unknown_citizen"}, {"v1"}},
        Wrong{"unknown_skill", [](wire::File& f) { f.visits[0].needs[0][0].skill = "?"; }, {"visits[0].needs[0][0] unknown_skill"}, {"v1"}},
        Wrong{"unknown_contact", [](wire::File& f) { f.citizens[0].contact = "?"; }, {"citizens[0].contact unknown_carer"}, {}},
        Wrong{"unknown_ban", [](wire::File& f) { f.citizens[0].banned = {"m2", "?"}; }, {"citizens[0].banned[1] unknown_carer"}, {}},
        Wrong{"unknown_wish", [](wire::File& f) { f.carers[0].likes = {"?"}; }, {"carers[0].likes[0] unknown_citizen"}, {}},
        Wrong{"contact_banned", [](wire::File& f) { f.citizens[1].contact = "m2", f.citizens[1].banned = {"m2"}; },
              {"citizens[1].contact contact_banned", "visits[2].windows nobody_in_time"}, {}},
        Wrong{"window_backwards", [](wire::File& f) { f.visits[0].windows[0] = {"2026-03-02T09:00", "2026-03-02T07:00"}; },
              {"visits[0].windows[0] window", "visits[0].windows no_window"}, {"v1"}},
        Wrong{"one_window_backwards", [](wire::File& f) { f.visits[0].windows.push_back({"2026-03-02T09:00", "2026-03-02T07:00"}); }, {"visits[0].windows[1] window"}, {}},
        Wrong{"no_window", [](wire::File& f) { f.visits[0].windows.clear(); }, {"visits[0].windows no_window"}, {"v1"}},
        Wrong{"bad_time", [](wire::File& f) { f.visits[0].windows[0].until = "kl. 9"; }, {"visits[0].windows[0].until bad_time", "visits[0].windows no_window"}, {"v1"}},
        Wrong{"other_day", [](wire::File& f) { f.visits[0].windows[0] = {"2026-03-03T07:00", "2026-03-03T09:00"}; }, {"visits[0].windows outside_days"}, {"v1"}},
        Wrong{"other_year", [](wire::File& f) { f.visits[0].preferred = "2027-03-02T08:00"; }, {"visits[0].preferred outside_days"}, {}},
        Wrong{"negative_minutes", [](wire::File& f) { f.visits[0].minutes = -5; }, {"visits[0].minutes minutes"}, {"v1"}},
        Wrong{"long_minutes", [](wire::File& f) { f.visits[0].minutes = 1e300; }, {"visits[0].minutes minutes"}, {"v1"}},
        Wrong{"three_carers", [](wire::File& f) { f.visits[0].needs.resize(3); }, {"visits[0].needs carers"}, {"v1"}},
        Wrong{"two_needed_one_exists", [](wire::File& f) { f.visits[0].needs.push_back(f.visits[0].needs[0]); }, {"visits[0].needs one_for_two"}, {}},
        Wrong{"nobody_skilled", [](wire::File& f) { f.visits[0].needs[0][0].level = 3; }, {"visits[0].needs nobody_skilled"}, {}},
        Wrong{"delegation_over", [](wire::File& f) { f.carers[0].skills[0].until = "2026-03-01"; },
              {"carers[0].skills[0].until delegation_over", "visits[0].needs nobody_delegated"}, {}},
        Wrong{"delegation_day", [](wire::File& f) { f.carers[0].skills[0].until = "i morgen"; }, {"carers[0].skills[0] date", "visits[0].needs nobody_skilled"}, {}},
        Wrong{"nobody_chosen", [](wire::File& f) { f.citizens[0].only = Gender::kMan; }, {"visits[0].citizen nobody_chosen"}, {}},
        Wrong{"outside_shifts", [](wire::File& f) { f.visits[0].windows[0] = {"2026-03-02T16:00", "2026-03-02T17:00"}; }, {"visits[0].windows nobody_in_time"}, {}},
        Wrong{"no_coordinates", [](wire::File& f) { f.places[1].lat.reset(), f.places[1].lon.reset(); },
              {"places[1].lat no_coordinates", "visits[0].citizen nobody_reaches"}, {}},
        Wrong{"half_coordinates", [](wire::File& f) { f.places[1].lon.reset(); }, {"places[1].lat coordinates", "visits[0].citizen nobody_reaches"}, {}},
        Wrong{"off_the_earth", [](wire::File& f) { f.places[1].lat = 560; }, {"places[1].lat coordinates", "visits[0].citizen nobody_reaches"}, {}},
        Wrong{"shift_backwards", [](wire::File& f) { std::swap(f.shifts[0].from, f.shifts[0].until); },
              {"shifts[0].until shift_order", "visits[0].needs nobody_skilled", "visits[1].windows nobody_in_time"}, {}},
        Wrong{"shift_other_day", [](wire::File& f) { f.shifts[1].from = "2026-03-03T23:00", f.shifts[1].until = "2026-03-04T07:00"; },
              {"shifts[1].from outside_days", "visits[2].windows nobody_in_time"}, {}},
        Wrong{"shift_place", [](wire::File& f) { f.shifts[0].end = "?"; },
              {"shifts[0].end unknown_place", "visits[0].needs nobody_skilled", "visits[1].windows nobody_in_time"}, {}},
        Wrong{"pause_outside", [](wire::File& f) { f.shifts[0].pause->from = f.shifts[0].pause->until = "2026-03-02T18:00"; }, {"shifts[0].pause pause"}, {}},
        Wrong{"no_licence", [](wire::File& f) { f.carers[1].licence = false; },
              {"carers[1].licence licence", "shifts[1].carer shift_licence", "visits[2].windows nobody_in_time"}, {}},
        Wrong{"cyclist_needs_no_licence", [](wire::File& f) { f.carers[1].licence = false, f.carers[1].mode = roads::Mode::kBicycle; }, {}, {}},
        Wrong{"weekly", [](wire::File& f) { f.citizens[0].weekly_minutes = -1; }, {"citizens[0].weekly_minutes weekly"}, {}},
        Wrong{"link_unknown", [](wire::File& f) { f.visits[2].link->visit = "?"; }, {"visits[2].link.visit unknown_visit"}, {}},
        Wrong{"link_itself", [](wire::File& f) { f.visits[2].link->visit = "v3"; }, {"visits[2].link.visit unknown_visit"}, {}},
        Wrong{"link_gap", [](wire::File& f) { f.visits[2].link->least_minutes = 1000; }, {"visits[2].link gap"}, {}},
        Wrong{"link_circle", [](wire::File& f) { f.visits[1].link = wire::LinkRow{"v3", 0, 60}; }, {"visits[2].link link_circle"}, {}},
        Wrong{"pin_unknown", [](wire::File& f) { f.visits[0].pin = wire::PinRow{{"?"}, {}, false}; }, {"visits[0].pin.shifts[0] unknown_shift"}, {}},
        Wrong{"pin_count", [](wire::File& f) { f.visits[0].pin = wire::PinRow{{}, {}, false}; }, {"visits[0].pin.shifts pin_count"}, {}},
        Wrong{"matrix_rows", [](wire::File& f) { f.travel.push_back({roads::Mode::kCar, {{0, 1}, {1, 0}}, {}}); },
              {"travel[0].seconds matrix_size", "travel[0] travel_missing"}, {}},
        Wrong{"matrix_not_square", [](wire::File& f) { f.travel.push_back({roads::Mode::kCar, {{0, 1, 2}, {1, 0}, {1, 1, 0}}, {}}); },
              {"travel[0].seconds[1] matrix_size", "travel[0] travel_missing"}, {}},
        Wrong{"matrix_negative", [](wire::File& f) { f.travel.push_back({roads::Mode::kCar, {{0, 60, 60}, {60, 0, -1}, {60, 60, 0}}, {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}}}); },
              {"travel[0].seconds[1][2] matrix_value"}, {}},
        Wrong{"matrix_no_way", [](wire::File& f) { f.travel.push_back({roads::Mode::kCar, {{0, {}, 60}, {60, 0, 60}, {60, 60, 0}}, {}}); },
              {"travel[0].metres metres", "visits[0].citizen nobody_reaches"}, {}},
        Wrong{"matrix_other_mode", [](wire::File& f) { f.travel.push_back({roads::Mode::kFoot, {{0, 9, 9}, {9, 0, 9}, {9, 9, 0}}, {}}); }, {"travel[0] travel_missing"}, {}},
        Wrong{"running_unknown", [](wire::File& f) {
                f.running = wire::Solution{{}, {{"dag", {}, {{"?", 0, "2026-03-02T08:00", {}, {}}, {"v1", 0, "otte", {}, {}}}, {}}, {"?", {}, {}, {}}}, {}};
              }, {"running.routes[0].turns[0].visit unknown_visit", "running.routes[0].turns[1].start bad_time", "running.routes[1].shift unknown_shift"}, {}},
        Wrong{"face_unknown", [](wire::File& f) { f.faces = {{"?", "m1", 1}, {"b1", "?", 1}, {"b1", "m1", -3}}; },
              {"faces[0].citizen unknown_citizen", "faces[1].carer unknown_carer"}, {}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ReadMunicipality, OnTheNightsOfTheClockNothingIsLost) {
  wire::File file = small_file();
  file.first = *date_from_iso8601("2026-03-28");
  file.days = 2;
  file.shifts = {{"nat", "m2", "2026-03-28T23:00", "2026-03-29T07:00", {}, "hus-0", {}, {}, {}}};
  file.visits = {{"v1", "b1", 20, {{"2026-03-29T02:00", "2026-03-29T02:30"}}}};
  Read read = read_of(file);
  EXPECT_EQ(said(read), (Lines{"visits[0].windows[0].from hour_missing", "visits[0].windows[0].until hour_missing"}));
  EXPECT_EQ(read.all.shifts[0].until - read.all.shifts[0].from, 7 * 3600);
  EXPECT_EQ(read.all.visits[0].windows[0].from, 86'400 + 2 * 3600);  // 03:00 is two hours after midnight
  EXPECT_EQ(read.all.midnights[2] - read.all.midnights[1], 23 * 3600);

  file.first = *date_from_iso8601("2026-10-24");
  file.shifts = {{"nat", "m2", "2026-10-24T23:00", "2026-10-25T07:00", {}, "hus-0", {}, {}, {}}};
  file.visits = {{"v1", "b1", 20, {{"2026-10-25T02:15", "2026-10-25T02:45"}}},
                 {"v2", "b1", 20, {{"2026-10-25T02:15+01:00", "2026-10-25T02:45+01:00"}}}};
  read = read_of(file);
  EXPECT_EQ(said(read), (Lines{"visits[0].windows[0].from hour_twice", "visits[0].windows[0].until hour_twice"}));
  EXPECT_EQ(read.all.shifts[0].until - read.all.shifts[0].from, 9 * 3600);
  EXPECT_EQ(read.all.visits[0].windows[0].until - read.all.visits[0].windows[0].from, 90 * 60);
  EXPECT_EQ(read.all.visits[1].windows[0].until - read.all.visits[1].windows[0].from, 30 * 60);
}

TEST(ReadMunicipality, TheRunningPlanAndFacesComeAlong) {
  wire::File file = small_file();
  file.running = wire::Solution{{}, {{"dag", {}, {{"v1", 0, "2026-03-02T08:00", {}, {}}}, "2026-03-02T11:00"}}, {}};
  file.faces = {{"b1", "m1", 4}, {"b1", "m1", 2}};
  const Read read = read_of(file);
  ASSERT_TRUE(read.running);
  EXPECT_EQ(read.running->routes[0].turns, (std::vector<Turn>{{0, 0, 8 * 3600}}));
  EXPECT_EQ(read.running->unassigned, (std::vector<int>{1, 2}));
  EXPECT_EQ(read.faces.visits(0, 0), 6);
  EXPECT_EQ(read.faces.visits(1, 0), 0);
}

TEST(ReadMunicipality, TravelTimesOfTheFileAreTaken) {
  wire::File file = small_file();
  file.travel.push_back({roads::Mode::kCar, {{0, 61, 62}, {63, 0, 64}, {65, {}, 0}}, {{0, 1, 2}, {3, 0, 4}, {5, {}, 0}}});
  const Read read = read_of(file);
  EXPECT_FALSE(read.all.travel.estimated);
  EXPECT_EQ(read.all.seconds(roads::Mode::kCar, 1, 2), 64);
  EXPECT_EQ(read.all.metres(roads::Mode::kCar, 2, 0), 5);
  EXPECT_EQ(read.all.seconds(roads::Mode::kCar, 2, 1), kNoWay);
}

}  // namespace
}  // namespace meretid::homecare::municipal
