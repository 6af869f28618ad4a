// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/loaded.h"

#include <algorithm>
#include <array>
#include <list>
#include <mutex>

#include "solutions/homecare/hall/alter.h"
#include "solutions/homecare/hall/source.h"
#include "solutions/homecare/roads/travel/matrix.h"

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

Result<void> take_times(const std::vector<TravelRow>& rows, const ReadBlob& read, municipal::Municipality& all) {
  for (const TravelRow& row : rows) {
    TRY(const std::string bytes, read(row.blob));
    TRY(roads::Matrix matrix, roads::read_matrix(bytes));
    const std::size_t places = all.places.size();
    if (matrix.rows != places || matrix.columns != places) return fail("homecare.matrix_broken", Kind::kBadInput, {}, row.mode);
    for (const auto mode : {roads::Mode::kCar, roads::Mode::kBicycle, roads::Mode::kFoot}) {
      if (roads::to_text(mode) != row.mode) continue;
      all.travel.seconds[static_cast<std::size_t>(mode)] = std::make_shared<std::vector<std::int32_t>>(std::move(matrix.seconds));
      all.travel.metres[static_cast<std::size_t>(mode)] = std::make_shared<std::vector<std::int32_t>>(std::move(matrix.metres));
      all.travel.estimated = matrix.estimated;
    }
  }
  return {};
}

}  // namespace

Result<std::shared_ptr<const Loaded>> load(const describe::Uploads& files, const WeightsRow& weights, const std::vector<AlterationRow>& alterations,
                                           const ReadBlob& read, const LoadOptions& options) {
  auto loaded = std::make_shared<Loaded>();
  TRY_VOID(read_municipality(files, read, options.by_roads, *loaded));
  TRY_VOID(take_times(options.travel, read, loaded->all));
  if (options.read_done) TRY_VOID(options.read_done(loaded->all));
  weigh(weights, loaded->all.weights);
  for (const AlterationRow& alteration : alterations) TRY_VOID(alter(loaded->all, alteration));
  loaded->index.emplace(loaded->all);
  return loaded;
}

Result<std::shared_ptr<const Loaded>> loaded(std::string_view job, const PlanDraft& draft, const ReadBlob& read) {
  if (auto found = find(job)) return found;
  TRY(auto fresh, load(draft.files, draft.weights, draft.alterations, read, {false, draft.travel, {}}));
  const std::lock_guard lock(mutex);
  kept.push_front({std::string(job), fresh});
  if (kept.size() > kKept) kept.pop_back();
  return fresh;
}

}  // namespace meretid::homecare::hall
