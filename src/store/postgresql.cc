// SPDX-License-Identifier: EUPL-1.2
#include "store/postgresql.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <random>
#include <thread>
#include <unordered_map>
#include <utility>

#include "store/dialect.h"
#include "store/postgresql_values.h"

namespace meretid::store {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kPatience = 10s;   ///< with other writers, as on SQLite
constexpr auto kLookAfter = 1s;   ///< a connection unused so long may have been closed by the other side
constexpr std::size_t kMostStatements = 512;
constexpr int kOldest = 150000;

struct PgClose {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using PgHandle = std::unique_ptr<PGconn, PgClose>;

Error unreachable(std::string found) {
  // libpq's reasons are lines, some with a full stop; the sentence around has its own.
  while (!found.empty() && (found.back() == '\n' || found.back() == ' ' || found.back() == '.')) found.pop_back();
  std::erase(found, '\t');
  std::replace(found.begin(), found.end(), '\n', ' ');
  return {"store.unreachable", Kind::kInternal, {{"found", std::move(found)}}};
}

/// A password with a bare '@' or '/' is read by libpq as part of the host or the database, which its messages repeat.
bool is_address(const std::string& url) {
  char* why = nullptr;
  PQconninfoOption* const options = PQconninfoParse(url.c_str(), &why);
  PQfreemem(why);  // may quote the address
  bool good = options != nullptr;
  for (const PQconninfoOption* option = options; good && option->keyword != nullptr; ++option) {
    const std::string_view name = option->keyword, value = option->val == nullptr ? "" : option->val;
    if ((name == "host" || name == "port" || name == "user") && value.find('@') != std::string_view::npos) good = false;
    if (name == "dbname" && value.find('@') != std::string_view::npos) good = false;
  }
  PQconninfoFree(options);
  return good;
}

Result<PgHandle> open_handle(const std::string& url) {
  // Before the address, so that it may say otherwise; the encoding behind it, so that it may not.
  const std::array<const char*, 8> words = {"application_name", "connect_timeout", "keepalives_idle", "tcp_user_timeout",
                                            "dbname", "client_encoding", "options", nullptr};
  const std::array<const char*, 8> values = {"meretid", "10", "10", "30000", url.c_str(), "UTF8", nullptr, nullptr};
  PgHandle handle(PQconnectdbParams(words.data(), values.data(), 1));
  if (!handle || PQstatus(handle.get()) != CONNECTION_OK)
    return fail(unreachable(handle ? PQerrorMessage(handle.get()) : "-"));
  if (PQserverVersion(handle.get()) < kOldest)
    return fail("store.server_old", Kind::kRefused, {{"found", std::to_string(PQserverVersion(handle.get()) / 10000)}});
  PQsetNoticeProcessor(handle.get(), [](void*, const char*) {}, nullptr);
  return handle;
}

class PostgresqlConnection : public Connection {
 public:
  explicit PostgresqlConnection(std::string url) : url_(std::move(url)) {}

  Result<Rows> query(std::string_view sql, std::vector<Param> params) override {
    Rows rows;
    TRY_VOID(run(sql, params, &rows));
    return rows;
  }

  Result<std::int64_t> execute(std::string_view sql, std::vector<Param> params) override {
    return run(sql, params, nullptr);
  }

  Result<void> each(std::string_view sql, std::vector<Param> params,
                    const std::function<Result<void>(const Row&)>& take) override {
    TRY_VOID(ready());
    PgParams bound;
    TRY_VOID(bound.set(params));
    TRY(Statement* const statement, prepared(sql));
    PGconn* const handle = handle_.get();
    if (PQsendQueryPrepared(handle, statement->name.c_str(), bound.count(), bound.values(), bound.lengths(), bound.formats(), 1) != 1 ||
        PQsetSingleRowMode(handle) != 1)
      return fail(unreachable(PQerrorMessage(handle)));
    Result<void> done;
    // Read to the end also when `take` has had enough: until then the connection can do nothing else.
    for (PgResult result(PQgetResult(handle)); result; result.reset(PQgetResult(handle))) {
      if (!done) continue;
      if (PQresultStatus(result.get()) != PGRES_SINGLE_TUPLE) {
        done = judged(result);
        continue;
      }
      if (!statement->columns) statement->columns = pg_names(result.get());
      const Rows rows = pg_rows(result.get(), statement->columns);
      for (const Row& row : rows)
        if (done) done = take(row);
    }
    used_ = SteadyClock::now();
    return done;
  }

