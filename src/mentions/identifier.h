// SPDX-License-Identifier: EUPL-1.2
// What a person can be found by: a kind and a value in one form, however it was written. "010190-1234", "010190 1234",
// "0101901234" and "cpr:0101901234" are the same. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::mentions {

struct Identifier {
  std::string kind;   ///< "cpr", "cvr", "phone", "email", "plate", "account", "iban"
  std::string value;  ///< cpr, cvr, phone, account: digits; email: lower case; plate, iban: capitals without spaces
  bool operator==(const Identifier&) const = default;
};

/// With "kind:" before it any of the kinds; without, a personal number or a mail address. kBadInput
/// "mentions.not_an_identifier", which never repeats what was read.
Result<Identifier> read_identifier(std::string_view text);

/// "cpr:0101901234"
std::string to_text(const Identifier& identifier);

}  // namespace meretid::mentions
