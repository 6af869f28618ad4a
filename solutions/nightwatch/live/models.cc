// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/models.h"

#include "base/log.h"
#include "solutions/nightwatch/shipped/shipped.h"
#include "solutions/nightwatch/verbs/dataset_label.h"

namespace meretid::nightwatch::live {
namespace {

tl::unexpected<Error> of_another_kind(const std::string& file) { return fail("nightwatch.model.damaged", Kind::kBadInput, {{"expected", "model"}, {"found", "-"}}, file); }

}  // namespace

Result<in::Models> load_models(const Settings& settings) {
  in::Models models;
  if (settings.fall_model.empty()) {
    base::log_warning("nightwatch.demonstration_model", {});
    TRY(models.fall, shipped_fall_model());
  } else {
    TRY(NightModel file, read_model_file(settings.fall_model));
    if (!file.fall) return of_another_kind(settings.fall_model);
    models.fall = std::make_shared<const FallModel>(std::move(*file.fall));
  }
  if (settings.bed_model.empty()) {
    TRY(models.bed, shipped_bed_model(kDemoRoom));
  } else {
    TRY(NightModel file, read_model_file(settings.bed_model));
    if (file.rooms.empty()) return of_another_kind(settings.bed_model);
    models.bed = std::make_shared<const BedModel>(std::move(file.rooms.begin()->second));
  }
  if (!settings.thermal_model.empty()) {
    TRY(NightModel file, read_model_file(settings.thermal_model));
    if (!file.thermal) return of_another_kind(settings.thermal_model);
    models.thermal = std::make_shared<const ThermalModel>(std::move(*file.thermal));
  }
  return models;
}

}  // namespace meretid::nightwatch::live
