// SPDX-License-Identifier: EUPL-1.2
// JobContext inside a worker process. Used by the job's thread; progress, stop_requested and cancel_requested by any.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "jobs/context.h"
#include "jobs/run.h"
#include "jobs/second_reading.h"
#include "jobs/worker.h"

namespace meretid::jobs {

class WorkerContext : public JobContext {
 public:
  WorkerContext(Worker& worker, Run& run, const store::CaseScope& scope, const Given& given);

  const Id<Job>& id() const override { return run_.lease.job; }
  const Id<people::Case>& case_id() const override { return run_.lease.case_id; }
  Id<people::Account> account() const override { return run_.lease.account; }
  const Clock& clock() const override;
  Rng& rng() override { return rng_; }
  void progress(double fraction, std::string_view step) override { run_.say(fraction, step); }
  void interim(std::string output_json) override { run_.say_interim(std::move(output_json)); }
  bool stop_requested() const override { return run_.stop; }
  bool cancel_requested() const override { return run_.cancel || run_.lost; }
  Result<void> checkpoint(std::string state) override;
  std::string last_checkpoint() const override { return checkpoint_; }
  Result<void> spawn(std::string_view kind, std::vector<std::string> input_jsons) override;
  Result<std::vector<Result<std::string>>> join() override;
  Result<Artefact> artefact(std::string_view name, std::string_view type, std::string_view bytes) override;
  Result<std::string> read(std::string_view blob) override;
  Result<Earlier> earlier(const Id<Job>& job) override;
  bool inline_run() const override { return false; }
  store::Connection* connection() override;
  const Installation* installation() const override { return &installation_; }
  void mentions(std::string_view identifier) override;
  void record(std::string_view event, std::string facts_json) override;

  Result<SecondReading> second_reading(const Id<Job>& job) const;  ///< second_reading.h

  /// Writes what was mentioned since the last call. It stands although the job may fail: what it was given is kept as well.
  Result<void> keep_mentions();
  std::vector<record::Line> take_lines() { return std::move(lines_); }

 private:
  void say_children(double from);

  Worker& worker_;
  Run& run_;
  const store::CaseScope& scope_;
  const Installation installation_;
  Rng rng_;
  std::string checkpoint_;
  std::map<std::string, std::int64_t, std::less<>> places_;  // of artefacts
  std::set<std::string> mentioned_;                          // hashes, not yet written
  std::vector<record::Line> lines_;                          // not yet written
  std::int64_t spawned_ = 0, joined_ = 0;
};

/// "released/brev.pdf": relative, no "..", no control characters, at most 512 bytes.
Result<void> check_artefact_name(std::string_view name);
/// The same number for every run of a job.
std::uint64_t seed_of(const Id<Job>& job);

}  // namespace meretid::jobs
