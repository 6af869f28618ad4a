// SPDX-License-Identifier: EUPL-1.2
// Result<T>: a value or an Error. Nothing in the house throws on input; libraries that do are caught where they are called.
#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace meretid {

using base::Error;
using base::Kind;

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
inline tl::unexpected<Error> fail(
    std::string code, Kind kind, std::vector<std::pair<std::string, std::string>> args = {},
    std::string where = {}) {
  return tl::unexpected<Error>(Error(std::move(code), kind, std::move(args), std::move(where)));
}

}  // namespace meretid

/// Leaves the function with the error, or goes on: TRY(auto row, store.find(id));
#define MERETID_CONCAT_(a, b) a##b
#define MERETID_CONCAT(a, b) MERETID_CONCAT_(a, b)
#define MERETID_TRY_(temp, declaration, expression)                         \
  auto temp = (expression);                                                 \
  if (!temp) return ::tl::unexpected<::meretid::Error>(std::move(temp).error()); \
  declaration = std::move(*temp)
#define TRY(declaration, expression) \
  MERETID_TRY_(MERETID_CONCAT(result_, __COUNTER__), declaration, expression)
/// The same where the value is void: TRY_VOID(tx.execute(...));
/// Each use has its own name, so that one may stand in a lambda inside another.
#define TRY_VOID(expression) MERETID_TRY_VOID_(MERETID_CONCAT(result_, __COUNTER__), expression)
#define MERETID_TRY_VOID_(temp, expression)                                        \
  do {                                                                             \
    auto temp = (expression);                                                      \
    if (!temp) return ::tl::unexpected<::meretid::Error>(std::move(temp).error()); \
  } while (false)