  Result<void> script(std::string_view sql) override {
    TRY_VOID(ready());
    return simple(std::string(sql));
  }

  Result<void> commit_lazily() override {
    lazy_ = true;
    TRY_VOID(ready());
    return simple("SET synchronous_commit = off");
  }

  Result<void> transaction(const std::function<Result<void>(Connection&)>& work) override {
    return again("BEGIN ISOLATION LEVEL SERIALIZABLE", work);
  }
  Result<void> row_transaction(const std::function<Result<void>(Connection&)>& work) override {
    return again("BEGIN ISOLATION LEVEL READ COMMITTED", work);
  }
  Result<void> snapshot(const std::function<Result<void>(Connection&)>& work) override {
    // The first SELECT is the moment that is seen: here, not at the first one of `work`.
    return again("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0; SELECT 1", work);
  }
  std::string_view backend() const override { return "postgresql"; }
  bool in_transaction() const override { return inside_; }
  /// Dead rows are cleared by the server's own vacuum; their content was sealed under a key that is gone.
  Result<void> forget_deleted() override { return {}; }

  Result<void> notify(std::string_view channel) override {
    TRY_VOID(query("SELECT pg_notify($1, '')", {channel}));
    return {};
  }

  Result<bool> wait(std::string_view channel, std::chrono::milliseconds at_most) override {
    TRY_VOID(ready());
    if (listening_ != channel) {
      TRY_VOID(simple("LISTEN " + std::string(channel)));
      listening_ = channel;
      return true;  // what was said before we listened is lost: look once more
    }
    if (!heard()) {
      pollfd socket{PQsocket(handle_.get()), POLLIN, 0};
      ::poll(&socket, 1, static_cast<int>(at_most.count()));
      heard();
    }
    used_ = SteadyClock::now();
    if (PQstatus(handle_.get()) != CONNECTION_OK) return fail(unreachable(PQerrorMessage(handle_.get())));
    return true;
  }

  /// Connects where there is no connection, and again where there is none any more. Never inside a transaction.
  Result<void> ready() {
    const auto now = SteadyClock::now();
    const bool idle = now - std::exchange(used_, now) > kLookAfter;
    // The first look reads why the server said farewell, the second that it is gone.
    for (int look = 0; handle_ && idle && !inside_ && look < 2; ++look) PQconsumeInput(handle_.get());
    if (handle_ && PQstatus(handle_.get()) == CONNECTION_OK) return {};
    if (inside_) return fail(unreachable("-"));
    statements_.clear();
    listening_.clear();
    handle_.reset();
    TRY(handle_, open_handle(url_));
    // Who waits for a lock, and a client that vanished in the middle, hold nobody up for ever.
    TRY_VOID(simple("SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'"));
    if (lazy_) TRY_VOID(simple("SET synchronous_commit = off"));
    return {};
  }

 private:
  struct Statement {
    std::string name;
    std::shared_ptr<const std::vector<std::string>> columns;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  bool heard() {
    bool any = false;
    PQconsumeInput(handle_.get());
    while (PGnotify* const note = PQnotifies(handle_.get())) {
      any = true;
      PQfreemem(note);
    }
    return any;
  }

  /// Several statements, or one of our own, unprepared.
  Result<void> simple(const std::string& sql) { return judged(PgResult(PQexec(handle_.get(), sql.c_str()))); }

  Result<void> judged(const PgResult& result) {
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return {};
    if (PQstatus(handle_.get()) != CONNECTION_OK) return fail(unreachable(PQerrorMessage(handle_.get())));
    const std::string_view state = pg_state(result.get());
    if (state == "40001" || state == "40P01") unordered_ = true;
    return fail(pg_error(result.get()));
  }

  Result<Statement*> prepared(std::string_view sql) {
    if (const auto found = statements_.find(sql); found != statements_.end()) return &found->second;
    if (sql.find_first_not_of(" \t\r\n;") == std::string_view::npos)
      return fail("store.sql", Kind::kInternal, {{"found", "empty statement"}});
    if (statements_.size() >= kMostStatements) {
      TRY_VOID(simple("DEALLOCATE ALL"));
      statements_.clear();
    }
    const std::string text = in_dialect(sql, backend()), name = "m" + std::to_string(++made_);
    TRY_VOID(judged(PgResult(PQprepare(handle_.get(), name.c_str(), text.c_str(), 0, nullptr))));
    return &statements_.emplace(std::string(sql), Statement{name, nullptr}).first->second;
  }

