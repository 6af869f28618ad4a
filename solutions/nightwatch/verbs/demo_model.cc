// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/verbs/demo_model.h"

#include "solutions/nightwatch/measure/fall_measure.h"
#include "solutions/nightwatch/simulate/training.h"

namespace meretid::nightwatch {

Result<std::shared_ptr<const FallModel>> demo_model() {
  const std::vector<FallTrial> trials = made_up_trials(8, 2026);
  const std::vector<CollectedTrial> collected = collect(std::span<const FallTrial>(trials));
  TRY(FallModel model, learn_falls(collected, [](const std::string&) { return true; }, 1, 1));
  return std::make_shared<const FallModel>(std::move(model));
}

}  // namespace meretid::nightwatch
