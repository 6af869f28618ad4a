// SPDX-License-Identifier: EUPL-1.2
// Numbered changes of the schema: <folder>/migrations/0001_name.sql, embedded in the program. Each
// is applied once, in one transaction with its line in `schema_changes`; its BLAKE2b-256 must stay
// what it was. A file 0002_name.sqlite.sql counts on that backend only; where the two differ in a
// word, see dialect.h. A database that knows more than this program
// is refused. Safe to call from several processes at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"

namespace meretid::store {

struct Migration {
  std::string folder;  ///< "src/people/migrations"
  int number = 0;
  std::string name;  ///< "0001_accounts.sql"
  std::string sql;
};

/// Embedded under the prefix ("src/people/migrations"), by number. A gap or a double number is
/// "store.migration_order".
Result<std::vector<Migration>> embedded_migrations(std::string_view prefix);

/// Applies what is missing; gives how many were applied. The order of folders is the caller's. In
/// the caller's transaction when there is one.
Result<int> migrate(Connection& db, std::string_view backend, const std::vector<Migration>& all,
                    Timestamp now);

/// The hall's own folders that have migrations in this program, in the order of their includes:
/// store, record, people, mentions, jobs, keeping, api.
std::vector<std::string> hall_migrations();

/// Those of hall_migrations(), then of `rooms` (Registry::migrations()).
Result<std::vector<Migration>> all_migrations(const std::vector<std::string>& rooms);
/// Whether a file counts on that backend.
bool counts_on(const Migration& migration, std::string_view backend);

/// Applies all_migrations(rooms).
Result<int> migrate_all(Connection& db, std::string_view backend,
                        const std::vector<std::string>& rooms, Timestamp now);

}  // namespace meretid::store
