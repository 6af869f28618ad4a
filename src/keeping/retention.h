// SPDX-License-Identifier: EUPL-1.2
// Retention: so many days after a case was closed it is deleted, room by room. The manifest of a room proposes, an
// administrator decides; a legal hold stops it. Functions on a connection; thread-safe as it is.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "people/case_access.h"
#include "store/blobs.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::keeping {

inline constexpr std::int64_t kDay = 24 * kHour;

/// Room -> days, from the manifests. 0: until a person deletes.
using Proposed = std::map<std::string, std::int64_t, std::less<>>;

struct Rule {
  std::string room;
  std::int64_t days = 0;   ///< after closing; 0: until a person deletes
  bool decided = false;    ///< by an administrator; else the manifest's
};
Result<std::vector<Rule>> rules(store::Connection& db, const Proposed& proposed);  ///< by room
/// `days` 0..36,500. Written to the record with what it was before.
Result<void> set_rule(store::Connection& db, const Proposed& proposed, std::string_view room, std::int64_t days,
                      const Id<people::Account>& by, Timestamp now);

struct Due {
  Id<people::Case> id;
  std::string room;
  Timestamp closed, deleted_from;
  bool held = false;
};
/// Closed cases whose time is over at `until`, soonest first. Held ones too: they are what somebody should look at.
Result<std::vector<Due>> due(store::Connection& db, const Proposed& proposed, Timestamp until);
Result<std::optional<Timestamp>> closed_at(store::Connection& db, const people::CaseAccess& access);
/// When the case will be deleted; none while it is open or its room has no limit.
Result<std::optional<Timestamp>> deleted_from(store::Connection& db, const Proposed& proposed, const people::CaseAccess& access);

struct Swept {
  std::int64_t deleted = 0, held = 0;
  std::optional<Error> error;  ///< the first of those that could not be deleted; the others were
};
Result<Swept> sweep_due(store::Connection& db, const store::Keyring& keys, const store::BlobStore& blobs,
                        const Proposed& proposed, Timestamp now);

}  // namespace meretid::keeping
