// SPDX-License-Identifier: EUPL-1.2
// A content stream without its comments ("% …"): nobody sees them, and they may say anything. In the child only. Linear.
#pragma once

#include <string>

namespace meretid::parse {

std::string uncommented(std::string content);

}  // namespace meretid::parse
