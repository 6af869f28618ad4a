// SPDX-License-Identifier: EUPL-1.2
// JobContext of a job that runs inline. One thread, as the interface says.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "jobs/context.h"
#include "jobs/inline_family.h"

namespace meretid::jobs {

class InlineContext : public JobContext {
 public:
  InlineContext(InlineFamily& family, InlineJob& job) : family_(family), job_(job), rng_(job.seed) {}

  const Id<Job>& id() const override { return job_.id; }
  const Id<people::Case>& case_id() const override { return no_case_; }
  const Clock& clock() const override { return family_.shared().clock; }
  Rng& rng() override { return rng_; }
  void progress(double fraction, std::string_view step) override;
  void interim(std::string output_json) override;
  bool stop_requested() const override { return family_.shared().stop; }
  bool cancel_requested() const override { return family_.shared().cancel; }
  Result<void> checkpoint(std::string state) override;
  std::string last_checkpoint() const override { return checkpoint_; }
  Result<void> spawn(std::string_view kind, std::vector<std::string> input_jsons) override;
  Result<std::vector<Result<std::string>>> join() override;
  Result<Artefact> artefact(std::string_view name, std::string_view type, std::string_view bytes) override;
  Result<std::string> read(std::string_view blob) override;
  Result<Earlier> earlier(const Id<Job>& job) override { return fail("jobs.unknown", Kind::kNotFound, {{"job", job.text()}}); }
  bool inline_run() const override { return true; }
  void mentions(std::string_view) override {}              // nothing is kept, so nothing is to be found again
  void record(std::string_view, std::string) override {}  // there is no record where there is no installation

 private:
  InlineFamily& family_;
  InlineJob& job_;
  Rng rng_;
  Id<people::Case> no_case_;
  std::string checkpoint_;
  std::vector<std::shared_ptr<InlineJob>> children_;  // since the last join
  std::uint64_t spawned_ = 0;
  std::atomic<double> fraction_ = 0;
};

}  // namespace meretid::jobs
