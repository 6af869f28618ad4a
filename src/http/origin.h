// SPDX-License-Identifier: EUPL-1.2
// From where a browser may talk to us. The Host check stops DNS rebinding (a foreign name that points at our loopback
// address), the Origin check stops foreign pages from sending requests with our cookie. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace meretid::http {

/// `host`: the Host header. `address`: what the server is bound to. `allowed`: configured names, without port.
Result<void> check_host(std::string_view host, std::string_view address, const std::vector<std::string>& allowed);

/// For unsafe methods and WebSockets: Origin, where it is sent, is our own; else Sec-Fetch-Site, where it is sent, says so.
Result<void> check_origin(const Request& request);

/// "example.org:8080" -> "example.org", "[::1]:80" -> "[::1]", in lower case.
std::string host_name(std::string_view host);

bool is_loopback(std::string_view address);
bool is_unsafe(Method method);

}  // namespace meretid::http
