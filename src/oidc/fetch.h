// SPDX-License-Identifier: EUPL-1.2
// One call to the provider, by libcurl: certificates are checked, redirects are not followed, an answer has ten seconds and
// 256 kB. Only https, and http to this very machine. Blocks; thread-safe. The only outgoing calls of the program.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::oidc {

struct Question {
  std::string url;
  std::string form;      ///< the body of a POST; empty: a GET
  std::string user, password;   ///< HTTP Basic; empty user: none
  std::string bearer;    ///< an access token; empty: none
};

struct Answer {
  long status = 0;
  std::string body;
};

/// "https://…", or "http://" to a loopback address; without user and fragment.
bool may_call(std::string_view url);

/// kInternal "oidc.unreachable" with the reason in Error::where (no connection, no valid certificate, too slow, too large).
Result<Answer> fetch(const Question& question);

}  // namespace meretid::oidc
