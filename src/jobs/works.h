// SPDX-License-Identifier: EUPL-1.2
// What the queue knows of a job kind: how to run it and what it may use. The rooms' registry (solution/registry.h) is the
// only real one; tests bring their own. Read-only after start, so thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "jobs/context.h"

namespace meretid::jobs {

/// What one run may use. Enforced by the worker's watch; over the limit the job fails with a clear error.
struct Resources {
  int cores = 1;                 ///< what the room expects to use; told, not enforced
  std::int64_t memory_mb = 512;  ///< resident, above what the worker uses when idle
  std::int64_t seconds = 600;    ///< wall clock, without the time spent waiting in join
};

struct Work {
  Resources resources;
  /// JSON of the input -> JSON of the output.
  std::function<Result<std::string>(std::string_view input_json, JobContext&)> run;
};

class Works {
 public:
  virtual ~Works() = default;
  /// nullptr when this program has no such kind.
  virtual const Work* find(std::string_view room, std::string_view kind) const = 0;
};

}  // namespace meretid::jobs
