// SPDX-License-Identifier: EUPL-1.2
// A prepared statement with its $n resolved, and SQLite's result codes as Errors. Used by sqlite.cc
// alone.
#pragma once

#include <sqlite3.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/connection.h"

namespace meretid::store {

/// What SQLite said last on this handle, as the house says it: busy, full, duplicate, damaged …
Error sqlite_error(sqlite3* handle, int code);

class SqliteStatement {
 public:
  static Result<std::unique_ptr<SqliteStatement>> prepare(sqlite3* handle, std::string_view sql);
  ~SqliteStatement() { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  /// Runs to the end, so that no read stays open; rows are kept only when `rows` is given.
  Result<void> run(const std::vector<Param>& params, Rows* rows);
  /// The same, each row handed on as it comes; the read stays open meanwhile.
  Result<void> each(const std::vector<Param>& params,
                    const std::function<Result<void>(Row)>& take);

 private:
  explicit SqliteStatement(sqlite3_stmt* statement);
  Result<void> bind(const std::vector<Param>& params);
  Row row() const;

  sqlite3_stmt* statement_;
  std::vector<int>
      index_of_;  ///< of $1, $2 …: SQLite numbers names in the order in which they appear
  std::shared_ptr<std::vector<std::string>> names_;
};

/// Statements by their text. Emptied when it has grown past what a program of fixed statements
/// needs.
class SqliteStatements {
 public:
  Result<SqliteStatement*> get(sqlite3* handle, std::string_view sql);
  void clear() { by_text_.clear(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, std::unique_ptr<SqliteStatement>, Hash, std::equal_to<>> by_text_;
};

}  // namespace meretid::store
