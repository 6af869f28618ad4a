// SPDX-License-Identifier: EUPL-1.2
// The letters of a content stream on a page of its own with Helvetica as /F: for tests and fuzzing, without libqpdf in the header.
#pragma once

#include <string>
#include <string_view>

namespace meretid::parse::drawn {

/// UTF-8, as drawn; letters that nothing shows are in brackets.
std::string text_of_content(std::string_view content);

}  // namespace meretid::parse::drawn
