// SPDX-License-Identifier: EUPL-1.2
// Rules for kinds of jobs that hold in the whole installation, whoever runs them: how many at a time, and who goes first in
// their room. They lie in the database, so that every server and worker keeps the same ones. Thread-safe as the connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"

namespace meretid::jobs {

struct KindRule {
  std::string room, kind;
  std::optional<int> at_most{};  ///< runs at a time; one that waits for its children does not count
  bool ahead = false;            ///< before jobs of its room that came up to kHeadStart earlier
  bool operator==(const KindRule&) const = default;
};

inline constexpr std::int64_t kHeadStart = 24 * kHour;

/// Replaces what was declared before. Rules that say nothing are left out.
Result<void> declare_kinds(store::Connection& db, const std::vector<KindRule>& rules);

}  // namespace meretid::jobs
