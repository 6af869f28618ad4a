// SPDX-License-Identifier: EUPL-1.2
#include "jobs/kinds.h"

#include <algorithm>
#include <tuple>

namespace meretid::jobs {
namespace {

Result<std::vector<KindRule>> declared(store::Connection& db) {
  TRY(const store::Rows rows, db.query("SELECT room, kind, at_most, ahead FROM job_kinds ORDER BY room, kind"));
  std::vector<KindRule> rules;
  for (const store::Row& row : rows)
    rules.push_back({row.text("room"), row.text("kind"),
                     row.is_null("at_most") ? std::nullopt : std::optional<int>(static_cast<int>(row.integer("at_most"))),
                     row.integer("ahead") != 0});
  return rules;
}

}  // namespace

Result<void> declare_kinds(store::Connection& db, const std::vector<KindRule>& rules) {
  std::vector<KindRule> wanted;
  for (const KindRule& rule : rules)
    if (rule.at_most || rule.ahead) wanted.push_back(rule);
  std::sort(wanted.begin(), wanted.end(),
            [](const KindRule& a, const KindRule& b) { return std::tie(a.room, a.kind) < std::tie(b.room, b.kind); });
  TRY(const auto before, declared(db));
  if (before == wanted) return {};  // most often: no need to write
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute("DELETE FROM job_kinds"));
    for (const KindRule& rule : wanted)
      TRY_VOID(tx.execute("INSERT INTO job_kinds (room, kind, at_most, ahead) VALUES ($1, $2, $3, $4)",
                          {rule.room, rule.kind, rule.at_most, rule.ahead}));
    return {};
  });
}

}  // namespace meretid::jobs
