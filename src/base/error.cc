// SPDX-License-Identifier: EUPL-1.2
#include "base/error.h"

#include <array>
#include <cassert>
#include <cstddef>

namespace meretid::base {
namespace {

struct Outcome {
  Kind kind;
  int http_status;
  int exit_code;
};

// The one table from what went wrong to what a machine is told. In the order of Kind.
constexpr std::array<Outcome, 10> kOutcomes{{
    {Kind::kUsage, 400, 2},
    {Kind::kBadInput, 422, 3},
    {Kind::kNotFound, 404, 4},
    {Kind::kRefused, 403, 5},
    {Kind::kUnauthorised, 401, 5},
    {Kind::kConflict, 409, 5},
    {Kind::kTooLarge, 413, 3},
    {Kind::kTooMany, 429, 5},
    {Kind::kNoSpace, 507, 70},
    {Kind::kInternal, 500, 70},
}};

const Outcome& outcome(Kind kind) {
  const Outcome& found = kOutcomes.at(static_cast<std::size_t>(kind));
  assert(found.kind == kind);
  return found;
}

}  // namespace

int http_status(Kind kind) { return outcome(kind).http_status; }
int exit_code(Kind kind) { return outcome(kind).exit_code; }

}  // namespace meretid::base
