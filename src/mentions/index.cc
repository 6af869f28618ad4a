// SPDX-License-Identifier: EUPL-1.2
#include "mentions/index.h"

#include <sodium.h>

#include "base/hash.h"
#include "store/sql.h"

namespace meretid::mentions {

Index::Index(const store::Keyring& keys) : key_(keys.derive("mentions.index")) {}
Index::~Index() { sodium_memzero(key_.data(), key_.size()); }

std::string Index::hash(const Identifier& identifier) const {
  return base::blake2b_hex(to_text(identifier), {reinterpret_cast<const char*>(key_.data()), key_.size()});
}

Result<void> Index::add(store::Connection& db, const store::CaseScope& scope, const Id<jobs::Job>& job,
                        const std::vector<std::string>& hashes) {
  for (const std::string& hash : hashes)
    TRY_VOID(db.execute(store::sql("mentions/index/add"), {hash, scope.case_id().text(), job.text()}));
  return {};
}

Result<std::vector<Mention>> Index::find(store::Connection& db, const Identifier& identifier) const {
  TRY(const store::Rows rows, db.query(store::sql("mentions/index/find"), {hash(identifier)}));
  std::vector<Mention> all;
  for (const store::Row& row : rows)
    all.push_back({Id<people::Case>::parse(row.text("case_id")).value_or(Id<people::Case>()),
                   Id<jobs::Job>::parse(row.text("job")).value_or(Id<jobs::Job>())});
  return all;
}

Result<void> Index::forget(store::Connection& db, const store::CaseScope& scope) {
  TRY_VOID(db.execute(store::sql("mentions/index/forget_case"), {scope.case_id().text()}));
  return {};
}

Result<std::int64_t> Index::forget_shredded(store::Connection& db) {
  return db.execute(store::sql("mentions/index/forget_shredded"));
}

}  // namespace meretid::mentions
