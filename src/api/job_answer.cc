// SPDX-License-Identifier: EUPL-1.2
#include "api/job_answer.h"

#include "base/catalogue.h"

namespace meretid::api {

std::string step_text(const std::string& code, const std::string& language) {
  return code.empty() ? std::string() : base::text(code, language);
}

JobAnswer to_answer(const jobs::Snapshot& job, const std::optional<Error>& error, const std::string& language) {
  JobAnswer answer;
  answer.id = job.id;
  answer.room = job.room;
  answer.kind = job.kind;
  answer.case_id = job.case_id;
  answer.state = jobs::to_text(job.state);
  answer.fraction = job.fraction;
  answer.step = step_text(job.step, language);
  answer.step_code = job.step;
  answer.created = job.created;
  answer.started = job.started;
  answer.ended = job.ended;
  answer.cpu_seconds = job.cpu_seconds;
  if (error) answer.error = JobError{error->code, base::render(*error, language), error->where};
  else if (!job.error_code.empty()) answer.error = JobError{job.error_code, {}, {}};
  return answer;
}

Result<JobAnswer> read_job(Context& context, store::Connection& db, const store::CaseScope& scope,
                           const Id<jobs::Job>& id, const std::string& language) {
  TRY(const auto job, context.house.queue.find(db, id));
  std::optional<Error> error;
  if (!job.error_code.empty()) {
    TRY(error, context.house.queue.error(db, scope, id));
  }
  return to_answer(job, error, language);
}

}  // namespace meretid::api
