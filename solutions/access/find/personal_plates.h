// SPDX-License-Identifier: EUPL-1.2
// Number plates with a text of the owner's own, "SOLVOGN", "TRUCK 9": two to seven capitals and digits (registreringsbekendtgørelsen), too
// free to be known by form. A word for a plate beside it says it, or a vehicle right in front; and then wherever it stands. Pure; linear.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/access/find/reading.h"
#include "solutions/access/find/vehicles.h"

namespace meretid::access {

struct PersonalPlate {
  std::int32_t start = 0, end = 0;  ///< code points
  bool said = false;                ///< by a word for a plate; else by the vehicle in front or found elsewhere
};

/// In order of place.
std::vector<PersonalPlate> personal_plates(const Reading& reading, const Vehicles& vehicles);

}  // namespace meretid::access
