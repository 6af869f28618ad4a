// SPDX-License-Identifier: EUPL-1.2
// Is a value within its bounds? The one place that says so, for command line and HTTP alike. Pure, thread-safe.
// The functions give an error without its place; who asks knows the path and adds it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "describe/type.h"

namespace meretid::describe {

std::optional<base::Error> check_integer(const Type& type, const Bounds& bounds, std::int64_t value);
std::optional<base::Error> check_number(const Bounds& bounds, double value);
std::optional<base::Error> check_text(const Bounds& bounds, std::string_view value);
/// `complete`: nothing more will come, so that a lower bound counts.
std::optional<base::Error> check_items(const Bounds& bounds, std::size_t count, bool complete);

/// A value that was found, for an error text: short, and without digits where it could be a personal number.
std::string shown(std::string_view value);

/// "expected_text", "expected_list" …: the value is of another type than `type`. `found` as JSON.
base::Error wrong_type(const Type& type, std::string_view found);
/// Not one of the enum's names.
base::Error unknown_choice(const Type& type, std::string_view found);

}  // namespace meretid::describe
