// SPDX-License-Identifier: EUPL-1.2
// All rooms of this program. The definition is made by CMake from solutions/CMakeLists.txt; each room brings
// `std::unique_ptr<meretid::solution::Solution> meretid::solution::make_<room>()` in its solution.cc.
#pragma once

#include "solution/registry.h"

namespace meretid::program {

void enter_rooms(solution::Registry& registry);

}  // namespace meretid::program
