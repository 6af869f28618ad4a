// SPDX-License-Identifier: EUPL-1.2
// The dossier of one finding as text, which parse::typeset makes a PDF of: what was found, the bids, the tests, the decision, where the data come from, and what it is
// not. Danish. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/decision.h"
#include "solutions/tenders/hall/screening.h"

namespace meretid::tenders::hall {

/// kNotFound: no finding of that id.
Result<std::string> dossier_text(const Screening& screening, std::string_view finding, const std::vector<record::Decision>& decisions, std::string_view run);

}  // namespace meretid::tenders::hall
