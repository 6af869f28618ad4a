// SPDX-License-Identifier: EUPL-1.2
// One call out, by libcurl: https with a checked certificate, or http to this machine; no redirects; five seconds. Blocks; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::nightwatch::out {

/// "nightwatch.out.refused" with the status or the reason as {found}. A status of 2xx is good, and nothing else is. kBadInput where the
/// receiver will not have this very body (4xx but for 408 and 429); kInternal where it may take it later.
/// `bearer`: a token that the receiver knows us by; empty: none.
Result<void> post(const std::string& url, std::string_view type, std::string_view body, std::string_view bearer = {});

}  // namespace meretid::nightwatch::out
