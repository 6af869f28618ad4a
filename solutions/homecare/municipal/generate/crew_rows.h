// SPDX-License-Identifier: EUPL-1.2
// The crews of an invented municipality as the rows of a file: people with names, a rota, visits with windows. Pure.
#pragma once

#include "solutions/homecare/municipal/generate/form_crews.h"

namespace meretid::homecare::municipal {

struct CrewRows {
  wire::File file;
  wire::Solution behind;  ///< what the crews make of it
};
CrewRows rows_of_crews(const InventedWorld& world, const Crews& crews, const GenerateOptions& options);

}  // namespace meretid::homecare::municipal
