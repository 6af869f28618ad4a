// SPDX-License-Identifier: EUPL-1.2
// Route lists (kørelister) for paper: one self-contained HTML page, a sheet for each shift, nothing fetched from anywhere. Places
// stand by the name the municipality gave them. Pure.
#pragma once

#include "solutions/homecare/output/stops.h"

namespace meretid::homecare::output {

std::string route_lists(const Municipality& all, const Plan& plan, base::Language language);

}  // namespace meretid::homecare::output
