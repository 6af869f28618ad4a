// SPDX-License-Identifier: EUPL-1.2
// What all routes of the hall stand on: the opened house, the rooms, a stock of database connections, the feeds of services and
// the watch over jobs. One per process; thread-safe.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "api/job_watch.h"
#include "api/part_counts.h"
#include "base/clock.h"
#include "base/result.h"
#include "http/rate.h"
#include "jobs/feed_link.h"
#include "oidc/client.h"
#include "people/case_access.h"
#include "solution/house.h"
#include "solution/registry.h"
#include "store/connection.h"

namespace meretid::http { struct Request; }

namespace meretid::api {

class Context;

/// A connection on loan; goes back when it leaves. One inside a transaction does not come back: it is closed.
class Lent {
 public:
  Lent(Context& context, std::unique_ptr<store::Connection> connection)
      : context_(&context), connection_(std::move(connection)) {}
  Lent(Lent&&) noexcept = default;
  Lent& operator=(Lent&&) = delete;
  ~Lent();
  store::Connection& operator*() const { return *connection_; }
  store::Connection* operator->() const { return connection_.get(); }

 private:
  Context* context_;
  std::unique_ptr<store::Connection> connection_;
};

class Context {
 public:
  Context(solution::House& house_, const solution::Registry& registry_, const Clock& clock_ = system_clock())
      : house(house_), registry(registry_), clock(clock_), feeds(house_.config.feeds()), watch(*this),
        account_rate(house_.config.requests_per_second_per_account, 5 * house_.config.requests_per_second_per_account) {
    if (house.config.oidc) oidc = std::make_unique<oidc::Client>(*house.config.oidc, clock);
  }

  Result<Lent> borrow();

  solution::House& house;
  const solution::Registry& registry;
  const Clock& clock;
  jobs::FeedMirrors feeds;
  JobWatch watch;
  http::RateLimit account_rate;         ///< of each account that is signed in, beside the one of each address
  std::unique_ptr<oidc::Client> oidc;   ///< nullptr where no organisation is configured
  PartCounts parts;                     ///< of drafts
  std::atomic<int> parts_in_memory{0};  ///< of uploads, 16 MB each at most; see uploads.cc

 private:
  friend class Lent;
  std::mutex mutex_;
  std::vector<std::unique_ptr<store::Connection>> idle_;
};

/// The scope of what the request may touch: its case's, or the installation's when it names no case.
store::CaseScope scope_of(const http::Request& request);

}  // namespace meretid::api
