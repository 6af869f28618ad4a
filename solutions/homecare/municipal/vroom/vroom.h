// SPDX-License-Identifier: EUPL-1.2
// Problems of VROOM as a municipality's day, and a plan back as VROOM's solution, so that who uses VROOM today can try this.
// A vehicle is a carer with one shift, a job a citizen with one visit; windows and working hours are hard, parking costs nothing.
// VROOM's priority 0 is low, 1-33 normal, 34-66 high, 67-100 critical. A setup counts in full, also at a place where the carer is
// already. A step of a given route holds its job on the vehicle, at `service_at` where that is given. What the model does not know
// (amounts, costs, most tasks, times by type, speed factors, further breaks) is passed over with a note, shipments are refused.
// Pure; cost as read_municipality.
#pragma once

#include <string>
#include <string_view>

#include "solutions/homecare/municipal/read.h"
#include "solutions/homecare/municipal/vroom/rows.h"

namespace meretid::homecare::municipal {

struct VroomRead {
  vroom::Problem problem;
  Read read;  ///< visits and shifts by VROOM's numbers as ids; read.vroom_zero is set
};

/// Times below this are seconds from the beginning of the plan, others of 1970.
inline constexpr std::int64_t kVroomAbsolute = 100'000'000;

/// Errors: those of describe; homecare.vroom.shipments.
Result<VroomRead> read_vroom(std::string_view json, const ReadOptions& options = {});

/// Cost is travel time, as VROOM's own default.
std::string write_vroom(const VroomRead& from, const Plan& plan);

/// A solution, whoever made it, as a plan of this problem: homecare.municipal.unknown_shift, .unknown_visit, .duplicate.
Result<Plan> read_vroom_solution(const VroomRead& of, std::string_view json);

}  // namespace meretid::homecare::municipal
