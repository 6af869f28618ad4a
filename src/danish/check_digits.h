// SPDX-License-Identifier: EUPL-1.2
// Check digits of the other numbers. Each takes ASCII digits (IBAN: letters too) without separators. Pure.
#pragma once

#include <string_view>

namespace meretid::danish {

/// CVR and SE numbers: eight digits, weights 2 7 6 5 4 3 2 1, sum divisible by 11.
bool is_cvr(std::string_view digits);

/// ISO 13616: the first four characters moved to the end, letters as 10..35, remainder 1 modulo 97. Danish ones have 18.
bool is_iban(std::string_view characters);

/// GTIN and GLN with 13 digits: weights 1 3 1 3 … and a check digit that fills up to ten.
bool is_ean13(std::string_view digits);

/// ISO/IEC 7812-1 (Luhn): every second digit from the right but one doubled, the sum of all digits divisible by ten.
bool is_luhn(std::string_view digits);

}  // namespace meretid::danish
