// SPDX-License-Identifier: EUPL-1.2
// The model and its plans back as the room's own JSON. What was left out when a file was read is not in the model and so not in
// what is written. Pure. Cost: linear; with travel times, as large as the matrices.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/homecare/municipal/plan.h"
#include "solutions/homecare/municipal/read.h"
#include "solutions/homecare/municipal/wire.h"

namespace meretid::homecare::municipal {

struct WriteOptions {
  bool travel = true;  ///< matrices; without them, places need coordinates and the reader estimates or asks a map
};

wire::File file_of(const Municipality& all, const WriteOptions& options = {});
/// One row of the long lists a line.
std::string write_wire(const wire::File& file);
std::string write_municipality(const Municipality& all, const Plan* running = nullptr, const WriteOptions& options = {});

/// Why a visit has no place, as a sentence; in the order of Plan::unassigned. May be empty.
using Reasons = std::vector<std::string>;

/// Routes by shift with the starts of all turns, what is unassigned and why; visits that were left out stand there too. Shifts
/// with nothing to do are not named. One row a line.
std::string write_plan(const Municipality& all, const Plan& plan, const std::vector<LeftOut>& left_out = {}, const Reasons& reasons = {});

/// The inverse of write_plan, whoever made the text. Nothing is judged, but every shift, visit and need must exist and no shift may
/// be named twice: homecare.municipal.unknown_shift, .unknown_visit, .duplicate, danish.bad_time with the path. A visit is unassigned where not all
/// its needs have a turn.
Result<Plan> read_plan(const Municipality& all, std::string_view json);
Result<Plan> plan_of(const Municipality& all, const wire::Solution& solution);

}  // namespace meretid::homecare::municipal
