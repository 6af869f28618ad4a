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

TEST(FeedLink, AMirrorFollowsThroughARestartOfTheService) {
  std::string name = (std::filesystem::temp_directory_path() / "meretid-feed-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(name.data());
  FeedMirrors mirrors(folder);
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
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace meretid::jobs
