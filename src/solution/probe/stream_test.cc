// SPDX-License-Identifier: EUPL-1.2
// The service and its feed across processes. How the feed reaches a browser is tested in src/api.
#include "jobs/feed_link.h"
#include "solution/probe/installation_test.h"

namespace meretid::probe {
namespace {

using StreamRoom = Installation;

TEST_F(StreamRoom, SamplesArriveAtTheirRateAndWithoutGaps) {
  start_server(0);
  jobs::FeedMirrors mirrors(config_.feeds());
  const auto feed = mirrors.feed("stream/samples");
  ASSERT_TRUE(until(10s, [&] { return feed->latest() > 0; }));
  std::uint64_t mark = feed->latest();
  std::uint64_t samples = 0, lost = 0;
  const auto end = std::chrono::steady_clock::now() + 2s;
  while (std::chrono::steady_clock::now() < end) {
    const auto batch = feed->wait(mark, 100ms);
    samples += batch.samples.size();
    lost += batch.lost;
    if (!batch.samples.empty()) mark = batch.samples.back().number;
  }
  EXPECT_EQ(lost, 0U);
  EXPECT_GT(samples, 800U);   // 1,000 on an idle machine
  EXPECT_LT(samples, 1200U);
}

TEST_F(StreamRoom, AKilledServiceComesBack) {
  start_server(0);
  jobs::FeedMirrors mirrors(config_.feeds());
  const auto feed = mirrors.feed("stream/samples");
  ASSERT_TRUE(until(10s, [&] { return feed->latest() > 100; }));
  ASSERT_EQ(server_children().size(), 1U);
  kill(server_children()[0], SIGKILL);
  const std::uint64_t before = feed->latest();
  EXPECT_TRUE(until(10s, [&] { return feed->latest() > before + 100; })) << "a new service is heard, and its numbers go on upwards";
}

}  // namespace
}  // namespace meretid::probe
