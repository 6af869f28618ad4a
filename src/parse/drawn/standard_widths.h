// SPDX-License-Identifier: EUPL-1.2
// Widths of the fonts that every reader has and that a PDF therefore need not describe (PDF 32000-1, 9.6.2.2): Helvetica, Times,
// Courier and what is named after them. Thousandths of the font size. Pure.
#pragma once

#include <string_view>

namespace meretid::parse::drawn {

/// `letter` in UTF-8; a letter that the tables do not have gets the width of a digit.
double standard_width(std::string_view font, std::string_view letter);

}  // namespace meretid::parse::drawn
