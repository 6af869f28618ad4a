// SPDX-License-Identifier: EUPL-1.2
#include "jobs/feed.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "jobs/feed_link.h"

namespace meretid::jobs {
namespace {

using namespace std::chrono_literals;

TEST(Feed, GivesWhatCameAfterAMark) {
  Feed feed;
  for (const char* text : {"a", "b", "c"}) feed.publish(text);
  const auto batch = feed.after(1);
  ASSERT_EQ(batch.samples.size(), 2U);
  EXPECT_EQ(batch.samples[0].bytes, "b");
  EXPECT_EQ(batch.samples[1].number, 3U);
  EXPECT_EQ(batch.lost, 0U);
  EXPECT_TRUE(feed.after(3).samples.empty());
}

TEST(Feed, ASlowReaderIsToldHowManyItLost) {
  Feed feed(10);
  for (int i = 0; i < 100; ++i) feed.publish("x");
  const auto batch = feed.after(5);
  EXPECT_EQ(batch.samples.front().number, 91U);
  EXPECT_EQ(batch.lost, 85U);
}

TEST(Feed, WaitEndsWithASampleATimeOutOrTheEnd) {
  Feed feed;
  EXPECT_TRUE(feed.wait(0, 1ms).samples.empty());
  std::thread publisher([&] {
    std::this_thread::sleep_for(5ms);
    feed.publish("x");
  });
  EXPECT_EQ(feed.wait(0, 10s).samples.size(), 1U);
  publisher.join();
  feed.close();
  EXPECT_TRUE(feed.wait(1, 10s).closed);
  EXPECT_EQ(feed.publish("late"), 0U);
}

TEST(Feed, ListenersAreToldUntilTheyAreForgotten) {
  Feed feed;
  std::atomic<int> told = 0;
  const auto ticket = feed.listen([&] { ++told; });
  feed.publish("x");
  feed.publish("x");
  feed.forget(ticket);
  feed.publish("x");
  EXPECT_EQ(told, 2);
}

class FeedLink : public testing::Test {
 protected:
  ~FeedLink() override { std::filesystem::remove_all(folder); }
  static std::filesystem::path fresh() {
    std::string name = (std::filesystem::temp_directory_path() / "meretid-feed-XXXXXX").string();
    return mkdtemp(name.data());
  }
  const std::filesystem::path folder = fresh();
  FeedMirrors mirrors{folder};
};

TEST_F(FeedLink, AMirrorFollowsThroughARestartOfTheService) {
  const auto mirror = mirrors.feed("probe/samples");
  EXPECT_EQ(mirrors.feed("probe/samples"), mirror);
  for (int life = 0; life < 2; ++life) {
    const auto source = std::make_shared<Feed>();
    const auto offer = FeedOffer::open(FeedMirrors::socket(folder, "probe/samples"), source);
    ASSERT_TRUE(offer) << offer.error().code;
    const std::string text = "life " + std::to_string(life);
    bool arrived = false;
    for (int i = 0; i < 500 && !arrived; ++i) {
      source->publish(text);
      std::this_thread::sleep_for(10ms);
      const auto batch = mirror->after(0);
      arrived = !batch.samples.empty() && batch.samples.back().bytes == text;
    }
    EXPECT_TRUE(arrived) << text;
  }
}

// A service that was killed tells at once what its sensors repeat: before any server has found its new socket, and with as many samples as
// a reader had counted of its last life.
TEST_F(FeedLink, WhatARestartedServiceSaysBeforeItIsFoundReachesAReaderWhoWasThereBefore) {
  const auto mirror = mirrors.feed("probe/samples");
  const auto path = FeedMirrors::socket(folder, "probe/samples");
  std::uint64_t mark = 0;
  {
    const auto source = std::make_shared<Feed>();
    const auto offer = FeedOffer::open(path, source);
    ASSERT_TRUE(offer);
    for (int i = 0; i < 500 && mark == 0; ++i) {
      source->publish("before");
      mark = mirror->wait(0, 10ms).samples.empty() ? 0 : 1;
    }
    while (mark < source->latest() && !mirror->wait(mark, 200ms).samples.empty()) mark = mirror->latest();
  }
  const auto source = std::make_shared<Feed>();
  for (std::uint64_t i = 0; i < mark; ++i) source->publish("after");
  const auto offer = FeedOffer::open(path, source);
  ASSERT_TRUE(offer);
  std::uint64_t seen = 0, lost = 0;
  for (int i = 0; i < 50 && seen < source->latest(); ++i) {
    const auto batch = mirror->wait(mark, 200ms);
    for (const Sample& sample : batch.samples) seen += sample.bytes == "after", mark = sample.number;
    lost += batch.lost;
  }
  EXPECT_EQ(seen, source->latest());
  EXPECT_EQ(lost, 0U);
}

TEST_F(FeedLink, WhoComesForTheFirstTimeBeginsNow) {
  const auto source = std::make_shared<Feed>();
  for (int i = 0; i < 5; ++i) source->publish("old");
  const auto offer = FeedOffer::open(FeedMirrors::socket(folder, "probe/samples"), source);
  ASSERT_TRUE(offer);
  const auto mirror = mirrors.feed("probe/samples");
  Feed::Batch batch;
  for (int i = 0; i < 500 && batch.samples.empty(); ++i) {
    source->publish("new");
    batch = mirror->wait(0, 10ms);
  }
  ASSERT_FALSE(batch.samples.empty());
  EXPECT_EQ(batch.samples.front().bytes, "new");
  EXPECT_EQ(batch.lost, 0U);
}

TEST_F(FeedLink, WhoWasThereBeforeTheServiceHearsItsFirstWords) {
  const auto mirror = mirrors.feed("probe/samples");
  const auto source = std::make_shared<Feed>();
  source->publish("first");
  const auto offer = FeedOffer::open(FeedMirrors::socket(folder, "probe/samples"), source);
  ASSERT_TRUE(offer);
  const auto batch = mirror->wait(0, 10s);
  ASSERT_FALSE(batch.samples.empty());
  EXPECT_EQ(batch.samples.front().bytes, "first");
}

TEST_F(FeedLink, AMirrorFollowsAsSoonAsItIsThere) {
  const auto source = std::make_shared<Feed>();
  const auto offer = FeedOffer::open(FeedMirrors::socket(folder, "probe/samples"), source);
  ASSERT_TRUE(offer);
  const auto mirror = mirrors.feed("probe/samples");
  source->publish("right after");
  const auto batch = mirror->wait(0, 10s);
  ASSERT_FALSE(batch.samples.empty());
  EXPECT_EQ(batch.samples.front().bytes, "right after");
}

}  // namespace
}  // namespace meretid::jobs
