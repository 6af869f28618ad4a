// SPDX-License-Identifier: EUPL-1.2
// The name of a ZIP member as text. The format allows UTF-8 and code page 437; Danish archives also hold 850 and Windows-1252.
// Thread-safe, linear.
#pragma once

#include <string>
#include <string_view>

namespace meretid::parse {

/// UTF-8 when it is; else by which code page gives Danish letters.
std::string zip_name(std::string_view raw);

}  // namespace meretid::parse
