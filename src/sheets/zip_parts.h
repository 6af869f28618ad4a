// SPDX-License-Identifier: EUPL-1.2
// A ZIP of named parts, the same bytes each time. Linear. "sheets.not_written".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::sheets {

struct ZipPart {
  std::string_view name, content;
};
/// kStored: without compression, for whoever unpacks it at once.
enum class Packing : std::uint8_t { kDeflated, kStored };

Result<std::string> zip_of_parts(const std::vector<ZipPart>& parts, Packing packing = Packing::kDeflated);

}  // namespace meretid::sheets
