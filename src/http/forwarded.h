// SPDX-License-Identifier: EUPL-1.2
// Who asks when a proxy stands in front. Only what a proxy we were told of adds to X-Forwarded-For counts; what anybody else
// writes there is worth nothing. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meretid::http {

/// `remote`: who is connected to us. `forwarded`: X-Forwarded-For. From the right the first address that is none of `proxies`;
/// `remote` where there is none or it is not an address.
std::string client_of(const std::string& remote, std::string_view forwarded, const std::vector<std::string>& proxies);

}  // namespace meretid::http
