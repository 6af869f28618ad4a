// SPDX-License-Identifier: EUPL-1.2
#include "store/migrate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "base/embedded.h"
#include "base/hash.h"
#include "store/dialect.h"
#include "store/sql.h"

namespace meretid::store {
namespace {

constexpr std::array<std::string_view, 2> kBackends{"sqlite", "postgresql"};

/// "0002_name.sqlite.sql" -> "sqlite"; "" where the file counts everywhere.
std::string_view backend_of(std::string_view name) {
  name.remove_suffix(std::string_view(".sql").size());
  for (const std::string_view backend : kBackends)
    if (name.ends_with(backend) && name.size() > backend.size() &&
        name[name.size() - backend.size() - 1] == '.')
      return backend;
  return {};
}

Error in_migration(Error error, const Migration& m) {
  error.where = m.folder + "/" + m.name;
  return error;
}

/// Folders with their migrations for this backend, checked to be numbered 1, 2, 3 …
Result<std::map<std::string, std::vector<const Migration*>>> by_folder(
    const std::vector<Migration>& all, std::string_view backend) {
  std::map<std::string, std::vector<const Migration*>> folders;
  for (const Migration& m : all)
    if (counts_on(m, backend)) folders[m.folder].push_back(&m);
  for (auto& [folder, list] : folders) {
    std::sort(list.begin(), list.end(), [](auto* a, auto* b) { return a->number < b->number; });
    for (std::size_t i = 0; i < list.size(); ++i)
      if (list[i]->number != static_cast<int>(i) + 1)
        return fail(
            "store.migration_order", Kind::kInternal,
            {{"expected", std::to_string(i + 1)}, {"found", std::to_string(list[i]->number)}},
            folder + "/" + list[i]->name);
  }
  return folders;
}

using Applied = std::map<std::pair<std::string, int>, std::string>;  // checksum

Result<Applied> applied_already(Connection& db) {
  Applied applied;
  TRY(const Rows rows, db.query(sql("store/schema/applied")));
  for (const Row& row : rows)
    applied[{row.text("folder"), static_cast<int>(row.integer("number"))}] = row.text("checksum");
  return applied;
}

/// Nothing to do, and nothing that this program does not know: what nearly every start of a process finds.
bool up_to_date(const std::map<std::string, std::vector<const Migration*>>& folders, const Applied& applied) {
  for (const auto& [key, checksum] : applied) {
    const auto known = folders.find(key.first);
    if (known != folders.end() && key.second > static_cast<int>(known->second.size())) return false;
  }
  for (const auto& [folder, list] : folders)
    for (const Migration* m : list) {
      const auto at = applied.find({folder, m->number});
      if (at == applied.end() || at->second != base::to_hex(base::blake2b(m->sql))) return false;
    }
  return true;
}

/// One process at a time changes the schema; SQLite's write lock does it there. A lock of the session: each change is a
/// transaction of its own.
class OneAtATime {
 public:
  static Result<OneAtATime> take(Connection& db) {
    if (db.backend() == "postgresql") TRY_VOID(db.query(sql("store/schema/lock")));
    return OneAtATime(db);
  }
  ~OneAtATime() {
    if (db_ != nullptr && db_->backend() == "postgresql") static_cast<void>(db_->query(sql("store/schema/unlock")));
  }
  OneAtATime(OneAtATime&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  OneAtATime& operator=(OneAtATime&&) = delete;

 private:
  explicit OneAtATime(Connection& db) : db_(&db) {}
  Connection* db_;
};

}  // namespace

Result<std::vector<Migration>> embedded_migrations(std::string_view prefix) {
  std::vector<Migration> found;
  while (prefix.ends_with('/')) prefix.remove_suffix(1);
  const std::string folder = std::string(prefix) + "/";
  for (const std::string_view path : base::embedded_under(folder)) {
    if (!path.ends_with(".sql")) continue;
    Migration m{std::string(prefix), 0, std::string(path.substr(folder.size())),
                std::string(base::embedded(path).value_or(""))};
    const auto [end, code] =
        std::from_chars(m.name.data(), m.name.data() + m.name.size(), m.number);
    if (code != std::errc() || *end != '_')
      return fail("store.migration_order", Kind::kInternal,
                  {{"expected", "0001_"}, {"found", m.name}}, std::string(path));
    found.push_back(std::move(m));
  }
  std::sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.name < b.name; });
  return found;
}

