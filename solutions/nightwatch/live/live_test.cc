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
#include "solutions/nightwatch/live/shelf_watcher.h"
#include "solutions/nightwatch/live/tail.h"
#include "solutions/nightwatch/measure/night_model.h"
#include "solutions/nightwatch/shipped/shipped.h"

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
  EXPECT_EQ(parse_settings("[models.named]\nstue-12 = \"a.model\"\n", "/h")->named_models.at("stue-12"), "/h/a.model");
  for (const char* text : {"[models.named]\n\"stue 12\" = \"a\"\n", "[models.named]\na = 1\n", "[models]\nnamed = 3\n", "[models.named.x]\ny = \"a\"\n"})
    EXPECT_FALSE(parse_settings(text, "/h")) << text;
  for (const char* text : {"[broker]\n", "[broker]\nhost = \"mqtt.kommune.dk\"\n", "[broker]\nhost = 1\n", "[broker]\nhost=\"127.0.0.1\"\nport = 0\n", "[brok]\n", "x = 1", "[broker]\nhost=\"127.0.0.1\"\nhest=1\n", "["})
    EXPECT_FALSE(parse_settings(text, "/h")) << text;
  const auto loud = parse_settings("[sounders]\nsirene = [\"/usr/local/bin/sirene\", \"--tryk\", \"3\"]\n", "/h");
  ASSERT_TRUE(loud);
  EXPECT_EQ((**sounder_program(*loud, "command:sirene")), (std::vector<std::string>{"/usr/local/bin/sirene", "--tryk", "3"}));
  EXPECT_FALSE(sounder_program(*loud, "https://sirene.dk/")->has_value());
  EXPECT_EQ(store::code_of(sounder_program(*loud, "command:rm")), "nightwatch.out.no_program");
  for (const char* text : {"[sounders]\na = \"/bin/true\"\n", "[sounders]\na = []\n", "[sounders]\na = [\"true\"]\n", "[sounders]\na = [\"/bin/true\", 1]\n", "sounders = 1\n", "[sounders]\n\"a b\" = [\"/bin/true\"]\n"})
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

std::shared_ptr<const Shelf> shelf_with_falls() { return std::make_shared<const Shelf>(in::Models{shipped_fall_model().value(), {}, {}}); }

/// A folder with nightwatch.toml and models, as an installation has them.
class ShelfTest : public testing::Test {
 protected:
  ShelfTest() {
    NightModel fall;
    fall.fall = *shipped_fall_model().value();
    write("fald.model", fall.bytes());
    NightModel rooms;
    rooms.dataset = Dataset::kBedexit;
    for (const char* room : {"S1", "S2"}) rooms.rooms.emplace(room, *shipped_bed_model(room).value());
    write("stuer.model", rooms.bytes());
    write("nightwatch.toml", kToml);
  }
  ~ShelfTest() override { std::filesystem::remove_all(home_); }
  void write(const std::string& name, std::string_view text) {
    std::filesystem::create_directories(home_);
    std::ofstream(home_ / name, std::ios::binary) << text;
    // Written within the same tick of the clock, a file of the same size would look unchanged.
    std::filesystem::last_write_time(home_ / name, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(++writes_));
  }
  std::shared_ptr<const Shelf> open() { return Shelf::open(read_settings(home_).value()).value(); }

  static constexpr const char* kToml = "[models]\nfall = \"fald.model\"\n[models.named]\nbad = \"fald.model\"\ngang-3 = \"stuer.model\"\nvaek = \"findes-ikke.model\"\n";
  std::filesystem::path home_ = std::filesystem::temp_directory_path() / ("meretid-shelf-" + std::to_string(::getpid()));
  int writes_ = 0;
};

using ward::DeviceKind;

