// SPDX-License-Identifier: EUPL-1.2
// How dear a guess is: argon2id with two passes over 64 MB (libsodium's "interactive").
#pragma once

#include <cstddef>
#include <string_view>

namespace meretid::people {

inline constexpr unsigned long long kPasswordOperations = 2;
inline constexpr std::size_t kPasswordMemory = 64 * 1024 * 1024;

/// Of a random password that was thrown away, at the cost above: what is checked when an account
/// does not exist. Change both together; the test compares them.
inline constexpr std::string_view kNobodysHash =
    "$argon2id$v=19$m=65536,t=2,p=1$Y+0VWWUOU6967IZ8ju+DyA$c3/nYP0mm1MbtcbQaqIoUHMSlO+lBf1GJVb/"
    "l3PPJRc";

}  // namespace meretid::people