Result<int> migrate(Connection& db, std::string_view backend, const std::vector<Migration>& all,
                    Timestamp now) {
  TRY(const auto folders, by_folder(all, backend));
  // Not inside a transaction: where there is no such table yet, PostgreSQL would give it up.
  if (!db.in_transaction())
    if (const auto before = applied_already(db); before && up_to_date(folders, *before)) return 0;
  TRY(const OneAtATime lock, OneAtATime::take(db));
  TRY_VOID(db.execute(sql("store/schema/make")));
  TRY(Applied applied, applied_already(db));
  for (const auto& [key, checksum] : applied) {
    const auto known = folders.find(key.first);
    // A folder this program does not have is a room that was taken out: its tables disturb nobody.
    if (known == folders.end() || key.second <= static_cast<int>(known->second.size())) continue;
    return fail(
        "store.schema_newer", Kind::kConflict,
        {{"expected", std::to_string(known->second.size())}, {"found", std::to_string(key.second)}},
        key.first);
  }
  int count = 0;
  std::vector<std::string> order;  // of first appearance: the caller's
  for (const Migration& m : all)
    if (std::find(order.begin(), order.end(), m.folder) == order.end()) order.push_back(m.folder);
  for (const std::string& folder : order) {
    const auto list = folders.find(folder);
    if (list == folders.end()) continue;
    for (const Migration* m : list->second) {
      const std::string checksum = base::to_hex(base::blake2b(m->sql));
      if (const auto at = applied.find({m->folder, m->number}); at != applied.end()) {
        if (at->second == checksum) continue;
        return fail("store.migration_changed", Kind::kConflict,
                    {{"expected", at->second.substr(0, 16)}, {"found", checksum.substr(0, 16)}},
                    m->folder + "/" + m->name);
      }
      bool applied_here = false;
      const auto apply = [&](Connection& tx) -> Result<void> {
        applied_here = false;
        // Another process may have been faster since we looked.
        TRY(const Applied meanwhile, applied_already(tx));
        if (meanwhile.contains({m->folder, m->number})) return {};
        TRY_VOID(tx.script(in_dialect(m->sql, backend)));
        TRY_VOID(
            tx.execute(sql("store/schema/note"), {m->folder, m->number, m->name, checksum, now}));
        applied_here = true;
        return {};
      };
      auto done = db.in_transaction() ? apply(db) : db.transaction(apply);
      if (!done) return fail(in_migration(std::move(done).error(), *m));
      count += applied_here ? 1 : 0;
    }
  }
  return count;
}

std::vector<std::string> hall_migrations() {
  std::vector<std::string> present;
  for (const std::string_view folder :
       {"store", "record", "people", "mentions", "jobs", "keeping", "http", "solution", "api"}) {
    std::string prefix = "src/" + std::string(folder) + "/migrations";
    if (!base::embedded_under(prefix + "/").empty()) present.push_back(std::move(prefix));
  }
  return present;
}

bool counts_on(const Migration& migration, std::string_view backend) {
  const auto only = backend_of(migration.name);
  return only.empty() || only == backend;
}

Result<std::vector<Migration>> all_migrations(const std::vector<std::string>& rooms) {
  std::vector<Migration> all;
  std::vector<std::string> prefixes = hall_migrations();
  prefixes.insert(prefixes.end(), rooms.begin(), rooms.end());
  for (const std::string& prefix : prefixes) {
    TRY(auto some, embedded_migrations(prefix));
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

Result<int> migrate_all(Connection& db, std::string_view backend,
                        const std::vector<std::string>& rooms, Timestamp now) {
  TRY(const auto all, all_migrations(rooms));
  return migrate(db, backend, all, now);
}

}  // namespace meretid::store
