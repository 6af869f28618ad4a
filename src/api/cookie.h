// SPDX-License-Identifier: EUPL-1.2
// Cookies, out of a request and into an answer. Always HttpOnly; Secure wherever the browser came by https. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.h"

namespace meretid::api {

/// "" when the request has none of this name.
std::string cookie_of(const http::Request& request, std::string_view name);

struct NewCookie {
  std::string_view name, value;
  std::int64_t seconds = 0;  ///< 0: the browser forgets it
  std::string_view path = "/";
  /// "Strict": never sent when the browser comes from another page, so no foreign page can act in our name. "Lax": sent when
  /// another page leads to us, as the organisation's sign-in does.
  std::string_view same_site = "Strict";
};
/// The value of Set-Cookie.
std::string set_cookie(const http::Request& request, const NewCookie& cookie);

}  // namespace meretid::api
