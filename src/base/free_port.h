// SPDX-License-Identifier: EUPL-1.2
// A place to listen at on this machine, for measurements and tests that start servers of their own.
#pragma once

#include <cstdint>

namespace meretid::base {

/// A TCP port of the loopback address that nobody listened at a moment ago; 0 when there is none. Another process may take it before
/// the caller does: a server that finds it taken says so.
std::uint16_t free_port();

}  // namespace meretid::base
