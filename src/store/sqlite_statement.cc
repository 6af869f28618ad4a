// SPDX-License-Identifier: EUPL-1.2
#include "store/sqlite_statement.h"

#include <cerrno>
#include <utility>

#include "store/dialect.h"

namespace meretid::store {

namespace {

/// Why the machine refused. At a commit SQLite does not hand it on, but the file it wrote to knows.
int system_reason(sqlite3* handle, int code) {
  int reason = sqlite3_system_errno(handle);
  sqlite3_file* log = nullptr;
  if (reason == 0 && (code & 0xff) == SQLITE_IOERR &&
      sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
      log != nullptr && log->pMethods != nullptr)
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &reason);
  return reason;
}

}  // namespace

Error sqlite_error(sqlite3* handle, int code) {
  const int system = system_reason(handle, code);
  const std::string found = sqlite3_errmsg(handle);
  const char* const file = sqlite3_db_filename(handle, "main");
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return {"store.duplicate", Kind::kConflict, {{"found", found}}};
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return {"store.reference", Kind::kConflict};
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"store.busy", Kind::kConflict, {{"found", found}}};
    case SQLITE_FULL:
      return {"store.no_space", Kind::kNoSpace};
    case SQLITE_IOERR:
      if (system == ENOSPC || system == EDQUOT || system == EFBIG || code == SQLITE_IOERR_SHMSIZE)
        return {"store.no_space", Kind::kNoSpace};
      return {"store.io", Kind::kInternal, {{"found", found}}, file == nullptr ? "" : file};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {"store.damaged", Kind::kInternal, {{"found", found}}, file == nullptr ? "" : file};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {"store.unwritable", Kind::kInternal, {{"found", found}}, file == nullptr ? "" : file};
    default:
      return {"store.sql", Kind::kInternal, {{"found", found}}};
  }
}

SqliteStatement::SqliteStatement(sqlite3_stmt* statement)
    : statement_(statement), names_(std::make_shared<std::vector<std::string>>()) {
  const int count = sqlite3_bind_parameter_count(statement_);
  for (int n = 1; n <= count; ++n) {
    std::string name = "$";
    name += std::to_string(n);
    index_of_.push_back(sqlite3_bind_parameter_index(statement_, name.c_str()));
  }
  for (int i = 0; i < sqlite3_column_count(statement_); ++i)
    names_->emplace_back(sqlite3_column_name(statement_, i));
}

Result<std::unique_ptr<SqliteStatement>> SqliteStatement::prepare(sqlite3* handle,
                                                                  std::string_view statement_text) {
  const std::string sql = in_dialect(statement_text, "sqlite");
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, &tail);
  if (code != SQLITE_OK) return fail(sqlite_error(handle, code));
  if (raw == nullptr) return fail("store.sql", Kind::kInternal, {{"found", "empty statement"}});
  std::unique_ptr<SqliteStatement> statement(new SqliteStatement(raw));
  // SQLite would leave a second statement out without a word.
  const std::string_view rest(tail, static_cast<std::size_t>(sql.data() + sql.size() - tail));
  if (rest.find_first_not_of(" \t\r\n;") != std::string_view::npos)
    return fail("store.sql", Kind::kInternal, {{"found", "more than one statement"}});
  return statement;
}

Result<void> SqliteStatement::bind(const std::vector<Param>& params) {
  bool fits = params.size() == index_of_.size();
  for (const int index : index_of_) fits = fits && index > 0;
  if (!fits)
    return fail(
        "store.parameters", Kind::kInternal,
        {{"expected", std::to_string(index_of_.size())}, {"found", std::to_string(params.size())}},
        sqlite3_sql(statement_));
  for (std::size_t i = 0; i < params.size(); ++i) {
    const Value& value = params[i].value();
    const int at = index_of_[i];
    int code = SQLITE_OK;
    // SQLITE_STATIC: `params` outlives the run, and bindings are cleared at its end.
    if (const auto* n = std::get_if<std::int64_t>(&value))
      code = sqlite3_bind_int64(statement_, at, *n);
    else if (const auto* d = std::get_if<double>(&value))
      code = sqlite3_bind_double(statement_, at, *d);
    else if (const auto* s = std::get_if<std::string>(&value))
      code = sqlite3_bind_text64(statement_, at, s->data(), s->size(), nullptr, SQLITE_UTF8);
    else if (const auto* b = std::get_if<Blob>(&value))
      code = sqlite3_bind_blob64(statement_, at, b->bytes.data(), b->bytes.size(), nullptr);
    else
      code = sqlite3_bind_null(statement_, at);
    if (code != SQLITE_OK) return fail(sqlite_error(sqlite3_db_handle(statement_), code));
  }
  return {};
}

Row SqliteStatement::row() const {
  std::vector<Value> values;
  values.reserve(names_->size());
  for (int i = 0; i < static_cast<int>(names_->size()); ++i) {
    // The pointer first, then the size: sqlite3_column_bytes may convert.
    switch (sqlite3_column_type(statement_, i)) {
      case SQLITE_INTEGER:
        values.emplace_back(std::int64_t{sqlite3_column_int64(statement_, i)});
        break;
      case SQLITE_FLOAT:
        values.emplace_back(sqlite3_column_double(statement_, i));
        break;
      case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, i));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, i));
        values.emplace_back(std::string(text, size));
        break;
      }
      case SQLITE_BLOB: {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, i));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, i));
        values.emplace_back(Blob{size == 0 ? std::string() : std::string(bytes, size)});
        break;
      }
      default:
        values.emplace_back(std::monostate{});
    }
  }
  return Row(names_, std::move(values));
}

Result<void> SqliteStatement::run(const std::vector<Param>& params, Rows* rows) {
  if (rows == nullptr) return each(params, {});
  return each(params, [rows](Row row) -> Result<void> {
    rows->push_back(std::move(row));
    return {};
  });
}

Result<void> SqliteStatement::each(const std::vector<Param>& params,
                                   const std::function<Result<void>(Row)>& take) {
  struct Reset {
    sqlite3_stmt* statement;
    ~Reset() {
      sqlite3_reset(statement);
      sqlite3_clear_bindings(statement);
    }
  } const reset{statement_};
  TRY_VOID(bind(params));
  bool first = true;
  for (;;) {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_DONE) return {};
    if (code != SQLITE_ROW) return fail(sqlite_error(sqlite3_db_handle(statement_), code));
    if (!take) continue;
    // A migration may have given the table new columns since the statement was prepared.
    if (std::exchange(first, false) &&
        static_cast<int>(names_->size()) != sqlite3_column_count(statement_)) {
      names_ = std::make_shared<std::vector<std::string>>();
      for (int i = 0; i < sqlite3_column_count(statement_); ++i)
        names_->emplace_back(sqlite3_column_name(statement_, i));
    }
    TRY_VOID(take(row()));
  }
}

Result<SqliteStatement*> SqliteStatements::get(sqlite3* handle, std::string_view sql) {
  if (const auto found = by_text_.find(sql); found != by_text_.end()) return found->second.get();
  constexpr std::size_t kMost = 512;
  if (by_text_.size() >= kMost) by_text_.clear();
  TRY(auto statement, SqliteStatement::prepare(handle, sql));
  SqliteStatement* raw = statement.get();
  by_text_.emplace(std::string(sql), std::move(statement));
  return raw;
}

}  // namespace meretid::store
