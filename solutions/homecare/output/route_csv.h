// SPDX-License-Identifier: EUPL-1.2
// A carer's shifts as a table: one line for leaving, each visit, the pause and being back. ";" between columns, UTF-8 with the mark
// in front, decimal comma in Danish: what Excel with Danish settings opens by a double click. Text that a spreadsheet would take for
// a formula gets an apostrophe in front. Pure.
#pragma once

#include "solutions/homecare/output/stops.h"

namespace meretid::homecare::output {

std::string route_csv(const Municipality& all, const Plan& plan, int carer, base::Language language);

}  // namespace meretid::homecare::output
