// SPDX-License-Identifier: EUPL-1.2
// Arrivals as JSON: a list of flat objects, or an object that holds one such list, becomes the CSV text that the reader of series reads. A
// list of texts is one column of moments. Pure; memory: a few times the file.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::arrivals {

/// Begins with [ or {.
bool looks_like_json(std::string_view bytes);

/// "arrivals.series.json" says where it is no JSON, or no list of flat objects.
Result<std::string> csv_of_json(std::string_view bytes, std::string_view file);

}  // namespace meretid::arrivals
