// SPDX-License-Identifier: EUPL-1.2
#include "store/catalogue.h"

#include <algorithm>
#include <utility>

#include "store/sql.h"

namespace meretid::store {
namespace {

std::string_view statement(std::string_view name, std::string_view backend) {
  return sql("store/catalogue/" + std::string(name) + "_" + std::string(backend));
}

/// By repeated choice of one whose references are all there: a few dozen tables.
Result<std::vector<Table>> in_order(std::vector<Table> left) {
  std::vector<Table> ordered;
  const auto is_there = [&](const std::string& name) {
    return std::any_of(ordered.begin(), ordered.end(), [&](auto& t) { return t.name == name; });
  };
  while (!left.empty()) {
    const auto next = std::find_if(left.begin(), left.end(), [&](const Table& t) {
      return std::all_of(t.references.begin(), t.references.end(), [&](const Reference& r) {
        return r.table == t.name || is_there(r.table);
      });
    });
    if (next == left.end()) return fail("store.table_circle", Kind::kInternal, {}, left[0].name);
    ordered.push_back(std::move(*next));
    left.erase(next);
  }
  return ordered;
}

}  // namespace

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

Result<std::vector<Table>> list_tables(Connection& db, std::string_view backend) {
  std::vector<Table> tables;
  TRY(const Rows names, db.query(statement("tables", backend)));
  for (const Row& name : names) {
    Table table{name.text("name"), {}, {}, {}};
    TRY(const Rows columns, db.query(statement("columns", backend), {table.name}));
    for (const Row& column : columns) {
      table.columns.push_back(column.text("name"));
      if (column.integer("counts") != 0) table.identity = table.columns.back();
    }
    TRY(const Rows references, db.query(statement("references", backend), {table.name}));
    for (const Row& r : references)
      table.references.push_back({r.text("own"), r.text("of_table"), r.text("target")});
    tables.push_back(std::move(table));
  }
  return in_order(std::move(tables));
}

Result<std::int64_t> last_identity(Connection& db, std::string_view backend, const Table& table) {
  if (table.identity.empty()) return 0;
  TRY(const Rows rows, db.query(statement("last", backend), {table.name, table.identity}));
  return rows.empty() ? 0 : rows[0].integer("last");
}

Result<void> set_last_identity(Connection& db, std::string_view backend, const Table& table,
                               std::int64_t last) {
  if (table.identity.empty() || last == 0) return {};
  if (backend == "sqlite") {
    TRY_VOID(db.execute(statement("forget_last", backend), {table.name}));
    TRY_VOID(db.execute(statement("set_last", backend), {table.name, last}));
  } else {
    TRY_VOID(db.query(statement("set_last", backend), {table.name, table.identity, last}));
  }
  return {};
}

}  // namespace meretid::store
