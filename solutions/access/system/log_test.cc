// SPDX-License-Identifier: EUPL-1.2
// The log of the built program: whoever runs it follows a request to its job, and reads nothing of the people in the case.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "solution/testing/served_house.h"

namespace meretid::access {
namespace {

using namespace std::chrono_literals;
using solution::ServedHouse;
using json = ServedHouse::json;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kLetter =
    "Fiktivt brev\n\nVedrørende Jens Peter Krogh, CPR 020237-5015, Opfindervej 14, 9999 Eksempelby.\nTelefon 99 99 00 34.\n";

/// The JSON lines of the log; what is said to a person at the terminal is left out.
std::vector<json> lines_of(const std::string& said) {
  std::vector<json> lines;
  std::istringstream in(said);
  for (std::string line; std::getline(in, line);)
    if (line.starts_with('{')) lines.push_back(json::parse(line, nullptr, false));
  return lines;
}

std::vector<json> with(const std::vector<json>& lines, const std::string& event, const std::string& field, const std::string& value) {
  std::vector<json> found;
  for (const json& line : lines)
    if (line.value("event", "") == event && line.value(field, "") == value) found.push_back(line);
  return found;
}

TEST(Log, FollowsARequestToItsJobAndNamesNobody) {
  const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  ServedHouse house;
  const std::string in_case = house.new_case("access", "Klage fra Jens Peter Krogh");
  const json file = house.upload(in_case, "Krogh 020237-5015.txt", kLetter);
  const auto started = house.call("POST", "/api/access/propose?case=" + in_case, json{{"files", json::array({file})}}.dump(),
                                  "traceparent: 00-" + trace + "-00f067aa0ba902b7-01\r\n");
  ASSERT_EQ(started.status, 202) << started.body;
  const std::string job = json::parse(started.body).at("job");
  ASSERT_EQ(house.ended(job, 120s).value("state", ""), "done");
  // What is refused quotes what it refuses: to whoever asked, not to the log.
  const auto refused = house.call("GET", "/api/cases/020237-5015?navn=Krogh");
  const json problem = json::parse(refused.body);
  EXPECT_EQ(problem.at("trace").get<std::string>().size(), 32U);
  const auto bad = house.call("POST", "/api/access/propose?case=" + in_case, R"({"files":"Jens Peter Krogh"})");
  EXPECT_EQ(bad.status, 422);
  ASSERT_EQ(house.end(), 0);

  const std::string said = house.said();
  const auto lines = lines_of(said);
  for (const json& line : lines) {
    ASSERT_TRUE(line.is_object()) << said;
    for (const char* field : {"time", "level", "event"}) EXPECT_TRUE(line.contains(field)) << line;
  }
  EXPECT_EQ(with(lines, "http.request", "trace", trace).size(), 1U);
  const auto submitted = with(lines, "jobs.submitted", "trace", trace);
  ASSERT_EQ(submitted.size(), 1U);
  EXPECT_EQ(submitted[0].at("job"), job);
  const auto ended = with(lines, "jobs.ended", "job", job);
  ASSERT_EQ(ended.size(), 1U) << "the worker's line of the job that the request started";
  EXPECT_EQ(ended[0].at("trace"), job);
  EXPECT_EQ(with(lines, "http.request", "trace", problem.at("trace")).size(), 1U);

  for (const char* secret : {"020237", "Krogh", "Opfinder", "99 99", "Klage", "Fiktivt"}) EXPECT_THAT(said, Not(HasSubstr(secret)));
}

}  // namespace
}  // namespace meretid::access
