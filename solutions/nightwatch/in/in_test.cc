// SPDX-License-Identifier: EUPL-1.2
// Payloads as sensors, broken sensors and enemies send them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "solutions/nightwatch/in/recording.h"
#include "solutions/nightwatch/in/stream.h"
#include "solutions/nightwatch/shipped/shipped.h"
#include "solutions/nightwatch/simulate/body.h"
#include "solutions/nightwatch/simulate/tag.h"
#include "solutions/nightwatch/simulate/thermal.h"

namespace meretid::nightwatch::in {
namespace {

using alarm::What;

constexpr double kUnix = 1'780'000'000;

std::string packet(std::int64_t n, double t, const std::string& more = {}) {
  char text[160];
  std::snprintf(text, sizeof text, R"({"n":%lld,"t":%.3f,"body":[[0,-1,0],[0,-1,0.01]])", static_cast<long long>(n), t);
  return text + (more.empty() ? "" : "," + more) + "}";
}

TEST(Payload, SamplesAreSpacedByTheRate) {
  const auto p = read_packet(R"({"n":7,"t":10,"rate":100,"battery":80,"body":[[0.1,-1,0,1,2,3],[0,-1,0]]})");
  ASSERT_TRUE(p) << p.error().code;
  EXPECT_EQ(p->number, 7);
  EXPECT_EQ(p->battery, 80);
  ASSERT_EQ(p->body.size(), 2U);
  EXPECT_DOUBLE_EQ(p->body[1].t, 10.01);
  EXPECT_FLOAT_EQ(p->body[0].motion.turn.z, 3);
  EXPECT_DOUBLE_EQ(p->end, 10.01);
}

TEST(Payload, TheOtherKinds) {
  const auto bed = read_packet(R"({"n":1,"t":5,"bed":[[0.5,0.1,0.2,0.9,3,-60,1.5,867.5]]})");
  ASSERT_TRUE(bed);
  EXPECT_DOUBLE_EQ(bed->bed[0].t, 5.5);
  EXPECT_EQ(bed->bed[0].antenna, 3);
  const auto thermal = read_packet(R"({"n":1,"t":5,"thermal":[[0,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20,31]]})");
  ASSERT_TRUE(thermal);
  EXPECT_FLOAT_EQ(thermal->thermal[0].celsius[15], 31);
  EXPECT_TRUE(read_packet(R"({"n":1,"t":5})")) << "a sign of life";
}

TEST(Payload, WhatIsNoneIsRefused) {
  for (const char* text : {"", "{", "null", "[]", "{}", R"({"n":1})", R"({"n":-1,"t":0})", R"({"n":1,"t":-1})", R"({"n":1,"t":1e300})", R"({"n":1,"t":1,"x":1})",
                           R"({"n":1,"t":1,"n":2})", R"({"n":1,"t":1,"body":[[1,2]]})", R"({"n":1,"t":1,"body":[[1,2,1e30]]})", R"({"n":1,"t":1,"body":[[1,2,null]]})",
                           R"({"n":1,"t":1,"body":[["a",2,3]]})", R"({"n":1,"t":1,"body":{}})", R"({"n":1,"t":1,"rate":0,"body":[]})", R"({"n":"1","t":1})",
                           R"({"n":1,"t":1,"bed":[[-1,0,0,0,1,0,0,0]]})", R"({"n":1,"t":1,"body":[[1,2,3]],"bed":[[0,0,0,0,1,0,0,0]]})", R"({"n":1,"t":1,"battery":101})",
                           R"({"v":2,"n":1,"t":1})", R"({"n":1,"t":1,"boot":"01234567890123456"})", "\xff\xfe", R"({"n":9223372036854775808,"t":1})", R"({"n":1.5,"t":1})"})
    EXPECT_FALSE(read_packet(text)) << text;
  EXPECT_FALSE(read_packet(std::string(kMostBytes + 1, ' ')));
  EXPECT_FALSE(read_packet(std::string(kMostBytes, '['))) << "deep nesting";
  std::string many = R"({"n":1,"t":1,"body":[)";
  for (std::size_t i = 0; i <= kMostRows; ++i) many += i ? ",[0,0,0]" : "[0,0,0]";
  EXPECT_FALSE(read_packet(many + "]}"));
}

class Devices : public testing::Test {
 protected:
  std::vector<std::string> kinds() {
    std::vector<std::string> all;
    for (const Said& one : said_) all.push_back(one.kind);
    said_.clear();
    return all;
  }
  using Kinds = std::vector<std::string>;
  /// A packet every 200 ms, its time told by the sensor.
  Result<void> send(std::int64_t n, double t, const std::string& more = {}) {
    now_ = now_ + kSecond / 5;
    return stream_.take(packet(n, t, more), now_, said_);
  }
  static void good(const Result<void>& result) { EXPECT_TRUE(result) << result.error().code; }
  void idle(std::int64_t seconds) {
    for (std::int64_t i = 0; i < seconds; ++i) {
      now_ = now_ + kSecond;
      stream_.tick(now_, said_);
    }
  }
  Timestamp now_{static_cast<std::int64_t>(kUnix) * kSecond};
  std::int64_t number_ = 0;
  std::vector<Said> said_;
  Stream stream_{ward::DeviceKind::kBody, {shipped_fall_model().value(), {}, {}}, 0, 30, now_};
};

TEST_F(Devices, AHealthyOneSaysNothing) {
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(send(i, 5 + i * 0.2));
  stream_.tick(now_, said_);
  EXPECT_EQ(kinds(), Kinds{});
  EXPECT_EQ(stream_.dropped(), 0);
}

TEST_F(Devices, SilenceIsNoticedOnceAndItsEndToo) {
  good(send(0, 5));
  idle(29);
  EXPECT_EQ(kinds(), Kinds{});
  idle(100);
  EXPECT_EQ(kinds(), Kinds{"device.silent"});
  good(send(1, 135));
  EXPECT_EQ(kinds(), (Kinds{"device.heard", "signal_lost", "signal_back"})) << "the signal has a gap of two minutes, which ends here";
}

TEST_F(Devices, OneThatNeverSpokeIsSilentToo) {
  idle(30);
  EXPECT_EQ(kinds(), Kinds{"device.silent"});
}

TEST_F(Devices, ALastWillIsSilenceSoonUnlessItComesBack) {
  good(send(0, 5));
  stream_.offline(now_);
  idle(4);
  EXPECT_EQ(kinds(), Kinds{});
  good(send(1, 9));
  idle(20);
  EXPECT_EQ(kinds(), Kinds{}) << "was back in time";
  stream_.offline(now_);
  idle(5);
  EXPECT_EQ(kinds(), Kinds{"device.silent"});
}

TEST_F(Devices, DoubledAndDisorderedPacketsAreNoTrouble) {
  for (const std::int64_t n : {0, 1, 3, 2, 2, 3, 5, 4}) good(send(n, 5 + double(n) * 0.2));
  EXPECT_EQ(kinds(), Kinds{});
  EXPECT_EQ(stream_.dropped(), 0);
  good(send(9, 6.8));
  EXPECT_NEAR(stream_.dropped(), 0.3, 1e-9);
}

TEST_F(Devices, AReplayedRecordingIsTroubleAndReachesNoDetector) {
  for (int i = 0; i < 2000; ++i) good(send(i, kUnix + i * 0.2));
  for (int i = 0; i < 50; ++i) good(send(i, kUnix + i * 0.2));
  EXPECT_EQ(kinds(), Kinds{"device.replayed"}) << "told once";
  idle(15);
  good(send(2000, kUnix + 400));
  idle(29);
  good(send(2001, kUnix + 430));
  idle(20);
  EXPECT_EQ(kinds(), Kinds{"device.calm"});
}

TEST_F(Devices, ANumberFarAheadIsTroubleAndCostsNothingThatFollows) {
  for (int i = 0; i < 50; ++i) good(send(i, 5 + i * 0.2));
  for (const std::int64_t strange : {9'000'000'000'000'000LL, 5'000LL, 1'000'000LL}) good(send(strange, 15, R"("battery":3)"));
  EXPECT_EQ(kinds(), Kinds{"device.numbers"}) << "told once";
  EXPECT_EQ(stream_.battery(), std::nullopt) << "and not taken";
  for (int i = 50; i < 100; ++i) good(send(i, 5 + i * 0.2, R"("battery":80)"));
  EXPECT_EQ(stream_.battery(), 80) << "what follows is";
  EXPECT_EQ(stream_.dropped(), 0);
  EXPECT_EQ(kinds(), Kinds{});
}

TEST_F(Devices, StrangeNumbersBetweenTheKnownNeverWin) {
  for (int i = 0; i < 200; ++i) {
    good(send(i, 5 + i * 0.4, R"("battery":80)"));
    good(send(1'000'000 + i, 5.2 + i * 0.4, R"("battery":3)"));
  }
  EXPECT_EQ(stream_.battery(), 80);
  EXPECT_EQ(stream_.dropped(), 0);
}

TEST_F(Devices, ASensorWhoseNumbersReallyHaveJumpedIsHeardAfterFiveSeconds) {
  for (int i = 0; i < 50; ++i) good(send(i, 5 + i * 0.2));
  for (int i = 0; i < 26; ++i) {
    EXPECT_EQ(stream_.battery(), std::nullopt) << i;
    good(send(7'000'000 + i, 15 + i * 0.2, R"("battery":81)"));
  }
  EXPECT_EQ(stream_.battery(), 81);
  EXPECT_EQ(kinds(), Kinds{"device.numbers"});
}

TEST_F(Devices, WhoeverTookTheNumbersAwayForAWhileDoesNotKeepThem) {
  for (int i = 0; i < 2000; ++i) good(send(i, 5 + i * 0.2));
  for (int i = 0; i < 50; ++i) good(send(1'000'000 + i, 50'000 + i * 0.2));
  for (int i = 2050; i < 2100; ++i) good(send(i, 5 + i * 0.2, R"("battery":77)"));
  EXPECT_EQ(stream_.battery(), 77) << "it goes on from where it was";
}

TEST_F(Devices, AWrongFirstNumberIsForgotten) {
  good(send(9'000'000'000'000'000, 5, R"("boot":"a")"));
  for (int i = 0; i < 40; ++i) good(send(4'000 + i, 5.2 + i * 0.2, R"("boot":"a","battery":66)"));
  EXPECT_EQ(stream_.battery(), 66);
  good(send(4'040, 13.4, R"("boot":"a","battery":65)"));
  EXPECT_EQ(stream_.battery(), 65);
}

TEST_F(Devices, AnHourOutOfReachIsNoTrouble) {
  good(send(0, 5));
  now_ = now_ + kHour;
  good(send(7'200, 3'605, R"("battery":50)"));
  EXPECT_EQ(stream_.battery(), 50);
  EXPECT_EQ(kinds(), (Kinds{"signal_lost", "signal_back"})) << "nothing of its numbers";
}

TEST_F(Devices, AReplayHoweverLongStaysOne) {
  for (int i = 0; i < 4000; ++i) good(send(i, kUnix + i * 0.2));
  for (int i = 0; i < 500; ++i) good(send(i + 1500, kUnix + (i + 1500) * 0.2, R"("battery":3)"));
  EXPECT_EQ(stream_.battery(), std::nullopt);
  EXPECT_EQ(kinds(), Kinds{"device.replayed"});
}

TEST_F(Devices, ARestartIsNoReplay) {
  for (int i = 0; i < 2000; ++i) good(send(i, 5 + i * 0.2));
  for (int i = 0; i < 50; ++i) good(send(i, 1 + i * 0.2));
  EXPECT_EQ(kinds(), Kinds{}) << "numbers and clock began again together";
  for (int i = 0; i < 50; ++i) good(send(i, 1 + i * 0.2, R"("boot":"a")"));
  EXPECT_EQ(kinds(), Kinds{});
}

TEST_F(Devices, TwoWithOneNameAreTold) {
  for (int i = 0; i < 10; ++i) {
    good(send(100 + i, 500 + i * 0.2, R"("boot":"a")"));
    good(send(7 + i, 20 + i * 0.2, R"("boot":"b")"));
  }
  EXPECT_EQ(kinds(), Kinds{"device.double"});
}

TEST_F(Devices, AFloodIsCutAndTold) {
  int refused = 0;
  for (int i = 0; i < 5000; ++i) {
    now_ = now_ + kSecond / 1000;
    refused += !stream_.take(packet(i, 5 + i * 0.001), now_, said_);
  }
  EXPECT_GT(refused, 4000);
  EXPECT_EQ(kinds(), Kinds{"device.flood"});
}

TEST_F(Devices, RubbishIsToldOnceAndRefused) {
  for (int i = 0; i < 5; ++i) {
    const auto result = stream_.take("{\"n\":1", now_, said_);
    ASSERT_FALSE(result);
  }
  EXPECT_EQ(kinds(), Kinds{"device.malformed"});
}

TEST_F(Devices, AClockADayOffIsToldAndDoesNotMoveEvents) {
  for (int i = 0; i < 20; ++i) good(send(i, kUnix - 86'400 + i * 0.2));
  EXPECT_EQ(kinds(), Kinds{"device.clock"});
}

TEST_F(Devices, AClockThatJumpsIsTold) {
  for (int i = 0; i < 20; ++i) good(send(i, 5 + i * 0.2));
  good(send(20, 5 + 86'400));
  EXPECT_EQ(kinds(), Kinds{"device.clock"});
  for (int i = 21; i < 40; ++i) good(send(i, 86'405 + (i - 20) * 0.2));
  EXPECT_EQ(kinds(), Kinds{}) << "after the jump it goes on";
}

TEST_F(Devices, OneWithoutAModelIsToldAsLongAsItIsDeaf) {
  Stream deaf(ward::DeviceKind::kThermal, {}, 0, 30, now_);
  const auto wait = [&](Stream& stream, int seconds) {
    for (int i = 0; i < seconds; ++i) {
      now_ = now_ + kSecond;
      ++number_;
      good(stream.take("{\"n\":" + std::to_string(number_) + ",\"t\":" + std::to_string(number_) + "}", now_, said_));
      stream.tick(now_, said_);
    }
  };
  wait(deaf, 200);
  EXPECT_EQ(kinds(), Kinds{"device.no_model"}) << "once, and it does not calm";
  Stream other(ward::DeviceKind::kBody, {shipped_fall_model().value(), {}, {}}, 0, 30, now_);
  other.follow(deaf, now_, said_);
  wait(other, 59);
  EXPECT_EQ(kinds(), Kinds{});
  wait(other, 2);
  EXPECT_EQ(kinds(), Kinds{"device.calm"});
}

TEST_F(Devices, WhatWasKnownOfADeviceGoesOnWithAnotherModel) {
  for (int i = 0; i < 2000; ++i) good(send(i, kUnix + i * 0.2, R"("battery":70)"));
  Stream next(ward::DeviceKind::kBody, {shipped_fall_model().value(), {}, {}}, 1, 30, now_);
  next.follow(stream_, now_, said_);
  EXPECT_EQ(next.battery(), 70);
  EXPECT_EQ(next.heard(), stream_.heard());
  good(next.take(packet(3, kUnix + 0.6), now_, said_));
  EXPECT_EQ(kinds(), Kinds{"device.replayed"}) << "it still knows what is old";
}

TEST(Late, AFallWhosePacketsComeBehindNewerOnesIsFoundAllTheSame) {
  const auto model = shipped_fall_model();
  ASSERT_TRUE(model);
  std::vector<std::string> packets;
  double found_at = 0;
  for (std::uint64_t seed = 0; found_at == 0 && seed < 50; ++seed) {
    MadeUpBody body{Rng(seed)};
    body.lie(1), body.sit_up(), body.stand_up(), body.walk(1), body.fall();
    const auto motions = body.take();
    packets.clear();
    FallDetector detector(*model);
    std::vector<Event> events;
    for (std::size_t i = 0; i < motions.size(); ++i) {
      const auto& m = motions[i];
      detector.push({100 + double(i) / kRate, m}, events);
      if (i % 25 == 0) packets.push_back("{\"n\":" + std::to_string(i / 25) + ",\"t\":" + std::to_string(100 + double(i) / kRate) + ",\"body\":[");
      packets.back() += (i % 25 ? ",[" : "[") + std::to_string(m.g.x) + "," + std::to_string(m.g.y) + "," + std::to_string(m.g.z) + "," + std::to_string(m.turn.x) + "," +
                        std::to_string(m.turn.y) + "," + std::to_string(m.turn.z) + "]";
    }
    for (std::string& text : packets) text += "]}";
    for (const Event& event : events)
      if (event.kind == EventKind::kFall) found_at = event.since;
  }
  ASSERT_GT(found_at, 0);
  // All that was sent in the second before the impact and the two after it comes at the very end.
  const auto hit = static_cast<std::size_t>((found_at - 100) * 2);
  packets.resize(std::min(packets.size(), hit + 10));  // no longer than the 15 s that are remembered
  std::rotate(packets.begin() + static_cast<std::ptrdiff_t>(hit - 2), packets.begin() + static_cast<std::ptrdiff_t>(hit + 4), packets.end());
  Timestamp now{1'780'000'000 * kSecond};
  Stream stream(ward::DeviceKind::kBody, {*model, {}, {}}, 0, 30, now);
  std::vector<Said> said;
  for (const std::string& text : packets) {
    now = now + kSecond / 20;
    const auto taken = stream.take(text, now, said);
    ASSERT_TRUE(taken) << taken.error().code;
  }
  const auto falls = [&] { return std::ranges::count(said, "fall", &Said::kind); };
  EXPECT_EQ(falls(), 0) << "without the impact there is none";
  now = now + kSecond;
  stream.tick(now, said);
  EXPECT_EQ(falls(), 1);
  EXPECT_EQ(stream.dropped(), 0);
}

/// A recording through a stream, the packets from `from` to `to` at its very end; what is said of `kind`.
std::ptrdiff_t said_with_late(ward::DeviceKind device, const Models& models, const std::vector<std::vector<double>>& rows, std::size_t from, std::size_t to, const char* kind, bool tick) {
  auto packets = to_packets(rows, "b").value();
  std::rotate(packets.begin() + static_cast<std::ptrdiff_t>(from), packets.begin() + static_cast<std::ptrdiff_t>(to), packets.end());
  Timestamp now{1'780'000'000 * kSecond};
  Stream stream(device, models, 0, 30, now);
  std::vector<Said> said;
  for (const Timed& packet : packets) {
    now = now + kSecond / 20;
    EXPECT_TRUE(stream.take(packet.payload, now, said));
  }
  now = now + kSecond;
  if (tick) stream.tick(now, said);
  return std::ranges::count(said, kind, &Said::kind);
}

TEST(Late, AnExitWhoseReadingsComeBehindNewerOnesIsFoundAllTheSame) {
  const Models models{{}, shipped_bed_model(kDemoRoom).value(), {}};
  int told = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    // Long before, for the tracker: only what came in the last seconds is gone through again.
    MadeUpTag tag{Rng(seed)};
    tag.during(Activity::kLying, 0, 60, true), tag.during(Activity::kSittingOnBed, 60, 64, true), tag.during(Activity::kUp, 64, 71, true);
    std::vector<std::vector<double>> rows;
    for (const auto& [r, unused] : tag.take()) rows.push_back({r.t, double(r.front), double(r.vertical), double(r.lateral), double(r.antenna), double(r.strength), double(r.phase), double(r.frequency)});
    const std::size_t packets = to_packets(rows, "b")->size();
    if (said_with_late(ward::DeviceKind::kBed, models, rows, 0, 0, "bed_exit", true) != 1) continue;
    // The last eight seconds but the very last reading come behind it.
    if (said_with_late(ward::DeviceKind::kBed, models, rows, packets - 12, packets - 1, "bed_exit", false) != 0) continue;
    ++told;
    EXPECT_EQ(said_with_late(ward::DeviceKind::kBed, models, rows, packets - 12, packets - 1, "bed_exit", true), 1) << seed;
  }
  EXPECT_GT(told, 5) << "of the made-up nights, those where it matters";
}

TEST(Late, WhatWasBeforeTheLastSecondsStillCounts) {
  const Models models{{}, shipped_bed_model(kDemoRoom).value(), {}};
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    // Out for a while, and only for a moment on the edge of the bed: one exit, also when the last seconds are gone through again.
    MadeUpTag tag{Rng(seed)};
    tag.during(Activity::kLying, 0, 60, true), tag.during(Activity::kUp, 60, 84, true), tag.during(Activity::kSittingOnBed, 84, 97, true), tag.during(Activity::kUp, 97, 103, true);
    std::vector<std::vector<double>> rows;
    for (const auto& [r, unused] : tag.take()) rows.push_back({r.t, double(r.front), double(r.vertical), double(r.lateral), double(r.antenna), double(r.strength), double(r.phase), double(r.frequency)});
    const std::size_t packets = to_packets(rows, "b")->size();
    if (said_with_late(ward::DeviceKind::kBed, models, rows, 0, 0, "bed_exit", true) != 1) continue;
    ++compared;
    EXPECT_EQ(said_with_late(ward::DeviceKind::kBed, models, rows, packets - 4, packets - 2, "bed_exit", true), 1) << seed;
  }
  EXPECT_GT(compared, 10);
}

TEST(Late, SoIsAFallBelowAThermalArray) {
  const auto model = learn_made_up_thermal(40, 1, 1);
  ASSERT_TRUE(model);
  const Models models{{}, {}, std::make_shared<const ThermalModel>(*model)};
  int told = 0;
  for (std::uint64_t seed = 100; seed < 120; ++seed) {
    std::vector<std::vector<double>> rows;
    for (const ThermalFrame& frame : made_up_thermal_clip(Rng(seed), true).frames) {
      rows.push_back({frame.t});
      rows.back().insert(rows.back().end(), frame.celsius.begin(), frame.celsius.end());
    }
    if (said_with_late(ward::DeviceKind::kThermal, models, rows, 0, 0, "fall", true) != 1) continue;
    if (said_with_late(ward::DeviceKind::kThermal, models, rows, 2, 5, "fall", false) != 0) continue;
    ++told;
    EXPECT_EQ(said_with_late(ward::DeviceKind::kThermal, models, rows, 2, 5, "fall", true), 1) << seed;
  }
  EXPECT_GT(told, 3);
}

}  // namespace
}  // namespace meretid::nightwatch::in
