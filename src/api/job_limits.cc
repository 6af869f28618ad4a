// SPDX-License-Identifier: EUPL-1.2
#include "api/job_limits.h"

#include "store/sql.h"

namespace meretid::api {
namespace {

constexpr const char* kTryAgain = "10";  // seconds: short beside a job, long beside a request

Result<void> below(store::Connection& db, std::string_view sql, std::vector<store::Param> params, std::int64_t limit, const char* code) {
  TRY(const store::Rows rows, db.query(sql, std::move(params)));
  const std::int64_t open = rows.at(0).integer("queued") + rows.at(0).integer("working");
  if (open < limit) return {};
  return fail(code, Kind::kTooMany,
              {{"found", std::to_string(open)}, {"expected", std::to_string(limit)}, {"seconds", kTryAgain}});
}

}  // namespace

Result<void> check_job_limits(store::Connection& db, const solution::Config& config, const std::string& room, const std::string& kind,
                              const Id<people::Account>& account) {
  if (config.jobs_per_account > 0)
    TRY_VOID(below(db, store::sql("api/job_limits/of_account"), {account}, config.jobs_per_account, "api.too_many_jobs"));
  const auto limit = config.jobs_per_kind.find(room + "." + kind);
  if (limit == config.jobs_per_kind.end()) return {};
  return below(db, store::sql("api/job_limits/of_kind"), {room, kind}, limit->second, "api.too_many_of_kind");
}

Result<void> check_limited_kinds(const solution::Config& config, const solution::Registry& registry) {
  for (const auto& [name, unused] : config.jobs_per_kind) {
    const auto dot = name.find('.');
    if (registry.job(name.substr(0, dot), name.substr(dot + 1)) != nullptr) continue;
    std::string kinds;
    for (const auto& job : registry.jobs()) kinds += (kinds.empty() ? "" : ", ") + job.room + "." + job.name;
    return fail("solution.config", Kind::kBadInput, {{"expected", kinds}, {"found", name}}, "meretid.toml [jobs_per_kind]");
  }
  return {};
}

}  // namespace meretid::api
