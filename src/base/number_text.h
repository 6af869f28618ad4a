// SPDX-License-Identifier: EUPL-1.2
// Numbers in a sentence for people: a comma in Danish, a dot in English. Pure.
#pragma once

#include <string>

#include "base/catalogue.h"

namespace meretid::base {

/// So many decimals: 1234.5 with 1 is "1234,5".
std::string with_decimals(double value, int decimals, Language language);
/// So many significant digits, as "%g" writes them: .01234 with 3 is "0,0123".
std::string with_digits(double value, int digits, Language language);

}  // namespace meretid::base
