// SPDX-License-Identifier: EUPL-1.2
// The service's parts: the ring that outlives its process, the settings, the devices of the house on a database.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "solutions/nightwatch/hall/ward_test.h"
#include "solutions/nightwatch/live/door.h"
#include "solutions/nightwatch/live/hub.h"
#include "solutions/nightwatch/live/ring.h"
#include "solutions/nightwatch/live/settings.h"
#include "solutions/nightwatch/live/tail.h"

namespace meretid::nightwatch::live {
namespace {

class RingTest : public testing::Test {
 protected:
  void SetUp() override {
    ring_ = MemoryRing::open(name_);
    if (!ring_) GTEST_SKIP() << "/dev/shm is not memory here";
  }
  ~RingTest() override { std::filesystem::remove("/dev/shm/" + name_); }
  std::vector<std::string> content() {
    std::vector<std::string> all;
    ring_->each([&](Timestamp, std::string_view topic, std::string_view payload) { all.push_back(std::string(topic) + "=" + std::string(payload)); });
    return all;
  }
  using All = std::vector<std::string>;
  std::string name_ = "meretid-test-" + std::to_string(::getpid());
  std::unique_ptr<MemoryRing> ring_;
  Timestamp now_{1'780'000'000 * kSecond};
};

TEST_F(RingTest, WhatAKilledProcessHeardIsThere) {
  EXPECT_EQ(store::in_child([&] {
    MemoryRing::open(name_)->append(now_, "a/b/c", "hej");
    ::kill(::getpid(), SIGKILL);
    return 0;
  }), 128 + SIGKILL);
  EXPECT_EQ(content(), All{"a/b/c=hej"});
}

TEST_F(RingTest, NothingOlderThanFifteenSecondsIsLeftNotEvenItsBytes) {
  ring_->append(now_, "a/b/c", "hemmelig");
  ring_->append(now_ + 10 * kSecond, "a/b/c", "ny");
  ring_->sweep(now_ + 16 * kSecond);
  EXPECT_EQ(content(), All{"a/b/c=ny"});
  std::ifstream file("/dev/shm/" + name_, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(bytes.find("hemmelig"), std::string::npos);
  EXPECT_NE(bytes.find("ny"), std::string::npos);
  ring_->sweep(now_ + -kHour);
  EXPECT_EQ(content(), All{}) << "the clock was set back: better nothing than something old";
}

TEST_F(RingTest, ItGoesRoundAndRound) {
  const std::string payload(10'000, 'x');
  for (std::uint64_t i = 0; i < 2 * MemoryRing::kBytes / payload.size(); ++i) ring_->append(now_, "t", std::to_string(i) + payload);
  EXPECT_LE(ring_->used(), MemoryRing::kBytes);
  std::int64_t last = -1;
  ring_->each([&](Timestamp, std::string_view, std::string_view text) {
    const std::int64_t number = std::stoll(std::string(text.substr(0, text.find('x'))));
    EXPECT_TRUE(last < 0 || number == last + 1);
    last = number;
  });
  EXPECT_EQ(last, static_cast<std::int64_t>(2 * MemoryRing::kBytes / payload.size()) - 1);
}

TEST(Ring, ADiskIsNoMemory) { EXPECT_EQ(MemoryRing::open("x", std::filesystem::current_path()), nullptr); }

TEST(Settings, BrokerAndModels) {
  const auto s = parse_settings("[broker]\nhost = \"mqtt.kommune.dk\"\nca_file = \"ca.pem\"\nuser = \"meretid\"\npassword_file = \"pw\"\n[models]\nfall = \"/m/fald.model\"\n", "/h");
  ASSERT_TRUE(s) << s.error().where;
  EXPECT_EQ(s->broker->port, 8883);
  EXPECT_EQ(s->broker->ca_file, "/h/ca.pem");
  EXPECT_EQ(s->fall_model, "/m/fald.model");
  EXPECT_FALSE(parse_settings("", "/h")->broker);
  for (const char* text : {"[broker]\n", "[broker]\nhost = \"mqtt.kommune.dk\"\n", "[broker]\nhost = 1\n", "[broker]\nhost=\"127.0.0.1\"\nport = 0\n", "[brok]\n", "x = 1", "[broker]\nhost=\"127.0.0.1\"\nhest=1\n", "["})
    EXPECT_FALSE(parse_settings(text, "/h")) << text;
  EXPECT_TRUE(parse_settings("[broker]\nhost = \"127.0.0.1\"\n", "/h")) << "without TLS on this machine only";
}

TEST(DoorTest, AVisitIsAnsweredWhenItIsKept) {
  const auto path = std::filesystem::temp_directory_path() / ("meretid-door-" + std::to_string(::getpid()));
  EXPECT_EQ(hand_in(path, "a/b/c", "{}"), "") << "nobody there";
  auto door = Door::open(path);
  ASSERT_TRUE(door);
  for (const bool kept : {true, false}) {
    std::string answer;
    std::jthread visitor([&] { answer = hand_in(path, "a/b/c", "line\nline"); });
    for (bool came = false; !came;) (*door)->let_in([&](std::string_view topic, std::string_view payload) -> std::string {
      EXPECT_EQ(topic, "a/b/c");
      EXPECT_EQ(payload, "line\nline");
      came = true;
      return "ok";
    });
    (*door)->answer_all(kept);
    visitor.join();
    EXPECT_EQ(answer, kept ? "ok" : "again");
  }
  door->reset();
  std::filesystem::remove(path);
}

class HubTest : public hall::WardTest {
 protected:
  HubTest() {
    for (const char* name : {"A", "B"}) {
      residents_.push_back(resident_named(name));
      EXPECT_TRUE(hall::write_resident(db(), key(), ward_, residents_.back()));
    }
    device_ = device_of(residents_[0].id, "12", "krop");
    EXPECT_TRUE(hall::write_device(db(), ward_, device_, now()));
    EXPECT_TRUE(hub_.reload(db(), now()));
  }
  void seconds(int n) {
    for (int i = 0; i < n; ++i) {
      now_ = now_ + kSecond;
      EXPECT_TRUE(hub_.reload(db(), now()));
      hub_.tick(now());
      EXPECT_TRUE(hub_.keep(db(), now()));
    }
  }
  std::vector<ward::Alarm> open() { return hall::alarms(db(), ward_, now() + kHour).value(); }
  std::string packet() {
    ++number_;
    return "{\"n\":" + std::to_string(number_) + ",\"t\":" + std::to_string(number_) + ".0,\"body\":[[0,-1,0]]}";
  }

  std::vector<ward::Resident> residents_;
  ward::Device device_;
  Hub hub_{in::Models{}};
  int number_ = 0;
};

TEST_P(HubTest, ASilentSensorIsAnAlarmWithinThirtySecondsAndEndsWhenHeard) {
  EXPECT_TRUE(hub_.take("birk/12/krop", packet(), now()));
  seconds(29);
  EXPECT_TRUE(open().empty());
  seconds(1);
  ASSERT_EQ(open().size(), 1U);
  EXPECT_EQ(open()[0].kind, ward::AlarmKind::kSilent);
  EXPECT_TRUE(hub_.take("birk/12/krop", packet(), now()));
  seconds(1);
  EXPECT_TRUE(open().empty());
}

TEST_P(HubTest, AnUnknownDeviceIsRefusedAndTouchesNobody) {
  EXPECT_EQ(store::code_of(hub_.take("birk/13/krop", packet(), now())), "nightwatch.live.unknown");
  EXPECT_EQ(store::code_of(hub_.take("", packet(), now())), "nightwatch.live.unknown");
  EXPECT_EQ(store::code_of(hub_.take("birk/12/krop", "rubbish", now())).substr(0, 9), "describe.");
}

TEST_P(HubTest, MovedAtThreeInTheMorning) {
  seconds(30);
  ASSERT_EQ(open().size(), 1U) << "silent";
  EXPECT_EQ(open()[0].resident, residents_[0].id);
  device_.resident = residents_[1].id;
  ASSERT_TRUE(hall::write_device(db(), ward_, device_, now()));
  seconds(1);
  EXPECT_TRUE(open().empty()) << "the first resident has no sensor any more, so none that is silent";
  seconds(30);
  ASSERT_EQ(open().size(), 1U);
  EXPECT_EQ(open()[0].resident, residents_[1].id) << "and from now on it counts for the other";
}

TEST_P(HubTest, WhoeverIsNotWatchedIsNotHeard) {
  residents_[0].person.consent = {};
  ASSERT_TRUE(hall::write_resident(db(), key(), ward_, residents_[0]));
  seconds(1);
  EXPECT_EQ(store::code_of(hub_.take("birk/12/krop", packet(), now())), "nightwatch.live.unknown");
  seconds(60);
  EXPECT_TRUE(open().empty());
}

TEST_P(HubTest, EachStepReachesTheFeedInOrderAndTheLastMinuteAgainAfterARestart) {
  jobs::Feed feed;
  Tail tail;
  ASSERT_TRUE(tail.begin(db(), now()));
  seconds(31);
  ASSERT_TRUE(tail.publish(db(), feed));
  ASSERT_TRUE(tail.publish(db(), feed));
  const auto batch = feed.after(0);
  ASSERT_EQ(batch.samples.size(), 1U);
  EXPECT_TRUE(batch.samples[0].bytes.starts_with("{\"ward\":\"" + ward_.text() + "\",\"number\":")) << batch.samples[0].bytes;
  EXPECT_NE(batch.samples[0].bytes.find("\"alarm\":{\"id\":"), std::string::npos);
  Tail restarted;
  ASSERT_TRUE(restarted.begin(db(), now()));
  jobs::Feed again;
  ASSERT_TRUE(restarted.publish(db(), again));
  EXPECT_EQ(again.latest(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Backends, HubTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::nightwatch::live
