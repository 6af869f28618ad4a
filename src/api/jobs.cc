// SPDX-License-Identifier: EUPL-1.2
#include "api/job_answer.h"
#include "api/resources.h"

namespace meretid::api {
namespace {

Result<Id<jobs::Job>> job_id(const Call& call) { return Id<jobs::Job>::parse(call.request.param("job")); }

Result<jobs::Filter> filter_of(Call& call) {
  jobs::Filter filter;
  const auto& request = call.request;
  if (const auto room = request.query_value("room"); !room.empty()) filter.room = std::string(room);
  if (const auto state = request.query_value("state"); !state.empty()) {
    TRY(filter.state, jobs::state_from_text(state));
  }
  if (request.access) {
    filter.cases = {request.access->case_id()};
  } else if (request.query_value("mine") != "1") {
    TRY(const auto cases, people::list_cases(call.db, *call.context.house.keys, request.caller.account));
    filter.cases.emplace();
    for (const auto& one : cases) filter.cases->push_back(one.id);
  }
  if (request.query_value("mine") == "1") filter.account = request.caller.account;
  return filter;
}

Result<std::vector<JobAnswer>> list(Call& call) {
  TRY(const auto filter, filter_of(call));
  TRY(const auto found, call.context.house.queue.list(call.db, filter));
  std::vector<JobAnswer> answers;
  for (const auto& job : found) {
    std::optional<Error> error;
    if (call.request.access && !job.error_code.empty()) {
      TRY(error, call.context.house.queue.error(call.db, *call.request.access, job.id));
    }
    answers.push_back(to_answer(job, error, call.language));
  }
  return answers;
}

Result<JobAnswer> show(Call& call) {
  TRY(const auto id, job_id(call));
  return read_job(call.context, call.db, scope_of(call.request), id, call.language);
}

Result<http::Response> result(Call& call) {
  TRY(const auto id, job_id(call));
  TRY(auto output, call.context.house.queue.output(call.db, scope_of(call.request), id));
  return http::json(std::move(output));
}

Result<Nothing> stop(Call& call) {
  TRY(const auto id, job_id(call));
  TRY_VOID(call.context.house.queue.request_stop(call.db, id, call.request.caller.account));
  return Nothing{};
}

Result<Nothing> cancel(Call& call) {
  TRY(const auto id, job_id(call));
  TRY_VOID(call.context.house.queue.request_cancel(call.db, id, call.request.caller.account));
  return Nothing{};
}

}  // namespace

void add_jobs(Table& table) {
  table.get("/api/jobs", Role::kSignedIn, "Jobs of my cases, newest first", list).query = {"mine", "state", "room", "case"};
  table.get("/api/jobs/{job}", Role::kSignedIn, "A job", show);
  table.raw(Method::kGet, "/api/jobs/{job}/result", Role::kSignedIn, "What the job gave: the output of its kind", result);
  table.post("/api/jobs/{job}/stop", Role::kSignedIn, "Ends the job now with its best result", stop);
  table.post("/api/jobs/{job}/cancel", Role::kSignedIn, "Ends the job now and discards its result", cancel);
}

}  // namespace meretid::api
