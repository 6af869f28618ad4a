// SPDX-License-Identifier: EUPL-1.2
// The one place where a request is let in. The server asks the gate before every handler that is not on the loop, with the
// header read and the body not yet: who is calling, may this role use this route, is the caller a member of this case.
#pragma once

#include "http/message.h"
#include "http/router.h"

namespace meretid::http {

class Gate {
 public:
  virtual ~Gate() = default;
  /// Fills request.caller and request.access, or says why not. Called from several pool threads at once.
  virtual Result<void> admit(Request& request, const Route& route) = 0;
};

/// Lets everybody in who asks for a kPublic route. For tests and the hello page.
class PublicGate : public Gate {
 public:
  Result<void> admit(Request& request, const Route& route) override;
};

}  // namespace meretid::http
