// SPDX-License-Identifier: EUPL-1.2
// What was listed and what people decided of it, as a table for a spreadsheet. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "record/decision.h"
#include "solutions/tenders/hall/screening.h"

namespace meretid::tenders::hall {

std::string findings_csv(const Screening& screening, const std::vector<record::Decision>& decisions);
/// The same as a workbook, with the bids of the listed tenders, and where everything comes from. kTooLarge: more than a workbook holds.
Result<std::string> findings_workbook(const Screening& screening, const std::vector<record::Decision>& decisions);

}  // namespace meretid::tenders::hall
