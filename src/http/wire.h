// SPDX-License-Identifier: EUPL-1.2
// A response's status line and header as bytes, with the security headers that every answer carries. Pure, thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.h"

namespace meretid::http {

struct Framing {
  std::int64_t length = 0;     ///< of the body; -1: chunked; -2: none is told (event stream until the connection ends)
  bool keep_alive = true;
  bool http_1_0 = false;
};

/// "HTTP/1.1 200 OK\r\n…\r\n\r\n". A header value with a line break is left out: nothing a handler says can split the answer.
std::string response_head(const Response& response, const Framing& framing, std::string_view date);

/// Content-Security-Policy of the app's pages: everything from here, nothing inline. pdf.js runs without WebAssembly and with
/// a worker from our own address, so the review page needs no exception.
std::string_view page_policy();

/// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string http_date(std::int64_t unix_seconds);

}  // namespace meretid::http
