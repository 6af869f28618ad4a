// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/models.h"

#include "solutions/nightwatch/shipped/shipped.h"
#include "solutions/nightwatch/verbs/dataset_label.h"

namespace meretid::nightwatch::live {
namespace {

constexpr std::string_view kShipped = "shipped/";

tl::unexpected<Error> of_another_kind(const std::string& file) { return fail("nightwatch.model.damaged", Kind::kBadInput, {{"expected", "model"}, {"found", "-"}}, file); }

std::string file_stamp(const std::filesystem::path& path) {
  std::error_code none;
  const auto size = std::filesystem::file_size(path, none);
  if (none) return path.string() + " -";
  return path.string() + " " + std::to_string(size) + " " + std::to_string(std::filesystem::last_write_time(path, none).time_since_epoch().count());
}

bool is_of(const in::Models& models, ward::DeviceKind kind) {
  switch (kind) {
    case ward::DeviceKind::kBody: return models.fall != nullptr;
    case ward::DeviceKind::kBed: return models.bed != nullptr;
    case ward::DeviceKind::kThermal: return models.thermal != nullptr;
  }
  return false;
}

}  // namespace

Result<Shelf::File> Shelf::read(const std::string& path) {
  File file;
  file.stamp = file_stamp(path);
  TRY(NightModel model, read_model_file(path));
  if (model.fall) file.models.fall = std::make_shared<const FallModel>(std::move(*model.fall));
  if (model.thermal) file.models.thermal = std::make_shared<const ThermalModel>(std::move(*model.thermal));
  for (auto& [room, one] : model.rooms) file.rooms.emplace(room, std::make_shared<const BedModel>(std::move(one)));
  if (file.rooms.size() == 1) file.models.bed = file.rooms.begin()->second;
  return file;
}

Result<std::shared_ptr<const Shelf::File>> Shelf::take(const std::string& path, const Shelf* before) {
  if (const auto known = files_.find(path); known != files_.end()) return known->second;
  if (before != nullptr)
    if (const auto known = before->files_.find(path); known != before->files_.end() && known->second->stamp == file_stamp(path)) return files_[path] = known->second;
  TRY(File fresh, read(path));
  return files_[path] = std::make_shared<const File>(std::move(fresh));
}

Result<std::shared_ptr<const Shelf>> Shelf::open(const Settings& settings, const Shelf* before) {
  auto shelf = std::make_shared<Shelf>(in::Models{});
  in::Models& models = shelf->defaults_;
  if (settings.fall_model.empty()) {
    TRY(models.fall, shipped_fall_model());
  } else {
    TRY(const auto file, shelf->take(settings.fall_model, before));
    if (!file->models.fall) return of_another_kind(settings.fall_model);
    models.fall = file->models.fall;
  }
  if (settings.bed_model.empty()) {
    TRY(models.bed, shipped_bed_model(kDemoRoom));
  } else {
    TRY(const auto file, shelf->take(settings.bed_model, before));
    if (file->rooms.empty()) return of_another_kind(settings.bed_model);
    models.bed = file->rooms.begin()->second;
  }
  if (!settings.thermal_model.empty()) {
    TRY(const auto file, shelf->take(settings.thermal_model, before));
    if (!file->models.thermal) return of_another_kind(settings.thermal_model);
    models.thermal = file->models.thermal;
  }
  for (const auto& [name, path] : settings.named_models) {
    auto file = shelf->take(path, before);
    if (file) shelf->named_.emplace(name, std::move(*file));
    else shelf->faults_.push_back(std::move(file).error());
  }
  return std::shared_ptr<const Shelf>(std::move(shelf));
}

in::Models Shelf::of(ward::DeviceKind kind, const std::string& model) const {
  in::Models found;
  if (model.empty()) {
    found = defaults_;
  } else if (model.starts_with(kShipped)) {
    if (auto room = shipped_bed_model(model.substr(kShipped.size()))) found.bed = std::move(*room);
  } else {
    const auto slash = model.find('/');
    const auto file = named_.find(model.substr(0, slash));
    if (file == named_.end()) return {};
    found = file->second->models;
    if (slash != std::string::npos) {
      const auto room = file->second->rooms.find(model.substr(slash + 1));
      found = {};
      if (room != file->second->rooms.end()) found.bed = room->second;
    }
  }
  // Only what the kind listens with: a device is made anew when that changes, and not when another kind's does.
  in::Models only;
  if (kind == ward::DeviceKind::kBody) only.fall = found.fall;
  if (kind == ward::DeviceKind::kBed) only.bed = found.bed;
  if (kind == ward::DeviceKind::kThermal) only.thermal = found.thermal;
  return only;
}

std::vector<std::string> Shelf::names(ward::DeviceKind kind) const {
  std::vector<std::string> all;
  for (const auto& [name, file] : named_) {
    if (is_of(file->models, kind)) all.push_back(name);
    else if (kind == ward::DeviceKind::kBed)
      for (const auto& [room, unused] : file->rooms) all.push_back(name + "/" + room);
  }
  return all;
}

std::string stamp_of(const std::filesystem::path& home, const Settings& settings) {
  std::string all = file_stamp(home / "nightwatch.toml");
  for (const std::string* file : {&settings.fall_model, &settings.bed_model, &settings.thermal_model})
    if (!file->empty()) all += "\n" + file_stamp(*file);
  for (const auto& [unused, file] : settings.named_models) all += "\n" + file_stamp(file);
  return all;
}

Result<void> check_model(const Shelf& shelf, ward::DeviceKind kind, const std::string& model) {
  if (model.empty() || is_of(shelf.of(kind, model), kind)) return {};
  std::string known;
  for (const std::string& name : shelf.names(kind)) known += (known.empty() ? "" : ", ") + name;
  return fail("nightwatch.live.no_model", Kind::kBadInput, {{"found", model.substr(0, 60)}, {"known", known.empty() ? "-" : known}}, "model");
}

}  // namespace meretid::nightwatch::live
