// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "solutions/homecare/formats/care.h"

namespace meretid::homecare {
namespace {

const std::string kCare = R"({
 "patients": [
  {"id": "p1", "time_window": [10, 154.99999999999997], "required_caregivers": [{"service": "s1"}], "name": "X"},
  {"id": "p2", "time_window": [0, 60], "required_caregivers": [{"service": "s1", "duration": 5}, {"service": "s2", "duration": 7}],
   "synchronization": {"type": "sequential", "distance": [30, 45]}}],
 "services": [{"id": "s1", "default_duration": 12}, {"id": "s2"}],
 "caregivers": [{"id": "c1", "abilities": ["s1"]}, {"id": "c2", "abilities": ["s2", "s1"]}],
 "central_offices": [{"id": "d", "location": [1, 2]}],
 "distances": [[0, 1, 2], [3, 0, 4], [5, 6, 0]]})";

std::string replaced(std::string_view from, std::string_view to) {
  std::string text = kCare;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

void expect_error(const std::string& text, const std::string& code, const std::string& where) {
  const auto read = read_care(text);
  ASSERT_FALSE(read) << code;
  EXPECT_EQ(read.error().code, code);
  EXPECT_EQ(read.error().where, where);
}

TEST(Care, IsReadWithDirectedDistances) {
  const auto read = read_care(kCare);
  ASSERT_TRUE(read) << read.error().code << " " << read.error().where;
  ASSERT_EQ(read->patients.size(), 2u);
  EXPECT_EQ(read->patients[0].needs[0].duration, 12);  // the service's own
  EXPECT_EQ(read->patients[1].needs[1].duration, 7);
  EXPECT_EQ(read->patients[1].least_gap, 30);
  EXPECT_EQ(read->patients[1].most_gap, 45);
  EXPECT_EQ(read->carers[1].abilities, (std::vector<int>{1, 0}));
  EXPECT_EQ(read->distance(1, 2), 4);
  EXPECT_EQ(read->distance(2, 1), 6);
}

TEST(Care, NamesTheFieldOfBadInput) {
  expect_error("", "homecare.input.empty", "");
  expect_error("{\n\"patients\": [\n", "homecare.input.json", "line 3");
  expect_error("[]", "homecare.input.field", "services");
  expect_error(replaced("[10, 154.99999999999997]", "[10, 5]"), "homecare.input.window", "patients[0].time_window");
  expect_error(replaced("[10, 154.99999999999997]", "[-10, 5]"), "homecare.input.field", "patients[0].time_window[0]");
  expect_error(replaced("\"p2\"", "\"p1\""), "homecare.input.duplicate", "patients[1]");
  expect_error(replaced("\"abilities\": [\"s1\"]", "\"abilities\": [\"s9\"]"), "homecare.input.unknown_id", "caregivers[0].abilities");
  expect_error(replaced("[3, 0, 4]", "[3, 0]"), "homecare.input.field", "distances[1]");
  expect_error(replaced("[3, 0, 4]", "[3, null, 4]"), "homecare.input.field", "distances[1][1]");
  expect_error(replaced("[3, 0, 4]", "[3, NaN, 4]"), "homecare.input.json", "line 9");
  expect_error(replaced("sequential", "sometimes"), "homecare.input.field", "patients[1].synchronization.type");
  expect_error(replaced("[{\"service\": \"s1\"}]", "[]"), "homecare.input.field", "patients[0].required_caregivers");
  expect_error(replaced("\"s1\", \"default_duration\": 12", "\"s1\""), "homecare.input.field",
               "patients[0].required_caregivers[0].duration");
}

TEST(Care, SolutionsComeBackAsTheyWereWritten) {
  const std::vector<CareRoute> routes{{"c1", {{"p\"1", "s1", 10.125, 22.125}}}, {"c2", {}}};
  const auto read = read_care_routes(write_care_routes(routes));
  ASSERT_TRUE(read) << read.error().where;
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read)[0].carer, "c1");
  ASSERT_EQ((*read)[0].visits.size(), 1u);
  EXPECT_EQ((*read)[0].visits[0].patient, "p\"1");
  EXPECT_EQ((*read)[0].visits[0].start, 10.125);
  EXPECT_EQ((*read)[0].visits[0].end, 22.125);
  EXPECT_TRUE((*read)[1].visits.empty());
}

}  // namespace
}  // namespace meretid::homecare
