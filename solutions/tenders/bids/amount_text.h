// SPDX-License-Identifier: EUPL-1.2
// Amounts as people and programs write them: "1.234.567,89 kr.", "1234567.89", "DKK 1 234 567", "1,2e+06", "(500)". Pure; 20 ns.
#pragma once

#include <optional>
#include <string_view>

#include "solutions/tenders/bids/read_bids.h"

namespace meretid::tenders {

struct Amount {
  double value = 0;
  std::string_view currency;  ///< "DKK", "EUR", …; empty when none is written. Of static life.
};
/// Nothing when it is no finite number: "n/a", "", "1.2.3".
std::optional<Amount> amount_from(std::string_view text, Decimal decimal);

/// What an amount shows of the decimal sign: certain only where both signs stand, or one that cannot be a thousands mark.
std::optional<Decimal> decimal_shown(std::string_view text);

/// "kr", "DKK", "€" … to "DKK", "EUR"; other words as they are.
std::string_view currency_of(std::string_view text);

}  // namespace meretid::tenders
