// SPDX-License-Identifier: EUPL-1.2
// A recording sent as packets and written down again is the recording.
#include "solutions/nightwatch/in/recording.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace meretid::nightwatch::in {
namespace {

using Rows = std::vector<std::vector<double>>;

std::string lines(const std::vector<Timed>& packets) {
  std::string all;
  for (const Timed& one : packets) all += one.payload + "\n";
  return all;
}

TEST(Recording, ABodyIsSentInHalfSecondsAndIsTheSameAfterwards) {
  Rows rows;
  for (int i = 0; i < 120; ++i) rows.push_back({100 + i / 50.0, i / 1000.0, -1, 0.25, 1.5, -3, i % 7 * 1.0});
  const auto packets = to_packets(rows, "b");
  ASSERT_TRUE(packets) << packets.error().where;
  EXPECT_EQ(packets->size(), 5U);
  std::int64_t number = 0;
  for (const Timed& one : *packets) {
    const auto packet = read_packet(one.payload);
    ASSERT_TRUE(packet) << one.payload;
    EXPECT_EQ(packet->number, number++);
    EXPECT_EQ(packet->boot, "b");
    EXPECT_NEAR(packet->end, one.t, 1e-3);
  }
  const std::string again = to_rows(lines(*packets));
  EXPECT_EQ(std::ranges::count(again, '\n'), 120);
  EXPECT_TRUE(again.starts_with("0.0000,0,-1,0.25,1.5,-3,0\n0.0200,")) << again.substr(0, 80);
}

TEST(Recording, ATagWithPausesSaysThatItIsThere) {
  const Rows rows{{0, 0.1, 0.2, 0.9, 3, -60.5, 1.5, 867.5, 3}, {0.2, 0.1, 0.2, 0.9, 2, -61, 1.5, 867.5, 3}, {35, 0.1, 0.2, 0.9, 1, -60, 1.5, 867.5, 1}};
  const auto packets = to_packets(rows, "b");
  ASSERT_TRUE(packets);
  ASSERT_EQ(packets->size(), 5U) << "two, and a sign of life each ten seconds";
  EXPECT_EQ(read_packet((*packets)[1].payload)->samples(), 0U);
  EXPECT_EQ(to_rows(lines(*packets)), "0.0000,0.1,0.2,0.9,3,-60.5,1.5,867.5\n0.2000,0.1,0.2,0.9,2,-61,1.5,867.5\n35.0000,0.1,0.2,0.9,1,-60,1.5,867.5\n");
}

TEST(Recording, DoubledDisorderedAndBrokenPacketsBecomeWhatTheyWere) {
  const std::string text = R"({"n":2,"t":2,"body":[[0,-1,2]]})" "\n" R"({"n":1,"t":1,"body":[[0,-1,1]]})" "\nrubbish\n" R"({"n":1,"t":1,"body":[[0,-1,1]]})" "\n" R"({"n":3,"t":3})" "\n";
  EXPECT_EQ(to_rows(text), "1.0000,0,-1,1,0,0,0\n2.0000,0,-1,2,0,0,0\n");
  EXPECT_EQ(to_rows(""), "");
}

TEST(Recording, WhatIsNoRecordingIsRefusedWithItsRow) {
  for (const Rows& rows : {Rows{}, Rows{{1, 2}}, Rows{{0, 0, 0, 0}, {1, 0, 0}}, Rows{{5, 0, 0, 0}, {4, 0, 0, 0}}, Rows{std::vector<double>(10)}}) EXPECT_FALSE(to_packets(rows, "b"));
  EXPECT_EQ(to_packets(Rows{{5, 0, 0, 0}, {4, 0, 0, 0}}, "b").error().where, "2");
}

TEST(Recording, ALongThermalOneKeepsWithinWhatAPacketMayHave) {
  Rows rows;
  for (int i = 0; i < 3000; ++i) {
    rows.emplace_back(17, 21.5);
    rows.back()[0] = i / 1000.0;
  }
  const auto packets = to_packets(rows, "b");
  ASSERT_TRUE(packets);
  for (const Timed& one : *packets) EXPECT_TRUE(read_packet(one.payload)) << one.payload.size();
}

}  // namespace
}  // namespace meretid::nightwatch::in
