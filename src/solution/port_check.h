// SPDX-License-Identifier: EUPL-1.2
// Whether a server could listen there. Thread-safe; at most two seconds.
#pragma once

#include <string>

namespace meretid::solution {

enum class Port {
  kFree,
  kOurs,      ///< a server of this program answers there
  kTaken,     ///< somebody else listens
  kUnusable,  ///< no address of this machine, or a port this user may not take
};

Port look_at_port(const std::string& address, int port);

}  // namespace meretid::solution
