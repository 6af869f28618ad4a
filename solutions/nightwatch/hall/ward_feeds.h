// SPDX-License-Identifier: EUPL-1.2
// The service's feed is one for all wards; a page may only hear its own. A line begins with its ward, and is given on to the feed of
// that ward; a beat goes to all. Thread-safe.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "jobs/feed.h"
#include "solutions/nightwatch/ward/ward.h"
#include "store/connection.h"

namespace meretid::nightwatch::hall {

/// {"ward":"…","number":…,"step":…,"at":…,"resident":…,"account":…,"alarm":{…}}: of a row of nightwatch_steps with its alarm as `body`.
std::string feed_line(const store::Row& row);
/// {"beat":…,"broker":"up"}
std::string beat_line(Timestamp now, std::string_view broker);

class WardFeeds {
 public:
  explicit WardFeeds(std::shared_ptr<jobs::Feed> all);
  ~WardFeeds();
  /// The ward's own, made at first use; kept for as long as the program runs: wards are few.
  std::shared_ptr<jobs::Feed> feed(const ward::CaseId& ward);
  const std::shared_ptr<jobs::Feed>& all() const { return all_; }

 private:
  void give_on(const std::string& line);
  std::shared_ptr<jobs::Feed> all_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<jobs::Feed>> feeds_;
  std::jthread thread_;
};

/// Of this process, for that feed.
std::shared_ptr<jobs::Feed> ward_feed(const std::shared_ptr<jobs::Feed>& all, const ward::CaseId& ward);

}  // namespace meretid::nightwatch::hall