TEST_F(ShelfTest, ADeviceGetsWhatItNamesAndNothingOfAnotherKind) {
  const auto shelf = open();
  EXPECT_TRUE(shelf->of(DeviceKind::kBody, "bad").fall);
  EXPECT_EQ(shelf->of(DeviceKind::kBody, "bad").fall, shelf->of(DeviceKind::kBody, "").fall) << "one file is read once";
  EXPECT_TRUE(shelf->of(DeviceKind::kBed, "gang-3/S2").bed);
  EXPECT_NE(shelf->of(DeviceKind::kBed, "gang-3/S1").bed, shelf->of(DeviceKind::kBed, "gang-3/S2").bed);
  EXPECT_TRUE(shelf->of(DeviceKind::kBed, "shipped/S1").bed);
  for (const char* name : {"gang-3", "gang-3/", "gang-3/S3", "vaek", "shipped/S9", "bad/S1", "/", "nej"}) EXPECT_EQ(shelf->of(DeviceKind::kBed, name), in::Models{}) << name;
  EXPECT_EQ(shelf->of(DeviceKind::kBed, "bad"), in::Models{}) << "a model of falls hears no tag";
  EXPECT_EQ(shelf->names(DeviceKind::kBed), (std::vector<std::string>{"gang-3/S1", "gang-3/S2"}));
  EXPECT_EQ(shelf->names(DeviceKind::kBody), std::vector<std::string>{"bad"});
  ASSERT_EQ(shelf->faults().size(), 1U) << "one that is missing does not keep the others from listening";
  EXPECT_EQ(shelf->faults()[0].code, "nightwatch.model.missing");
  EXPECT_TRUE(check_model(*shelf, DeviceKind::kBed, "gang-3/S1"));
  EXPECT_TRUE(check_model(*shelf, DeviceKind::kThermal, ""));
  EXPECT_EQ(store::code_of(check_model(*shelf, DeviceKind::kBody, "gang-3/S1")), "nightwatch.live.no_model");
}

TEST_F(ShelfTest, AChangedFileIsReadOnceItIsWholeAndOthersStay) {
  const Settings settings = read_settings(home_).value();
  auto shelf = open();
  ShelfWatcher watcher(home_, settings);
  EXPECT_EQ(watcher.look(*shelf), nullptr);
  NightModel other;
  other.fall = *shipped_fall_model().value();
  other.fall->threshold += 1;
  write("fald.model", other.bytes());
  EXPECT_EQ(watcher.look(*shelf), nullptr) << "changed just now: perhaps half written";
  const auto next = watcher.look(*shelf);
  ASSERT_TRUE(next);
  EXPECT_NE(next->of(DeviceKind::kBody, "").fall, shelf->of(DeviceKind::kBody, "").fall);
  EXPECT_EQ(next->of(DeviceKind::kBed, "gang-3/S1"), shelf->of(DeviceKind::kBed, "gang-3/S1"));
  EXPECT_EQ(watcher.look(*next), nullptr);
  write("fald.model", "ingen model");
  watcher.look(*next);
  EXPECT_EQ(watcher.look(*next), nullptr) << "those that listen stay";
  write("fald.model", other.bytes());
  write("nightwatch.toml", std::string(kToml) + "ny = \"stuer.model\"\n");
  watcher.look(*next);
  const auto third = watcher.look(*next);
  ASSERT_TRUE(third);
  EXPECT_TRUE(third->of(DeviceKind::kBed, "ny/S1").bed);
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
  Hub hub_{shelf_with_falls()};
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

TEST_P(HubTest, ADeviceWhoseModelIsNotThereIsAnAlarmUntilItIs) {
  device_.model = "findes-ikke";
  ASSERT_TRUE(hall::write_device(db(), ward_, device_, now()));
  const auto hear = [&](int n) {
    for (int i = 0; i < n; ++i) {
      EXPECT_TRUE(hub_.take("birk/12/krop", packet(), now()));
      seconds(1);
    }
  };
  hear(2);
  ASSERT_EQ(open().size(), 1U);
  EXPECT_EQ(open()[0].kind, ward::AlarmKind::kSignal);
  hear(90);
  EXPECT_EQ(open().size(), 1U) << "it does not calm while nothing can be detected";
  device_.model.clear();
  ASSERT_TRUE(hall::write_device(db(), ward_, device_, now() + 1));
  hear(62);
  EXPECT_TRUE(open().empty());
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
