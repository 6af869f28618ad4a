// SPDX-License-Identifier: EUPL-1.2
// What the queue's two sides share of the tables: reading a row, the sealed texts beside it, numbering of changes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "jobs/queue.h"
#include "store/dialect.h"

namespace meretid::jobs {

/// SET clause: the next change number. Children have none, nobody watches them one by one. On PostgreSQL the number of the
/// transaction, so that no two writers wait for each other; Queue::changed_since reads only what lies before the oldest
/// that still goes on.
#define MERETID_NEXT_CHANGE                                                       \
  "$[(SELECT coalesce(max(changed), 0) + 1 FROM jobs WHERE parent IS NULL)|"      \
  "CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)]"
#define MERETID_CHANGED "changed = CASE WHEN parent IS NULL THEN " MERETID_NEXT_CHANGE " ELSE 0 END"
/// The channel on which workers hear that a job waits.
inline constexpr std::string_view kWaiting = "meretid_jobs";
/// How much earlier a job counts as come whose kind goes ahead. In SQL with the room and the kind.
std::string head_start(std::string_view room, std::string_view kind);
/// A pause of so long, up to a quarter longer, so that those who failed together do not come back together.
std::int64_t with_jitter(std::int64_t pause);

/// WHERE clause: this lease still holds. $1 job, $2 fence.
#define MERETID_HELD "id = $1 AND fence = $2 AND state IN ('running', 'joining')"

/// In the caller's transaction when there is one, else in one of its own that takes the rows it relies on.
Result<void> within(store::Connection& db, const std::function<Result<void>(store::Connection&)>& work);

template <class T>
Id<T> id_of(const store::Row& row, std::string_view column) {
  if (row.is_null(column)) return {};
  return Id<T>::parse(row.text(column)).value_or(Id<T>{});
}

enum class Text { kInput, kOutput, kInterim, kCheckpoint, kError };
Result<void> write_text(store::Connection& db, const store::CaseKey& key, const Id<Job>& job, Text what,
                        std::string_view text);
Result<std::optional<std::string>> read_text(store::Connection& db, const store::CaseKey& key, const Id<Job>& job,
                                             Text what);

std::string error_to_json(const Error& error);
Error error_from_json(std::string_view json);

inline constexpr std::string_view kArtefactName = "jobs.artefact";  ///< purpose of the seal

/// Ends every job below `parent` that has not ended: the waiting at once, the running by asking them.
Result<void> cancel_below(store::Connection& db, const Id<Job>& parent, Timestamp now);
/// Takes away what a job and all below it have made: results, artefacts. The input stays.
Result<void> discard(store::Connection& db, const Id<Job>& job);

}  // namespace meretid::jobs
