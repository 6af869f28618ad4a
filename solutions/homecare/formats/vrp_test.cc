// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <gtest/gtest.h>

#include "solutions/homecare/formats/vrp.h"

namespace meretid::homecare {
namespace {

const std::string kSolomon =
    "T1\n\nVEHICLE\nNUMBER     CAPACITY\n  2  50\n\nCUSTOMER\nCUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  "
    "SERVICE TIME\n\n 0 0 0 0 0 100 0\n 1 3 4 10 5 20 2\n 2 -3 4 20 0 90 2\n";
const std::string kVrplib =
    "NAME : T2\nTYPE : VRPTW\nDIMENSION : 3\nVEHICLES : 2\nCAPACITY : 50\nSERVICE_TIME : 2\nEDGE_WEIGHT_TYPE : EUC_2D\n"
    "NODE_COORD_SECTION\n1 0 0\n3 -3 4\n2 3 4\nDEMAND_SECTION\n1 0\n2 10\n3 20\nTIME_WINDOW_SECTION\n1 0 100\n2 5 20\n3 0 90\n"
    "DEPOT_SECTION\n1\n-1\nEOF\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string code_of(const Result<VrpInstance>& read) { return read ? "" : read.error().code; }
std::string where_of(const Result<VrpInstance>& read) { return read ? "" : read.error().where; }

void expect_the_two_stops(const VrpInstance& instance) {
  EXPECT_EQ(instance.vehicles, 2);
  EXPECT_EQ(instance.capacity, 50);
  ASSERT_EQ(instance.stops.size(), 3u);
  EXPECT_EQ(instance.stops[0].due, 100);
  EXPECT_EQ(instance.stops[0].service, 0);
  EXPECT_EQ(instance.stops[1].x, 3);
  EXPECT_EQ(instance.stops[1].ready, 5);
  EXPECT_EQ(instance.stops[1].due, 20);
  EXPECT_EQ(instance.stops[2].x, -3);
  EXPECT_EQ(instance.stops[2].demand, 20);
  EXPECT_EQ(instance.stops[2].service, 2);
}

TEST(Solomon, IsReadWithEitherLineEnd) {
  std::string crlf;
  for (const char c : kSolomon) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  for (const std::string& text : {kSolomon, crlf}) {
    const auto read = read_solomon(text);
    ASSERT_TRUE(read) << read.error().code;
    EXPECT_EQ(read->name, "T1");
    expect_the_two_stops(*read);
  }
}

TEST(Solomon, NamesLineAndFieldOfBadInput) {
  EXPECT_EQ(code_of(read_solomon("")), "homecare.input.empty");
  EXPECT_EQ(code_of(read_solomon(" \r\n\r\n")), "homecare.input.empty");
  EXPECT_EQ(code_of(read_solomon("T1\nVEHICLE\n")), "homecare.input.missing");
  const auto nan = read_solomon(replaced(kSolomon, "1 3 4", "1 nan 4"));
  EXPECT_EQ(code_of(nan), "homecare.input.number");
  EXPECT_EQ(where_of(nan), "line 11");
  EXPECT_EQ(nan.error().args[0].second, "XCOORD.");
  const auto window = read_solomon(replaced(kSolomon, "5 20 2", "25 20 2"));
  EXPECT_EQ(code_of(window), "homecare.input.window");
  EXPECT_EQ(where_of(window), "stop 1");
  EXPECT_EQ(code_of(read_solomon(replaced(kSolomon, " 2 -3", " 1 -3"))), "homecare.input.sequence");
  EXPECT_EQ(code_of(read_solomon(replaced(kSolomon, "0 90 2", "0 90"))), "homecare.input.columns");
  EXPECT_EQ(code_of(read_solomon(replaced(kSolomon, "1 3 4 10", "1 3 4 -10"))), "homecare.input.negative");
  EXPECT_EQ(code_of(read_solomon(replaced(kSolomon, "2  50", "0  50"))), "homecare.input.negative");
  EXPECT_EQ(code_of(read_solomon(kSolomon.substr(0, kSolomon.find(" 1 3")))), "homecare.input.no_visits");
}

TEST(Vrplib, IsReadWithNodesInAnyOrder) {
  const auto read = read_vrplib(kVrplib);
  ASSERT_TRUE(read) << read.error().code;
  EXPECT_EQ(read->name, "T2");
  expect_the_two_stops(*read);
}

TEST(Vrplib, NamesLineAndFieldOfBadInput) {
  EXPECT_EQ(code_of(read_vrplib("")), "homecare.input.empty");
  EXPECT_EQ(code_of(read_vrplib(replaced(kVrplib, "EUC_2D", "EXPLICIT"))), "homecare.input.edge_weights");
  const auto twice = read_vrplib(replaced(kVrplib, "3 -3 4", "2 -3 4"));
  EXPECT_EQ(code_of(twice), "homecare.input.duplicate");
  EXPECT_EQ(where_of(twice), "line 11");
  EXPECT_EQ(code_of(read_vrplib(replaced(kVrplib, "DEPOT_SECTION\n1", "DEPOT_SECTION\n2"))), "homecare.input.depot");
  EXPECT_EQ(code_of(read_vrplib(kVrplib.substr(0, kVrplib.find("DEPOT")).substr(0, kVrplib.find("3 0 90")))), "homecare.input.short_section");
  EXPECT_EQ(code_of(read_vrplib(replaced(kVrplib, "DIMENSION : 3", "DIMENSION : 99999999"))), "homecare.input.number");
  EXPECT_EQ(code_of(read_vrplib(replaced(kVrplib, "DEPOT_SECTION", "PICKUP_SECTION"))), "homecare.input.unknown_section");
  EXPECT_EQ(code_of(read_vrplib(kVrplib.substr(0, kVrplib.find("TIME_WINDOW")))), "homecare.input.missing");
}

TEST(RouteLists, ComeBackAsTheyWereWritten) {
  const std::vector<std::vector<int>> routes{{3, 1}, {2}};
  const std::string text = write_routes(routes, 2698.6);
  EXPECT_EQ(text, "Route #1: 3 1\nRoute #2: 2\nCost 2698.6\n");
  const auto read = read_routes(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, routes);
  const auto bad = read_routes("Route #1: 3 x\n");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().where, "line 1");
}

}  // namespace
}  // namespace meretid::homecare
