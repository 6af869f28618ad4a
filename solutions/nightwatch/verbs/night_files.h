// SPDX-License-Identifier: EUPL-1.2
// Made-up nights as files that `replay` reads: B001-1-krop.csv of the body-worn sensor (t,ax,ay,az,gx,gy,gz; 50 a second while anything
// moves, one a second while nothing does), B001-1-brik.csv of the tag, and haendelser.jsonl, what the detectors said.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/nightwatch/simulate/ward_night.h"

namespace meretid::nightwatch {

/// `lines`: what was said, by resident. "nightwatch.model.not_written" when a file cannot be written.
Result<void> write_nights(const MadeUpWard& ward, const std::filesystem::path& folder, const std::vector<std::string>& lines);

}  // namespace meretid::nightwatch
