// SPDX-License-Identifier: EUPL-1.2
#include "solution/probe/batch.h"

#include <signal.h>

#include <chrono>
#include <thread>

#include "solution/probe/rooms.h"

namespace meretid::probe {
namespace {

Result<PieceResult> piece_job(const PieceInput& input, jobs::JobContext& context) {
  if (input.milliseconds > 0) std::this_thread::sleep_for(std::chrono::milliseconds(input.milliseconds));
  if (input.poison == Poison::kBadInput)
    return fail("probe.poisoned", Kind::kBadInput, {{"found", std::to_string(input.number)}});
  if (input.poison == Poison::kCrash) raise(SIGKILL);
  if (input.number % 100 == 0)
    TRY_VOID(context.artefact("pieces/" + std::to_string(input.number) + ".txt", "text/plain", std::to_string(input.number)));
  return PieceResult{input.number};
}

Result<BatchReport> batch_job(const BatchInput& input, jobs::JobContext& context) {
  std::vector<std::string> pieces;
  for (std::int64_t i = 0; i < input.pieces; ++i)
    pieces.push_back(describe::to_json(PieceInput{i, i == input.poisoned ? input.poison : Poison::kNone, input.milliseconds}));
  TRY_VOID(context.spawn("piece", std::move(pieces)));
  TRY(const auto results, context.join());
  BatchReport report;
  for (const auto& result : results) {
    if (result) {
      TRY(const auto piece, describe::from_json<PieceResult>(*result));
      report.sum += piece.number;
    } else if (report.failed++ == 0) {
      report.first_failure = result.error().code;
    }
  }
  return report;
}

class Batch : public solution::Solution {
 public:
  const solution::Manifest& manifest() const override { return manifest_; }
  void enter(solution::Hall& hall) override {
    hall.job<BatchInput, BatchReport>("sum", people::Role::kAnalyst, batch_job).draft_of("sum").frees(1);
    hall.job<PieceInput, PieceResult>("piece", people::Role::kAnalyst, piece_job);
  }

 private:
  solution::Manifest manifest_ = probe_manifest("batch");
};

}  // namespace

std::unique_ptr<solution::Solution> make_batch() { return std::make_unique<Batch>(); }

}  // namespace meretid::probe
