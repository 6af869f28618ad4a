// SPDX-License-Identifier: EUPL-1.2
// Statements live in .sql files beside the code that uses them, each under a line "-- name: find".
// store::sql finds them by folder, file and name: sql("people/session/find") is `find` in
// src/people/session.sql. Thread-safe; cost: one look-up.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace meretid::store {

/// An unknown name is a defect: ends the program with a message.
std::string_view sql(std::string_view name);

/// The named statements of one file, in its order. For sql() and its test.
std::vector<std::pair<std::string, std::string>> split_statements(std::string_view file);

}  // namespace meretid::store
