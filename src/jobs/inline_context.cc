// SPDX-License-Identifier: EUPL-1.2
#include "jobs/inline_context.h"

#include "jobs/worker_context.h"

namespace meretid::jobs {

void InlineContext::progress(double fraction, std::string_view step) {
  fraction_ = fraction;
  if (!job_.root || !family_.shared().listener.progress) return;
  const std::lock_guard lock(family_.shared().telling);
  family_.shared().listener.progress(fraction, step);
}

void InlineContext::interim(std::string output_json) {
  job_.interim = std::move(output_json);
  if (!job_.root || !family_.shared().listener.interim) return;
  const std::lock_guard lock(family_.shared().telling);
  family_.shared().listener.interim(*job_.interim);
}

Result<void> InlineContext::checkpoint(std::string state) {
  checkpoint_ = std::move(state);
  return {};
}

Result<void> InlineContext::spawn(std::string_view kind, std::vector<std::string> input_jsons) {
  std::vector<std::shared_ptr<InlineJob>> fresh;
  const Rng draws(job_.seed);
  for (std::string& input : input_jsons) {
    auto child = std::make_shared<InlineJob>();
    child->room = job_.room;
    child->kind = kind;
    child->input_json = std::move(input);
    child->seed = draws.fork(++spawned_)();
    fresh.push_back(std::move(child));
  }
  children_.insert(children_.end(), fresh.begin(), fresh.end());
  family_.spawn(fresh);
  return {};
}

Result<std::vector<Result<std::string>>> InlineContext::join() {
  const double from = fraction_;
  family_.join(children_, [&](std::size_t ended) {
    const double share = static_cast<double>(ended) / static_cast<double>(children_.size());
    progress(from + (0.98 - from) * share, "jobs.step.children");
  });
  std::vector<Result<std::string>> outputs;
  outputs.reserve(children_.size());
  for (const auto& child : children_) outputs.push_back(std::move(*child->output));
  children_.clear();
  if (cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
  return outputs;
}

Result<Artefact> InlineContext::artefact(std::string_view name, std::string_view type, std::string_view bytes) {
  TRY_VOID(check_artefact_name(name));
  TRY(Artefact artefact, family_.shared().store.put(bytes, name, type));
  job_.artefacts.insert_or_assign(artefact.name, artefact);
  return artefact;
}

Result<std::string> InlineContext::read(std::string_view blob) { return family_.shared().store.get(blob); }

}  // namespace meretid::jobs
