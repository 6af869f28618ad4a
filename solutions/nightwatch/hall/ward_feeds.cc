// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/hall/ward_feeds.h"

#include "base/clock.h"

namespace meretid::nightwatch::hall {
namespace {

constexpr std::string_view kBegin = R"({"ward":")";
constexpr std::size_t kIdLength = 26;

}  // namespace

std::string feed_line(const store::Row& row) {
  // Ids and codes only: nothing in them needs escaping.
  std::string line(kBegin);
  line += row.text("case_id") + R"(","number":)" + std::to_string(row.integer("number")) + R"(,"step":")" + row.text("step") + R"(","at":")" +
          to_iso8601(row.time("at")) + '"';
  if (const auto resident = row.text("resident"); !resident.empty()) line += R"(,"resident":")" + resident + '"';
  if (const auto account = row.text("account"); !account.empty()) line += R"(,"account":")" + account + '"';
  if (!row.is_null("body")) line += R"(,"alarm":)" + row.text("body");
  return line + '}';
}

std::string beat_line(Timestamp now, std::string_view broker) { return R"({"beat":")" + to_iso8601(now) + R"(","broker":")" + std::string(broker) + R"("})"; }

WardFeeds::WardFeeds(std::shared_ptr<jobs::Feed> all) : all_(std::move(all)) {
  thread_ = std::jthread([this](const std::stop_token& stop) {
    std::uint64_t mark = all_->latest();
    while (!stop.stop_requested()) {
      const auto batch = all_->wait(mark, std::chrono::milliseconds(500));
      for (const jobs::Sample& sample : batch.samples) {
        give_on(sample.bytes);
        mark = sample.number;
      }
      if (batch.closed) return;
    }
  });
}

WardFeeds::~WardFeeds() = default;

std::shared_ptr<jobs::Feed> WardFeeds::feed(const ward::CaseId& ward) {
  const std::lock_guard lock(mutex_);
  auto& feed = feeds_[ward.text()];
  if (!feed) feed = std::make_shared<jobs::Feed>();
  return feed;
}

void WardFeeds::give_on(const std::string& line) {
  const std::lock_guard lock(mutex_);
  if (!line.starts_with(kBegin)) {
    for (const auto& [unused, feed] : feeds_) feed->publish(line);
    return;
  }
  if (const auto at = feeds_.find(line.substr(kBegin.size(), kIdLength)); at != feeds_.end()) at->second->publish(line);
}

std::shared_ptr<jobs::Feed> ward_feed(const std::shared_ptr<jobs::Feed>& all, const ward::CaseId& ward) {
  static std::mutex mutex;
  static std::map<const jobs::Feed*, std::unique_ptr<WardFeeds>> known;
  const std::lock_guard lock(mutex);
  auto& feeds = known[all.get()];
  if (!feeds) feeds = std::make_unique<WardFeeds>(all);
  return feeds->feed(ward);
}

}  // namespace meretid::nightwatch::hall
