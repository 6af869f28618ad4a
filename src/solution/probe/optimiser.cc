// SPDX-License-Identifier: EUPL-1.2
#include "solution/probe/optimiser.h"

#include <chrono>
#include <thread>

#include "solution/probe/rooms.h"

namespace meretid::probe {
namespace {

Result<SearchResult> search_job(const SearchInput& input, jobs::JobContext& context) {
  SearchResult result;
  if (const auto before = context.last_checkpoint(); !before.empty()) {
    TRY(result, describe::from_json<SearchResult>(before));
    result.from = result.best;
  }
  std::vector<std::string> hoard;
  while (result.best < input.steps) {
    if (context.cancel_requested() || (context.stop_requested() && !input.deaf)) break;
    if (static_cast<std::int64_t>(hoard.size()) < input.hoard_mb) hoard.emplace_back(1024 * 1024, 'x');
    std::this_thread::sleep_for(std::chrono::milliseconds(input.milliseconds));
    ++result.best;
    context.progress(static_cast<double>(result.best) / static_cast<double>(input.steps), "probe.step.searching");
    context.interim(describe::to_json(result));
    if (result.best % 20 == 0) TRY_VOID(context.checkpoint(describe::to_json(result)));
  }
  return result;
}

class Optimiser : public solution::Solution {
 public:
  const solution::Manifest& manifest() const override { return manifest_; }
  void enter(solution::Hall& hall) override {
    hall.job<SearchInput, SearchResult>("search", people::Role::kPlanner, search_job)
        .draft_of("plan")
        .needs({.cores = 1, .memory_mb = 256, .seconds = 60});
    hall.job<SearchInput, SearchResult>("hurry", people::Role::kPlanner, search_job)
        .needs({.cores = 1, .memory_mb = 64, .seconds = 1});
  }

 private:
  solution::Manifest manifest_ = probe_manifest("optimiser");
};

}  // namespace

std::unique_ptr<solution::Solution> make_optimiser() { return std::make_unique<Optimiser>(); }

}  // namespace meretid::probe
