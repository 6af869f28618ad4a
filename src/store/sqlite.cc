// SPDX-License-Identifier: EUPL-1.2
#include "store/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "store/sqlite_statement.h"

namespace meretid::store {
namespace {

constexpr int kBusyMilliseconds = 10'000;

// SQLite's own busy time-out sleeps up to 100 ms between two attempts, and a commit here takes a
// few: waiting writers would mostly sleep past free moments. This one looks every 1 to 5 ms.
int wait_for_writer(void* since, int attempts) {
  auto& start = *static_cast<std::chrono::steady_clock::time_point*>(since);
  const auto now = std::chrono::steady_clock::now();
  if (attempts == 0) start = now;
  if (now - start > std::chrono::milliseconds(kBusyMilliseconds)) return 0;
  std::this_thread::sleep_for(std::chrono::milliseconds(1 + attempts % 5));
  return 1;
}

class SqliteConnection : public Connection {
 public:
  ~SqliteConnection() override {
    statements_.clear();
    sqlite3_close(handle_);
  }

  static Result<std::unique_ptr<Connection>> open(const std::string& path) {
    auto connection = std::make_unique<SqliteConnection>();
    const int code = sqlite3_open_v2(
        path.c_str(), &connection->handle_,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK)
      return fail("store.unwritable", Kind::kInternal, {{"found", sqlite3_errstr(code)}}, path);
    sqlite3_busy_handler(connection->handle_, wait_for_writer, &connection->waiting_since_);
    for (const char* pragma :
         {"PRAGMA foreign_keys=ON", "PRAGMA secure_delete=ON", "PRAGMA trusted_schema=OFF",
          "PRAGMA temp_store=MEMORY", "PRAGMA journal_size_limit=67108864"})
      TRY_VOID(connection->run(pragma, {}, nullptr));
    TRY_VOID(connection->write_ahead());
    // FULL: the log is synced at every commit, so that what was answered "done" survives a power
    // cut.
    TRY_VOID(connection->run("PRAGMA synchronous=FULL", {}, nullptr));
    return connection;
  }

  Result<Rows> query(std::string_view sql, std::vector<Param> params) override {
    Rows rows;
    TRY_VOID(run(sql, params, &rows));
    return rows;
  }

  Result<std::int64_t> execute(std::string_view sql, std::vector<Param> params) override {
    const auto before = sqlite3_total_changes64(handle_);
    TRY_VOID(run(sql, params, nullptr));
    // Statements that change nothing (CREATE, SELECT) leave sqlite3_changes at its old value; the
    // total tells them apart.
    return sqlite3_total_changes64(handle_) == before ? std::int64_t{0}
                                                      : std::int64_t{sqlite3_changes64(handle_)};
  }

  Result<void> each(std::string_view sql, std::vector<Param> params,
                    const std::function<Result<void>(const Row&)>& take) override {
    if (inside_ && sqlite3_get_autocommit(handle_) != 0)
      return fail("store.rolled_back", Kind::kInternal);
    // Of its own and not from the cache: it stays open while `take` works.
    TRY(const auto statement, SqliteStatement::prepare(handle_, sql));
    return statement->each(params, [&](Row row) { return take(row); });
  }

  Result<void> script(std::string_view sql) override {
    const std::string text(sql);
    const int code = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return fail(sqlite_error(handle_, code));
    return {};
  }

  Result<void> commit_lazily() override { return run("PRAGMA synchronous=NORMAL", {}, nullptr); }

  Result<void> transaction(const std::function<Result<void>(Connection&)>& work) override {
    return between("BEGIN IMMEDIATE", work);
  }

  Result<void> snapshot(const std::function<Result<void>(Connection&)>& work) override {
    return between("BEGIN", [&](Connection& db) -> Result<void> {
      // The moment is that of the first reading, not of BEGIN.
      TRY_VOID(db.query("SELECT COUNT(*) FROM sqlite_master"));
      return work(db);
    });
  }

  bool in_transaction() const override { return inside_; }
  std::string_view backend() const override { return "sqlite"; }

  Result<void> forget_deleted() override {
    return run("PRAGMA wal_checkpoint(TRUNCATE)", {}, nullptr);
  }

 private:
  Result<void> between(const char* begin, const std::function<Result<void>(Connection&)>& work) {
    if (inside_) return fail("store.nested", Kind::kInternal);
    TRY_VOID(run(begin, {}, nullptr));
    inside_ = true;
    // Also when `work` throws: the statement "all or nothing" holds for every way out.
    struct Undo {
      SqliteConnection& connection;
      ~Undo() {
        connection.inside_ = false;
        if (sqlite3_get_autocommit(connection.handle_) == 0)
          sqlite3_exec(connection.handle_, "ROLLBACK", nullptr, nullptr, nullptr);
      }
    } const undo{*this};
    TRY_VOID(work(*this));
    TRY_VOID(run("COMMIT", {}, nullptr));
    return {};
  }

  Result<void> run(std::string_view sql, const std::vector<Param>& params, Rows* rows) {
    // A full disk makes SQLite roll back by itself. Whoever overlooked that error must not go on
    // outside a transaction.
    if (inside_ && sqlite3_get_autocommit(handle_) != 0)
      return fail("store.rolled_back", Kind::kInternal);
    TRY(SqliteStatement* const statement, statements_.get(handle_, sql));
    return statement->run(params, rows);
  }

  // Several processes may open a new database in the same moment; SQLite does not call the busy
  // handler for this change.
  Result<void> write_ahead() {
    for (int attempt = 0;; ++attempt) {
      auto done = run("PRAGMA journal_mode=WAL", {}, nullptr);
      if (done || done.error().code != "store.busy" || attempt > 2000) return done;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }

  sqlite3* handle_ = nullptr;
  SqliteStatements statements_;
  std::chrono::steady_clock::time_point waiting_since_;
  bool inside_ = false;
};

class SqliteDatabase : public Database {
 public:
  explicit SqliteDatabase(std::string path) : path_(std::move(path)) {}
  Result<std::unique_ptr<Connection>> connect() override { return SqliteConnection::open(path_); }
  std::string_view backend() const override { return "sqlite"; }

 private:
  std::string path_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path) {
  // Created by us and not by SQLite, so that nobody else may read it; the log and its index inherit
  // the mode. Never opened when it is there: closing any descriptor of a file drops all POSIX locks
  // this process holds on it.
  static std::mutex creating;
  {
    const std::lock_guard lock(creating);
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno != EEXIST) {
      const int why = errno;
      return fail("store.unwritable", why == ENOSPC ? Kind::kNoSpace : Kind::kInternal,
                  {{"found", std::generic_category().message(why)}}, path);
    }
    if (fd >= 0) ::close(fd);
  }
  auto database = std::make_unique<SqliteDatabase>(path);
  TRY(auto first,
      database
          ->connect());  // a file that is not a database is refused here, not at the first query
  return database;
}

}  // namespace meretid::store
