// SPDX-License-Identifier: EUPL-1.2
// From a table and everything measured on it to what the page shows. Pure; the same input gives the same result. Cost: O(bids) and, for each
// listed tender, the tenders of its firms.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "solutions/tenders/findings/findings.h"
#include "solutions/tenders/hall/screening.h"
#include "solutions/tenders/learned/opinions.h"
#include "solutions/tenders/report/reasons.h"

namespace meretid::tenders::hall {

struct Measured {
  const BidTable& table;
  const std::vector<Screens>& screens;
  const Composite& composite;
  const Reasons& reasons;
  const Findings& findings;
};

/// Everything but the file, the columns and the notes, which the table does not know. `opinions`: of a model that came along, else empty.
Screening screening_of(const Measured& measured, std::size_t top, const SettingsRow& settings = {}, const Opinions& opinions = {});

/// Every tender of the file as a table for a spreadsheet: semicolons, decimal commas, UTF-8 with a mark. Cells that a spreadsheet would
/// take for a formula are made plain text.
std::string table_csv(const BidTable& table, const std::vector<Screens>& screens, const Composite& composite);

/// "t-3f…", "p-…": from what the thing is called, so that the same tender has the same id after new data.
std::string finding_id(char kind, const std::vector<std::string_view>& names);

}  // namespace meretid::tenders::hall
