// SPDX-License-Identifier: EUPL-1.2
// A long text in stretches of about a page, so that a page of 300 is found as well as a letter of one. Pure, linear.
#pragma once

#include <string_view>
#include <vector>

namespace meretid::retrieval {

/// Cut at page ends ('\f'), and at the first line end behind `about` bytes, or the first blank behind twice as many. Together they are
/// the whole text; an empty text is one empty passage.
std::vector<std::string_view> passages(std::string_view text, std::size_t about = 2400);

}  // namespace meretid::retrieval
