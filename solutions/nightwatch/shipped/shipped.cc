// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/shipped/shipped.h"

#include <map>
#include <mutex>

#include "learn/model_file.h"
#include "solutions/nightwatch/measure/night_model.h"

namespace meretid::nightwatch {
namespace {

Result<NightModel> read(std::string_view name) {
  TRY(const learn::ModelFile file, learn::read_model(name));
  return NightModel::read(file.bytes);
}

struct Shipped {
  std::mutex one_at_a_time;
  std::shared_ptr<const FallModel> fall;
  std::map<std::string, std::shared_ptr<const BedModel>, std::less<>> rooms;
};
Shipped& shipped() {
  static Shipped models;
  return models;
}

Result<void> read_rooms(Shipped& models) {
  if (!models.rooms.empty()) return {};
  decltype(models.rooms) rooms;
  for (const std::string_view name : {"nightwatch-bed", "nightwatch-bed-demo"}) {
    TRY(NightModel model, read(name));
    for (auto& [room, one] : model.rooms) rooms.emplace(room, std::make_shared<const BedModel>(std::move(one)));
  }
  models.rooms = std::move(rooms);
  return {};
}

}  // namespace

Result<std::shared_ptr<const FallModel>> shipped_fall_model() {
  Shipped& models = shipped();
  const std::lock_guard lock(models.one_at_a_time);
  if (!models.fall) {
    TRY(NightModel model, read("nightwatch-fall-demo"));
    if (!model.fall) return fail("learn.model_format", Kind::kInternal, {{"expected", "sisfall"}, {"found", "-"}}, "nightwatch-fall-demo");
    models.fall = std::make_shared<const FallModel>(std::move(*model.fall));
  }
  return models.fall;
}

Result<std::shared_ptr<const BedModel>> shipped_bed_model(std::string_view room) {
  Shipped& models = shipped();
  const std::lock_guard lock(models.one_at_a_time);
  TRY_VOID(read_rooms(models));
  const auto found = models.rooms.find(room);
  if (found == models.rooms.end())
    return fail("nightwatch.evaluate.no_room", Kind::kBadInput, {{"room", std::string(room)}}, "nightwatch-bed");
  return found->second;
}

std::vector<std::string> shipped_bed_rooms() {
  Shipped& models = shipped();
  const std::lock_guard lock(models.one_at_a_time);
  std::vector<std::string> names;
  if (!read_rooms(models)) return names;
  for (const auto& [name, model] : models.rooms) names.push_back(name);
  return names;
}

}  // namespace meretid::nightwatch
