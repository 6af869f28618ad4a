// SPDX-License-Identifier: EUPL-1.2
// What tables a database has, whichever it is: for whatever handles all of them alike (backup). The
// catalogues of SQLite and PostgreSQL differ, so this is the one place with a statement for each.
// Functions on a connection; thread-safe as that is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/connection.h"

namespace meretid::store {

struct Reference {
  std::string column, table, target;  ///< this column names `target` of `table`
};

struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::string identity;  ///< the column that counts by itself; empty: none
  std::vector<Reference> references;
};

/// Each after those it refers to, itself excepted. kInternal "store.table_circle" where that cannot
/// be.
Result<std::vector<Table>> list_tables(Connection& db, std::string_view backend);

/// The number given last by an identity column, those of deleted rows included; 0: none yet.
Result<std::int64_t> last_identity(Connection& db, std::string_view backend, const Table& table);
Result<void> set_last_identity(Connection& db, std::string_view backend, const Table& table,
                               std::int64_t last);

/// As SQL writes a name: in double quotes.
std::string quoted(std::string_view name);

}  // namespace meretid::store
