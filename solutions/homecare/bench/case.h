// SPDX-License-Identifier: EUPL-1.2
// A public instance that a search is measured on, with the best value anybody has published, and the sets they come in.
// Instances and values are read from the folder of data and never shipped.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "solutions/homecare/plan/plan_text.h"

namespace meretid::homecare::bench {

struct Case {
  std::string name;    ///< without folder and ending
  std::string group;   ///< "R2" of route instances; "mankowska.100", "kummer.100", "italian" of home care
  Format format = Format::kSolomon;
  Convention convention = Convention::kDistance;
  std::string text;
  std::optional<double> best;        ///< published cost or distance; none for the Italian home-care instances
  std::optional<int> best_vehicles;  ///< where vehicles come first
};

/// solomon, gh200, gh1000 (distance), gh600 (fewest vehicles first) or hhcrsp, in order of name.
/// "homecare.bench.no_data" when a file is missing or unreadable.
Result<std::vector<Case>> read_set(const std::filesystem::path& data, std::string_view set);

/// `count` of them spread evenly, so that every group has its share; all when there are no more.
std::vector<Case> spread(std::vector<Case> all, std::size_t count);

}  // namespace meretid::homecare::bench
