// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/tail.h"

#include <algorithm>

#include "solutions/nightwatch/hall/ward_feeds.h"
#include "store/sql.h"

namespace meretid::nightwatch::live {
namespace {

constexpr std::int64_t kAgain = kMinute, kLookBack = 200;

}  // namespace

Result<void> Tail::begin(store::Connection& db, Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("nightwatch/live/live/newest_step"), {now + -kAgain}));
  newest_ = rows[0].integer("number");
  for (std::int64_t number = std::max(std::int64_t{1}, newest_ - kLookBack); number <= newest_; ++number) told_.insert(number);
  return {};
}

Result<void> Tail::publish(store::Connection& db, jobs::Feed& feed) {
  TRY(const store::Rows rows, db.query(store::sql("nightwatch/live/live/steps"), {std::max(std::int64_t{0}, newest_ - kLookBack)}));
  for (const store::Row& row : rows) {
    const std::int64_t number = row.integer("number");
    if (!told_.insert(number).second) continue;
    newest_ = std::max(newest_, number);
    feed.publish(hall::feed_line(row));
  }
  while (!told_.empty() && *told_.begin() < newest_ - 2 * kLookBack) told_.erase(told_.begin());
  return {};
}

}  // namespace meretid::nightwatch::live
