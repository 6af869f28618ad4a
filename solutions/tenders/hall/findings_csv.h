// SPDX-License-Identifier: EUPL-1.2
// What was listed and what people decided of it, as a table for a spreadsheet. Pure.
#pragma once

#include <string>
#include <vector>

#include "record/decision.h"
#include "solutions/tenders/hall/screening.h"

namespace meretid::tenders::hall {

std::string findings_csv(const Screening& screening, const std::vector<record::Decision>& decisions);

}  // namespace meretid::tenders::hall
