// SPDX-License-Identifier: EUPL-1.2
#include "jobs/second_reading.h"

#include "jobs/worker_context.h"
#include "record/second_reader.h"

namespace meretid::jobs {

Result<SecondReading> second_reading(JobContext& context, const Id<Job>& job) {
  const auto* worker = dynamic_cast<const WorkerContext*>(&context);
  return worker ? worker->second_reading(job) : SecondReading{};
}

Result<SecondReading> WorkerContext::second_reading(const Id<Job>& job) const {
  store::Connection& db = *worker_.db_;
  SecondReading reading;
  TRY(const bool in_room, record::room_asks_second_reader(db, run_.lease.room));
  TRY(const bool in_case, record::asks_second_reader(db, scope_));
  reading.asked = in_room || in_case;
  TRY(const auto confirmed, record::confirmations(db, scope_, job));
  for (const auto& [hash, by] : confirmed) reading.confirmed.insert(hash);
  return reading;
}

}  // namespace meretid::jobs
