// SPDX-License-Identifier: EUPL-1.2
// From the text of a file to a plan that the strict checker has judged, and from a file and a solution to the checker's
// word: what the verbs `plan` and `check` say. Whatever the search believes, only the checker calls a plan feasible.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "solutions/homecare/check/vrp_check.h"
#include "solutions/homecare/route/budget.h"

namespace meretid::homecare {

enum class Format { kHhcrsp, kSolomon, kVrplib, kMeretid, kVroom };

/// By the first members of a JSON text, else by the words of the other formats; kSolomon when nothing speaks for another. O(text).
Format format_of(std::string_view text);

struct PlanRequest {
  Format format = Format::kSolomon;
  Convention convention = Convention::kDistance;  ///< HHCRSP has its own objective and passes this over
  std::uint64_t seed = 1;
  int threads = 2;
  std::string_view map{};                         ///< OpenStreetMap, for a municipality without travel times; empty: estimated
};

/// Of a municipality and of VROOM's problems the verdict has: objective by the weights, distance in km, tardiness in minutes.
struct PlanAnswer {
  Verdict verdict;
  std::string solution;  ///< in the format of the file
  std::vector<base::Error> notes{};  ///< what was wrong with rows of the file
};

Result<PlanAnswer> plan_text(std::string_view text, const PlanRequest& request, const Budget& budget);
Result<Verdict> check_text(std::string_view text, std::string_view solution, Format format, Convention convention,
                           std::string_view map = {});

/// {"objective","distance","tardiness","max_tardiness","vehicles","unassigned","feasible","cpu_seconds","wall_seconds"}
std::string plan_json(const Verdict& verdict, double cpu_seconds, double wall_seconds);
/// {"feasible","objective","breaches":[{"code","where", and the breach's values}]}
std::string check_json(const Verdict& verdict);

}  // namespace meretid::homecare
