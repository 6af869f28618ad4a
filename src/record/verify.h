// SPDX-License-Identifier: EUPL-1.2
// Recomputes the whole chain from the lines. Finds any change, deletion, insertion or reordering of
// a sealed line or of a decision, a rewritten chain (its signature does not fit), and an end that
// was cut off (the head file knows more). A head that was exported (head.h) and does not lie in the
// chain shows a chain that was rewritten, also by somebody who has the key. What is not sealed yet is counted and told: at most the
// last two seconds of a running server. Cost: about two seconds per million lines on one core;
// memory: one page of lines.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/result.h"
#include "record/head.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::record {

struct VerifyOptions {
  std::optional<store::KeyBytes>
      signing_key;  ///< Keyring::derive("record.sign"); none: signatures are not checked
  std::filesystem::path head_file = {};  ///< empty: none
  std::size_t most_findings = 100;
  std::vector<Head> heads = {};  ///< must all lie in the chain
  /// Only what follows the last batch that ends at or before this position. That batch's own signature is checked.
  std::optional<std::int64_t> since = {};
};

/// What --since says: a position, a day or a time (everything from then on), or a file with a head, whose heads join
/// `options.heads`. kUsage "record.since_form".
Result<void> read_since(store::Connection& db, std::string_view text, VerifyOptions& options);

struct VerifyReport {
  std::int64_t sealed = 0;    ///< lines in the chain
  std::int64_t unsealed = 0;  ///< appended, not sealed yet
  std::int64_t batches = 0;
  std::int64_t decisions = 0;
  std::int64_t decisions_gone = 0;  ///< of deleted cases
  std::int64_t from = 1;            ///< the first position that was looked at
  std::int64_t heads = 0;           ///< exported heads held against the chain
  std::string head;                 ///< hex of the last link
  bool signatures_checked = false;
  std::vector<Error> findings;  ///< "record.changed", "record.missing", … each with its place;
                                ///< empty: the record is whole
  bool whole() const { return findings.empty(); }
};

/// An Error only where the database itself cannot be read.
Result<VerifyReport> verify(store::Connection& db, const VerifyOptions& options = {});

/// {"whole":true,"sealed":…,"findings":[{"code","where",…}]}
std::string to_json(const VerifyReport& report);

}  // namespace meretid::record
