// SPDX-License-Identifier: EUPL-1.2
// The folder of exported heads, <home>/heads: one file per head, for handing out, and heads.txt with all of them, oldest
// first, for looking back. Not thread-safe; one writer per folder.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "record/head.h"

namespace meretid::record {

class HeadFolder {
 public:
  static constexpr std::int64_t kEvery = kHour;

  explicit HeadFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Oldest first; empty where nothing was exported yet.
  Result<std::vector<Head>> all() const;

  struct Exported {
    std::optional<Head> head;           ///< none: not due, or nothing new was sealed
    bool before_lies_in_chain = true;   ///< false: the record no longer holds the head exported before; `verify` tells more
  };
  /// Exports the current head when the latest one is an hour old. Cost when not due: one small comparison.
  Result<Exported> export_when_due(store::Connection& db, const store::KeyBytes& signing_key,
                                   Timestamp now);

 private:
  Result<void> keep(const Head& head) const;

  std::filesystem::path folder_;
  bool read_ = false;
  std::optional<Head> latest_;
};

}  // namespace meretid::record
