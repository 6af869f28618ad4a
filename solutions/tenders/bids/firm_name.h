// SPDX-License-Identifier: EUPL-1.2
// When two cells name one firm. A CVR number with a right check digit decides alone; else names count as equal but for case, blanks,
// signs, "&" and "og", and how the form is written (A/S, AS, Aktieselskab). "Jensen A/S" and "Jensen ApS" stay two: in Denmark they
// often are. "v/" before an owner's name is only a word. Pure; about a microsecond, so keep what a cell gave.
#pragma once

#include <string>
#include <string_view>

namespace meretid::tenders {

/// "JENSEN & SØN  a/s" -> "jensen & søn a/s"; "DK-12 34 56 74" -> "cvr 12345674". UTF-8 in and out.
std::string firm_key(std::string_view name);

/// Eight digits alone whose check digit is wrong: a CVR number with a typing error, perhaps.
bool looks_like_wrong_cvr(std::string_view name);

}  // namespace meretid::tenders
