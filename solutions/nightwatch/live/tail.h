// SPDX-License-Identifier: EUPL-1.2
// Every step of every alarm, whoever made it (the service, a route of any server), onto the feed, in order of its number, at least
// once: after a restart the last minute comes again. A page knows what it has shown.
#pragma once

#include <cstdint>
#include <set>

#include "base/clock.h"
#include "jobs/feed.h"
#include "store/connection.h"

namespace meretid::nightwatch::live {

class Tail {
 public:
  Result<void> begin(store::Connection& db, Timestamp now);
  Result<void> publish(store::Connection& db, jobs::Feed& feed);

 private:
  std::int64_t newest_ = 0;
  std::set<std::int64_t> told_;  // of the last few: a transaction with a smaller number may be committed later
};

}  // namespace meretid::nightwatch::live
