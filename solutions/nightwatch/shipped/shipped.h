// SPDX-License-Identifier: EUPL-1.2
// The room's models that travel in the program (models/index.toml), read once and then shared. Thread-safe. First call: 1 ms.
// They are for trying out: docs/nightwatch-technician.md says what to learn before use.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solutions/nightwatch/detect/bed_model.h"
#include "solutions/nightwatch/detect/fall_model.h"

namespace meretid::nightwatch {

/// The made-up room of simulate/, known beside the recorded ones.
inline constexpr std::string_view kDemoRoom = "demo";

/// Of a sensor at the waist; learned from made-up bodies only ("nightwatch-fall-demo"). "learn.model_missing", "learn.model_altered",
/// "learn.model_format".
Result<std::shared_ptr<const FallModel>> shipped_fall_model();

/// `room`: "S1" or "S2" (recorded, "nightwatch-bed") or kDemoRoom (made up, "nightwatch-bed-demo"). "nightwatch.evaluate.no_room".
Result<std::shared_ptr<const BedModel>> shipped_bed_model(std::string_view room);

/// What shipped_bed_model knows, in order.
std::vector<std::string> shipped_bed_rooms();

}  // namespace meretid::nightwatch