  Result<std::int64_t> run(std::string_view sql, const std::vector<Param>& params, Rows* rows) {
    TRY_VOID(ready());
    PgParams bound;
    TRY_VOID(bound.set(params));
    for (bool once_more = !inside_;;) {
      TRY(Statement* const statement, prepared(sql));
      const PgResult result(PQexecPrepared(handle_.get(), statement->name.c_str(), bound.count(), bound.values(),
                                           bound.lengths(), bound.formats(), 1));
      // A migration gave the table new columns since the statement was prepared.
      if (pg_state(result.get()) == "0A000" && std::exchange(once_more, false)) {
        TRY_VOID(simple("DEALLOCATE " + statement->name));
        statements_.erase(statements_.find(sql));
        continue;
      }
      TRY_VOID(judged(result));
      if (rows != nullptr && PQntuples(result.get()) > 0) {
        if (!statement->columns) statement->columns = pg_names(result.get());
        *rows = pg_rows(result.get(), statement->columns);
      }
      return pg_changed(result.get());
    }
  }

  /// `work` in a transaction, until the database could order it among the others or patience is at its end.
  Result<void> again(const char* begin, const std::function<Result<void>(Connection&)>& work) {
    if (inside_) return fail("store.nested", Kind::kInternal);
    const auto deadline = SteadyClock::now() + kPatience;
    for (int attempt = 1;; ++attempt) {
      TRY_VOID(ready());
      unordered_ = false;
      Result<void> done = once(begin, work);
      if (done || !unordered_ || SteadyClock::now() > deadline) return done;
      // Those who collided should not meet again at once.
      thread_local std::minstd_rand draws{std::random_device{}()};
      std::this_thread::sleep_for(std::chrono::microseconds(draws() % (500u << std::min(attempt, 6))));
    }
  }

  Result<void> once(const char* begin, const std::function<Result<void>(Connection&)>& work) {
    TRY_VOID(simple(begin));
    inside_ = true;
    // Also when `work` throws: the statement "all or nothing" holds for every way out.
    struct Undo {
      PostgresqlConnection& connection;
      ~Undo() {
        connection.inside_ = false;
        PGconn* const handle = connection.handle_.get();
        if (PQtransactionStatus(handle) != PQTRANS_IDLE) PgResult(PQexec(handle, "ROLLBACK"));
      }
    } const undo{*this};
    TRY_VOID(work(*this));
    const PgResult end(PQexec(handle_.get(), "COMMIT"));
    TRY_VOID(judged(end));
    // Whoever overlooked an error inside: the server has rolled back, and says so instead of refusing.
    if (std::string_view(PQcmdStatus(end.get())) != "COMMIT") return fail("store.rolled_back", Kind::kInternal);
    return {};
  }

  const std::string url_;
  PgHandle handle_;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> statements_;
  std::uint64_t made_ = 0;
  std::string listening_;
  SteadyClock::time_point used_{};
  bool inside_ = false, lazy_ = false, unordered_ = false;
};

class PostgresqlDatabase : public Database {
 public:
  explicit PostgresqlDatabase(std::string url) : url_(std::move(url)) {}
  /// The connection that proved the address is the first one asked for: each costs the server a process.
  Result<void> prove() {
    TRY(first_, connect());
    return {};
  }
  Result<std::unique_ptr<Connection>> connect() override {
    {
      const std::lock_guard lock(mutex_);
      if (first_) return std::move(first_);
    }
    auto connection = std::make_unique<PostgresqlConnection>(url_);
    TRY_VOID(connection->ready());
    return connection;
  }
  std::string_view backend() const override { return "postgresql"; }

 private:
  std::string url_;
  std::mutex mutex_;
  std::unique_ptr<Connection> first_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgresql(const std::string& url) {
  if (!is_address(url)) return fail("store.address", Kind::kUsage);
  auto database = std::make_unique<PostgresqlDatabase>(url);
  TRY_VOID(database->prove());
  return database;
}

}  // namespace meretid::store
