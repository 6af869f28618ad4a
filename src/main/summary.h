// SPDX-License-Identifier: EUPL-1.2
// A result for people: its fields in words, one a line; lists by their length. For jobs without a verb of their own.
#pragma once

#include <string>
#include <string_view>

#include "base/catalogue.h"
#include "describe/type.h"

namespace meretid::program {

std::string summary(const describe::Type& type, std::string_view json, base::Language language);

}  // namespace meretid::program
