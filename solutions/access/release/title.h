// SPDX-License-Identifier: EUPL-1.2
// The title of a released document tells nothing that was taken out of it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meretid::access {

/// "Afslag weird-url.eml" without "Weird" -> "Afslag [udeladt]-url.eml": whole words, in any case of letters, values of three
/// letters and more. Cost: length of the title times the number of values.
std::string title_without(std::string_view title, const std::vector<std::string>& values);

}  // namespace meretid::access
