// SPDX-License-Identifier: EUPL-1.2
// The Danish personal number DDMMYY-SSSS, after CPR-kontoret, "Personnummeret i CPR".
//   Century: the seventh digit with the year (table there, section 2).
//   Modulus 11 with weights 4 3 2 7 6 5 4 3 2 1 held for every number until 1 October 2007; since then numbers without it are
//   given out. So a number that fails is still a number: modulus 11 speaks for one, its absence never against.
//   Replacement numbers ("erstatningspersonnumre") add 60 to the day.
// Pure.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace meretid::danish {

struct Cpr {
  Date birth;
  bool modulus11 = false;
  bool replacement = false;  ///< day + 60
};

/// Ten ASCII digits; none when they hold no day that exists.
std::optional<Cpr> read_cpr(std::string_view ten_digits);

/// The birth date of the first six digits alone, in the twentieth or twenty-first century; none when there is no such day.
std::optional<Date> read_cpr_date(std::string_view six_digits);

}  // namespace meretid::danish
