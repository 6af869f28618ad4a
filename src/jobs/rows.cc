// SPDX-License-Identifier: EUPL-1.2
#include "jobs/rows.h"

#include <array>
#include <nlohmann/json.hpp>
#include <random>

#include "jobs/kinds.h"

namespace meretid::jobs {
namespace {

constexpr std::array<std::string_view, 5> kTexts = {"input", "output", "interim", "checkpoint", "error"};

constexpr const char* kBelow =
    "WITH RECURSIVE below (id) AS (SELECT id FROM jobs WHERE parent = $1 "
    "UNION ALL SELECT jobs.id FROM jobs JOIN below ON jobs.parent = below.id) ";

/// The seal says which text of a job it is, so that one cannot stand for another.
std::string purpose(std::string_view what) { return "jobs." + std::string(what); }

}  // namespace

std::string head_start(std::string_view room, std::string_view kind) {
  return "coalesce((SELECT ahead FROM job_kinds WHERE room = " + std::string(room) + " AND kind = " + std::string(kind) + "), 0) * " +
         std::to_string(kHeadStart);
}

std::int64_t with_jitter(std::int64_t pause) {
  thread_local std::minstd_rand draws{std::random_device{}()};
  return pause + std::uniform_int_distribution<std::int64_t>(0, pause / 4)(draws);
}

Result<void> within(store::Connection& db, const std::function<Result<void>(store::Connection&)>& work) {
  return db.in_transaction() ? work(db) : db.row_transaction(work);
}

Result<void> write_text(store::Connection& db, const store::CaseKey& key, const Id<Job>& job, Text what,
                        std::string_view text) {
  const std::string_view name = kTexts[static_cast<std::size_t>(what)];
  TRY_VOID(db.execute("INSERT INTO job_texts (job, what, bytes) VALUES ($1, $2, $3) "
                      "ON CONFLICT (job, what) DO UPDATE SET bytes = excluded.bytes",
                      {job, name, key.seal(text, purpose(name))}));
  return {};
}

Result<std::optional<std::string>> read_text(store::Connection& db, const store::CaseKey& key, const Id<Job>& job,
                                             Text what) {
  const std::string_view name = kTexts[static_cast<std::size_t>(what)];
  TRY(const store::Rows rows, db.query("SELECT bytes FROM job_texts WHERE job = $1 AND what = $2", {job, name}));
  if (rows.empty()) return std::optional<std::string>();
  TRY(std::string text, key.open({rows[0].bytes("bytes")}, purpose(name)));
  return std::optional<std::string>(std::move(text));
}

std::string error_to_json(const Error& error) {
  nlohmann::json args = nlohmann::json::array();
  for (const auto& [name, value] : error.args) args.push_back({name, value});
  return nlohmann::json{{"code", error.code}, {"kind", static_cast<int>(error.kind)}, {"args", args}, {"where", error.where}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Error error_from_json(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return Error("jobs.lost_error", Kind::kInternal);
  Error error;
  error.code = json.value("code", "jobs.lost_error");
  const int kind = json.value("kind", static_cast<int>(Kind::kInternal));
  error.kind = kind >= 0 && kind <= static_cast<int>(Kind::kInternal) ? static_cast<Kind>(kind) : Kind::kInternal;
  error.where = json.value("where", "");
  for (const auto& pair : json.value("args", nlohmann::json::array()))
    if (pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
      error.args.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
  return error;
}

Result<void> cancel_below(store::Connection& db, const Id<Job>& parent, Timestamp now) {
  TRY(const store::Rows any, db.query("SELECT 1 FROM jobs WHERE parent = $1 LIMIT 1", {parent}));
  if (any.empty()) return {};
  const std::string below = kBelow;
  TRY_VOID(db.execute(below + "UPDATE jobs SET state = 'cancelled', cancel = 1, ended = $2 "
                              "WHERE state = 'queued' AND id IN (SELECT id FROM below)",
                      {parent, now}));
  TRY_VOID(db.execute(below + "UPDATE jobs SET cancel = 1 WHERE state IN ('running', 'joining') "
                              "AND id IN (SELECT id FROM below)",
                      {parent}));
  return {};
}

Result<void> discard(store::Connection& db, const Id<Job>& job) {
  const std::string below = kBelow;
  TRY_VOID(db.execute(below + "DELETE FROM job_artefacts WHERE job = $1 OR job IN (SELECT id FROM below)", {job}));
  TRY_VOID(db.execute(below + "DELETE FROM job_texts WHERE what IN ('output', 'interim', 'checkpoint') "
                              "AND (job = $1 OR job IN (SELECT id FROM below))",
                      {job}));
  return {};
}

}  // namespace meretid::jobs
