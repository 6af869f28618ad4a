// SPDX-License-Identifier: EUPL-1.2
// One connection to the database, SQLite or PostgreSQL, behind the same few calls.
// SQL uses $1, $2 …; timestamps are integer microseconds UTC; no type that only one database has
// (dialect.h for the words in which they differ).
// Not thread-safe: each thread opens its own (Database::connect).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace meretid::store {

struct Blob {
  std::string bytes;
  bool operator==(const Blob&) const = default;
};
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

/// What may be bound to $n. Converts from what repositories have at hand.
class Param {
 public:
  Param(std::nullopt_t) {}
  Param(bool v) : value_(std::int64_t{v}) {}
  Param(int v) : value_(std::int64_t{v}) {}
  Param(std::int64_t v) : value_(v) {}
  Param(double v) : value_(v) {}
  Param(std::string v) : value_(std::move(v)) {}
  Param(std::string_view v) : value_(std::string(v)) {}
  Param(const char* v) : value_(std::string(v)) {}
  Param(Blob v) : value_(std::move(v)) {}
  Param(Timestamp t) : value_(t.microseconds) {}
  template <class T>
  Param(const Id<T>& id) {
    if (!id.empty()) value_ = id.text();
  }
  template <class T>
  Param(const std::optional<T>& v) {
    if (v) value_ = Param(*v).value_;
  }
  const Value& value() const { return value_; }

 private:
  Value value_;
};

/// One row of a result. A column that is absent is a programmer's error (assert); NULL reads as the
/// empty value.
class Row {
 public:
  Row(std::shared_ptr<const std::vector<std::string>> names, std::vector<Value> values)
      : names_(std::move(names)), values_(std::move(values)) {}
  const Value& operator[](std::string_view column) const;
  const std::vector<Value>& values() const { return values_; }  ///< in the order of the statement
  bool is_null(std::string_view column) const;
  std::int64_t integer(std::string_view column) const;
  double real(std::string_view column) const;
  std::string text(std::string_view column) const;
  std::string bytes(std::string_view column) const;
  Timestamp time(std::string_view column) const { return {integer(column)}; }

 private:
  std::shared_ptr<const std::vector<std::string>> names_;
  std::vector<Value> values_;
};
using Rows = std::vector<Row>;

class Connection {
 public:
  virtual ~Connection() = default;
  /// One statement; what stands behind its semicolon is refused.
  virtual Result<Rows> query(std::string_view sql, std::vector<Param> params = {}) = 0;
  /// Rows changed.
  virtual Result<std::int64_t> execute(std::string_view sql, std::vector<Param> params = {}) = 0;
  /// Row by row, for results that do not fit in memory; an error of `take` ends it. `take` must not
  /// use this connection.
  virtual Result<void> each(std::string_view sql, std::vector<Param> params,
                            const std::function<Result<void>(const Row&)>& take) {
    TRY(const Rows rows, query(sql, std::move(params)));
    for (const Row& row : rows) TRY_VOID(take(row));
    return {};
  }
  /// Several statements without parameters, as migrations have them. Never with text from outside.
  virtual Result<void> script(std::string_view sql) = 0;
  /// Runs `work` in one transaction, as if no other ran beside it; rolls back when it returns an
  /// error. Does not nest. Waits for other writers up to the busy time-out (10 s), then kConflict
  /// "store.busy". PostgreSQL may run `work` again when it could not order it among others: it sets
  /// what it captured, never adds to it.
  virtual Result<void> transaction(const std::function<Result<void>(Connection&)>& work) = 0;
  /// Runs `work`, which only reads: everything it sees is of one moment, and on SQLite nobody who
  /// writes waits for it. Does not nest.
  virtual Result<void> snapshot(const std::function<Result<void>(Connection&)>& work) {
    return transaction(work);
  }
  /// The same, cheaper with many writers, for work that first takes the rows it relies on (changes
  /// them, or reads them with MERETID_LOCKING of dialect.h): nothing else is protected from others
  /// on PostgreSQL.
  virtual Result<void> row_transaction(const std::function<Result<void>(Connection&)>& work) {
    return transaction(work);
  }
  virtual std::string_view backend() const = 0;  ///< "sqlite" | "postgresql"
  /// From here on commits of this connection may be lost in a power cut, the latest first, never
  /// torn: for work that would simply be done again (a worker's). Commits of others stay durable,
  /// and so is everything that theirs build upon.
  virtual Result<void> commit_lazily() { return {}; }
  virtual bool in_transaction() const = 0;
  /// Rows deleted so far leave the files too (SQLite: the write-ahead log is emptied). Best effort
  /// while others read.
  virtual Result<void> forget_deleted() = 0;

  /// Wakes who waits on `channel` (a plain word) when this transaction is committed. Where the
  /// database cannot, those who wait look by themselves.
  virtual Result<void> notify(std::string_view channel) {
    static_cast<void>(channel);
    return {};
  }
  /// Until somebody notified `channel` since the last wait, at most so long. False where nobody can
  /// notify: it has not waited, and the caller looks again after a pause of its own.
  virtual Result<bool> wait(std::string_view channel, std::chrono::milliseconds at_most) {
    static_cast<void>(channel), static_cast<void>(at_most);
    return false;
  }
};

/// Where the data is. Thread-safe.
class Database {
 public:
  virtual ~Database() = default;
  virtual Result<std::unique_ptr<Connection>> connect() = 0;
  virtual std::string_view backend() const = 0;  ///< "sqlite" | "postgresql"
};

/// `url`: a path (SQLite; created when absent, WAL, foreign keys on) or "postgresql://…" (the
/// database exists and is ours; a server that does not answer is "store.unreachable").
Result<std::unique_ptr<Database>> open_database(const std::string& url);

}  // namespace meretid::store
