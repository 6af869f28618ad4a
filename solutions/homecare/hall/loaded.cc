// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/loaded.h"

#include <algorithm>
#include <array>
#include <list>
#include <mutex>

#include "solutions/homecare/hall/alter.h"
#include "solutions/homecare/hall/source.h"

namespace meretid::homecare::hall {
namespace {

constexpr std::size_t kKept = 4;

struct Kept {
  std::string job;
  std::shared_ptr<const Loaded> loaded;
};
std::mutex mutex;
std::list<Kept> kept;  // the one asked for last stands first

std::shared_ptr<const Loaded> find(std::string_view job) {
  const std::lock_guard lock(mutex);
  const auto at = std::ranges::find(kept, job, &Kept::job);
  if (at == kept.end()) return nullptr;
  kept.splice(kept.begin(), kept, at);
  return kept.front().loaded;
}

void weigh(const WeightsRow& row, municipal::Weights& weights) {
  const auto set = [](const std::optional<double>& value, double& weight) {
    if (value) weight = *value;
  };
  set(row.driving, weights.driving);
  set(row.new_face, weights.new_face);
  set(row.not_contact, weights.not_contact);
  set(row.late, weights.late);
  set(row.overtime, weights.overtime);
  set(row.preferred, weights.preferred);
  set(row.fairness, weights.fairness);
  set(row.wish, weights.wish);
  set(row.other_carer, weights.other_carer);
}

}  // namespace

Result<std::shared_ptr<const Loaded>> load(const describe::Uploads& files, const WeightsRow& weights, const std::vector<AlterationRow>& alterations,
                                           const ReadBlob& read) {
  auto loaded = std::make_shared<Loaded>();
  TRY_VOID(read_municipality(files, read, *loaded));
  weigh(weights, loaded->all.weights);
  for (const AlterationRow& alteration : alterations) TRY_VOID(alter(loaded->all, alteration));
  loaded->index.emplace(loaded->all);
  return loaded;
}

Result<std::shared_ptr<const Loaded>> loaded(std::string_view job, const PlanDraft& draft, const ReadBlob& read) {
  if (auto found = find(job)) return found;
  TRY(auto fresh, load(draft.files, draft.weights, draft.alterations, read));
  const std::lock_guard lock(mutex);
  kept.push_front({std::string(job), fresh});
  if (kept.size() > kKept) kept.pop_back();
  return fresh;
}

}  // namespace meretid::homecare::hall
