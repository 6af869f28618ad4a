// SPDX-License-Identifier: EUPL-1.2
// What a room's route may ask of the hall. Made for one request by src/api; used by the request's thread only.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "jobs/feed.h"
#include "jobs/queue.h"
#include "record/decision.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::solution {

struct Config;

class RouteContext {
 public:
  virtual ~RouteContext() = default;

  virtual const Clock& clock() const = 0;
  /// This thread's connection, for the room's own tables.
  virtual store::Connection& connection() = 0;
  /// The job, when the caller may see it (a member of its case, or who started it); else kNotFound.
  virtual Result<jobs::Snapshot> job(const Id<jobs::Job>& id) = 0;
  virtual Result<std::string> output(const Id<jobs::Job>& id) = 0;
  /// What people decided of its parts, the latest per part.
  virtual Result<std::vector<record::Decision>> decisions(const Id<jobs::Job>& id) = 0;
  /// What opens a case's sealed columns; which case, its access says (Request::access).
  virtual const store::Keyring& keys() const = 0;
  virtual const Config& config() const = 0;
  /// What a service of this room publishes, mirrored into this process.
  virtual std::shared_ptr<jobs::Feed> feed(std::string_view service) = 0;
  /// Bytes of an upload or artefact of the case that the request names (Request::access).
  virtual Result<std::string> read(std::string_view blob) = 0;
};

}  // namespace meretid::solution
