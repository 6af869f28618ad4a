// SPDX-License-Identifier: EUPL-1.2
// ServiceContext of a service in its own process. Thread-safe.
#pragma once

#include <atomic>
#include <memory>

#include "jobs/feed_link.h"
#include "solution/house.h"
#include "solution/service_context.h"

namespace meretid::solution {

class ServiceProcess : public ServiceContext {
 public:
  explicit ServiceProcess(House& house) : house_(house) {}

  const Config& config() const override { return house_.config; }
  const Clock& clock() const override { return system_clock(); }
  Result<std::unique_ptr<store::Connection>> connect() override { return house_.database->connect(); }
  const store::Keyring& keys() const override { return *house_.keys; }
  jobs::Feed& feed() override { return *feed_; }
  const std::shared_ptr<jobs::Feed>& shared_feed() const { return feed_; }
  bool drain_requested() const override;
  void alive() override;

 private:
  House& house_;
  std::shared_ptr<jobs::Feed> feed_ = std::make_shared<jobs::Feed>();
};

}  // namespace meretid::solution
