// SPDX-License-Identifier: EUPL-1.2
// A test as a sentence that an investigator can check by hand: what was found and what was to be expected. Never a verdict.
#pragma once

#include <string>

#include "base/catalogue.h"
#include "solutions/tenders/findings/findings.h"

namespace meretid::tenders {

/// "Kun 3 udbud blev vundet med under 0,4 %; 14 var at vente (p = 0,0005)." For a test without p: why it has none.
/// `whole`: the test is one of a market, whose pairs are counted.
std::string sentence(const Tested& tested, bool whole, base::Language language);

/// "0,031", "under 0,0001"; Danish with a comma.
std::string p_text(double p, base::Language language);
/// Three digits.
std::string number_text(double value, base::Language language);

/// "missing_bids", "rotation_waiting" …: the test's name in JSON. "too_few_tenders" …: why it was not made; empty when it was.
std::string_view name_of(Test test);
std::string_view name_of(Untested untested);

}  // namespace meretid::tenders
