// SPDX-License-Identifier: EUPL-1.2
// What a service (a supervised process of its own) gets. Used by the service's threads; thread-safe where said.
#pragma once

#include <memory>

#include "base/clock.h"
#include "base/result.h"
#include "jobs/feed.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::solution {

struct Config;

class ServiceContext {
 public:
  virtual ~ServiceContext() = default;
  virtual const Config& config() const = 0;
  virtual const Clock& clock() const = 0;
  /// A connection of its own for events worth keeping. Open one per thread.
  virtual Result<std::unique_ptr<store::Connection>> connect() = 0;
  /// What opens a case's sealed columns, after people::open_case_for_duty. Thread-safe.
  virtual const store::Keyring& keys() const = 0;
  /// What this service publishes reaches every server process on this machine (jobs/feed_link.h). Thread-safe.
  virtual jobs::Feed& feed() = 0;
  /// Time to end: within 10 s, else killed. Thread-safe.
  virtual bool drain_requested() const = 0;
  /// To be called at least every 10 s; a service that is silent for longer is restarted. Thread-safe.
  virtual void alive() = 0;
};

}  // namespace meretid::solution
