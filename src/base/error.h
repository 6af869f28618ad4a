// SPDX-License-Identifier: EUPL-1.2
// What went wrong, as a value. An Error names a code; its sentence (Danish, English) and its kind live in the catalogue
// (base/catalogue.h), so no text for people is written where the error happens.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace meretid::base {

/// The reason as a machine sees it. One table (error.cc) maps a kind to an HTTP status and an exit code.
enum class Kind {
  kUsage,        ///< 400, exit 2: the call itself is wrong (flag, missing argument)
  kBadInput,     ///< 422, exit 3: the data is not what was expected
  kNotFound,     ///< 404, exit 4
  kRefused,      ///< 403, exit 5: not allowed, or not clean enough to release
  kUnauthorised, ///< 401, exit 5: not signed in
  kConflict,     ///< 409, exit 5: somebody was first, or the state forbids it
  kTooLarge,     ///< 413, exit 3
  kTooMany,      ///< 429, exit 5
  kNoSpace,      ///< 507, exit 70: disk full or quota spent
  kInternal,     ///< 500, exit 70: a defect or a failing machine
};

int http_status(Kind kind);
int exit_code(Kind kind);

struct Error {
  std::string code;   ///< "parse.truncated": folder or room, then what
  Kind kind = Kind::kInternal;
  /// Values for the {placeholders} of the catalogue sentence, e.g. {"expected","%PDF-"},{"found","MZ"}.
  std::vector<std::pair<std::string, std::string>> args;
  std::string where;  ///< file, line or field; empty when the whole is meant

  Error() = default;
  Error(std::string code_, Kind kind_, std::vector<std::pair<std::string, std::string>> args_ = {},
        std::string where_ = {})
      : code(std::move(code_)), kind(kind_), args(std::move(args_)), where(std::move(where_)) {}

  bool operator==(const Error&) const = default;
};

}  // namespace meretid::base
