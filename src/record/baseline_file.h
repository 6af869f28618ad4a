// SPDX-License-Identifier: EUPL-1.2
// Sampled work by hand from a file, as Danish Excel saves it (CSV UTF-8, ";" between columns, a
// decimal comma or point): a first line "room;kind;minutes", then one line per piece of work.
// All of a file or none of it. The parser is pure; cost: one pass.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"

namespace meretid::record {

struct Baseline {
  std::string room, kind;
  double minutes = 0;
  bool operator==(const Baseline&) const = default;
};

/// `known`: is there such a kind of job with a draft? kBadInput "record.baseline_file" with the line.
Result<std::vector<Baseline>> parse_baselines(std::string_view text,
                                              const std::function<bool(const Baseline&)>& known);

/// Adds them with one line in the record; the account stays empty. kConflict
/// "record.baselines_known" for a file that was read in before.
Result<void> import_baselines(store::Connection& db, std::string_view text,
                              const std::vector<Baseline>& baselines, Timestamp at);

}  // namespace meretid::record
