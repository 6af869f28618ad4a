// SPDX-License-Identifier: EUPL-1.2
// A fresh queue on each backend, with a clock that the test moves.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "jobs/lease.h"
#include "jobs/queue.h"
#include "store/test_database.h"

namespace meretid::jobs {

class QueueTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }

  Id<Job> enqueue(const std::string& room = "probe", const std::string& input = "{}") {
    clock_.advance(1);
    return queue_.enqueue(db(), here(), {room, "work", {}, input}).value();
  }
  Lease claim(const std::string& worker = "w1", const std::string& after = "") {
    auto lease = leases_.claim(db(), worker, after);
    if (!lease || !*lease) {
      ADD_FAILURE() << "nothing to claim";
      return {};
    }
    return **lease;
  }
  bool idle() { return !leases_.claim(db(), "idle", "").value(); }
  State state(const Id<Job>& id) { return queue_.find(db(), id).value().state; }
  Result<State> finish(const Lease& lease, Result<std::string> output) {
    return leases_.finish(db(), lease, key(), {std::move(output), {}, 0, {}});
  }
  std::int64_t count(const std::string& sql) { return db().query(sql).value()[0].integer("n"); }
  static store::CaseScope here() { return store::CaseScope::installation(); }
  store::CaseKey key() { return database_.keys()->key(db(), here()).value(); }

  store::TestDatabase database_{GetParam()};
  ManualClock clock_;
  Queue queue_{database_.keys(), clock_};
  Leases leases_{clock_};
};

}  // namespace meretid::jobs
