// SPDX-License-Identifier: EUPL-1.2
#include "bench/job_process.h"

#include <chrono>
#include <cstdlib>
#include <thread>

#include "base/log.h"
#include "jobs/process.h"
#include "jobs/worker.h"
#include "solution/house.h"

namespace meretid::bench {
namespace {

class BenchWorks : public jobs::Works {
 public:
  BenchWorks() {
    nothing_.run = [](std::string_view, jobs::JobContext&) -> Result<std::string> { return "{}"; };
    wait_.run = [](std::string_view input, jobs::JobContext&) -> Result<std::string> {
      std::this_thread::sleep_for(std::chrono::milliseconds(std::atoi(std::string(input).c_str())));
      return "{}";
    };
  }
  const jobs::Work* find(std::string_view, std::string_view kind) const override { return kind == "wait" ? &wait_ : &nothing_; }

 private:
  jobs::Work nothing_, wait_;
};

}  // namespace

int job_server(const solution::Config& config, int workers, int parent, const std::atomic<bool>& drain) {
  if (parent != 0) jobs::die_with(parent);
  const auto house = solution::open_house(config, solution::Registry());
  if (!house) {
    base::log_error("bench.server", {{"code", house.error().code}});
    return base::exit_code(Kind::kInternal);
  }
  jobs::SupervisorOptions options;
  options.workers = workers;
  options.worker_arguments = {"hall", "bench", "--home", config.home.string()};
  options.grace = std::chrono::seconds(2);
  jobs::Supervisor supervisor(*(*house)->database, (*house)->queue, options);
  return supervisor.run(drain) ? 0 : base::exit_code(Kind::kInternal);
}

int job_worker(const solution::Config& config, const std::string& name, int parent) {
  jobs::die_with(parent);
  const auto house = solution::open_house(config, solution::Registry());
  if (!house) return base::exit_code(Kind::kInternal);
  const BenchWorks works;
  const bool durable = std::getenv("MERETID_BENCH_DURABLE") != nullptr;
  return jobs::worker_process({*(*house)->database, (*house)->keys, (*house)->blobs, works, system_clock(), durable}, name);
}

}  // namespace meretid::bench
