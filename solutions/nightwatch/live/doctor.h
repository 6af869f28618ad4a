// SPDX-License-Identifier: EUPL-1.2
// What the room needs around it, as `meretid doctor` tells it: a broker (or none: HTTP alone), models of one's own, memory that
// outlives a killed service.
#pragma once

#include "solution/hall.h"

namespace meretid::nightwatch::live {

std::vector<solution::DoctorNote> doctor_notes(const std::filesystem::path& home, base::Language language);

}  // namespace meretid::nightwatch::live
