// SPDX-License-Identifier: EUPL-1.2
// The record: what happened, one line per step, appended and never changed. A line is written in
// the transaction of the step itself, so neither exists without the other; the Sealer chains
// finished lines a moment later. No personal data: ids, codes and numbers only. Names of documents,
// texts and reasons stay in the case, under its key. Functions on a connection; thread-safe as the
// connection is. Cost of append: one insert.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "store/connection.h"
#include "store/scope.h"

namespace meretid::jobs {
struct Job;
}

namespace meretid::record {

struct Line {
  Timestamp at;
  std::string event;         ///< a code: "case.opened", "access.released"
  std::string room;          ///< empty: the hall
  Id<people::Case> case_id;  ///< empty where none
  Id<jobs::Job> job;
  Id<people::Account> account;  ///< empty: the house itself
  std::string facts = "{}";     ///< flat JSON object of codes, ids, numbers and booleans; see Facts
};

/// Builds `facts`. A text that is not a code (letters of ASCII, digits, . _ : -, at most 128) ends
/// as an error in append.
class Facts {
 public:
  Facts& code(std::string_view key, std::string_view value);
  Facts& number(std::string_view key, std::int64_t value);
  Facts& real(std::string_view key, double value);
  Facts& flag(std::string_view key, bool value);
  template <class T>
  Facts& id(std::string_view key, const Id<T>& value) {
    return code(key, value.text());
  }
  std::string json() const { return text_.empty() ? "{}" : "{" + text_ + "}"; }

 private:
  void key(std::string_view key);
  std::string text_;
};

/// kInternal "record.not_a_code" where event, room or a fact could carry personal data: the step
/// that wrote it is wrong.
Result<void> append(store::Connection& db, const Line& line);

/// A line as it is read back.
struct Entry {
  std::int64_t number = 0;    ///< of appending
  std::int64_t position = 0;  ///< in the chain, from 1; 0: not sealed yet
  Line line;
};

/// Lines about one case, oldest first, after the given number.
Result<std::vector<Entry>> lines_of_case(store::Connection& db, const store::CaseScope& scope,
                                         std::int64_t after = 0, std::int64_t limit = 500);
/// The same for an auditor who is no member.
Result<std::vector<Entry>> lines_of_case(store::Connection& db, const store::AuditScope& scope,
                                         const Id<people::Case>& id, std::int64_t after = 0,
                                         std::int64_t limit = 500);
/// Lines of the whole installation, for an auditor.
Result<std::vector<Entry>> lines(store::Connection& db, const store::AuditScope& scope,
                                 std::int64_t after = 0, std::int64_t limit = 500);

}  // namespace meretid::record
