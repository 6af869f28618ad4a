// SPDX-License-Identifier: EUPL-1.2
// Numbers of parts by job, remembered. Thread-safe; forgets everything when it has grown to 10,000 jobs.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

#include "base/id.h"
#include "jobs/context.h"

namespace meretid::api {

class PartCounts {
 public:
  std::optional<std::int64_t> find(const Id<jobs::Job>& job) const {
    const std::lock_guard lock(mutex_);
    const auto known = counts_.find(job);
    return known == counts_.end() ? std::nullopt : std::optional(known->second);
  }
  void keep(const Id<jobs::Job>& job, std::int64_t count) {
    const std::lock_guard lock(mutex_);
    if (counts_.size() >= 10'000) counts_.clear();
    counts_[job] = count;
  }

 private:
  mutable std::mutex mutex_;
  std::map<Id<jobs::Job>, std::int64_t> counts_;
};

}  // namespace meretid::api
