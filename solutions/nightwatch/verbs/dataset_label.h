// SPDX-License-Identifier: EUPL-1.2
// The sets as the command line names them, and the model file a verb is given.
#pragma once

#include "describe/describe.h"
#include "solutions/nightwatch/measure/night_model.h"

namespace meretid::nightwatch {

inline void labels(describe::Labels<Dataset>& l) {
  l(Dataset::kSisfall, "sisfall", "Fald, sensor på kroppen (sisfall50/)", "Falls, body-worn sensor (sisfall50/)");
  l(Dataset::kBedexit, "bedexit", "Ud af sengen, brik på brystet (bedexit/ eller bedexit.tar.xz)", "Out of bed, tag on the chest (bedexit/ or bedexit.tar.xz)");
  l(Dataset::kThermal, "thermal", "Fald, termisk 4x4 (thermal4x4/ eller thermal4x4.tar.xz)", "Falls, thermal 4x4 (thermal4x4/ or thermal4x4.tar.xz)");
}

/// "nightwatch.model.missing" (kNotFound), "learn.model_format" with the file's name.
Result<NightModel> read_model_file(const std::string& file);
/// "nightwatch.model.not_written" (kNoSpace).
Result<void> write_model_file(const std::string& file, const std::string& bytes);

}  // namespace meretid::nightwatch
