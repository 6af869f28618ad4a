// SPDX-License-Identifier: EUPL-1.2
#include "api/cookie.h"

#include <algorithm>

namespace meretid::api {

std::string cookie_of(const http::Request& request, std::string_view name) {
  std::string_view cookies = request.header("cookie");
  while (!cookies.empty()) {
    std::string_view one = cookies.substr(0, cookies.find(';'));
    cookies.remove_prefix(std::min(one.size() + 1, cookies.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    if (one.starts_with(name) && one.substr(name.size()).starts_with('=')) return std::string(one.substr(name.size() + 1));
  }
  return {};
}

std::string set_cookie(const http::Request& request, const NewCookie& cookie) {
  std::string text(cookie.name);
  text += "=" + std::string(cookie.value) + "; Path=" + std::string(cookie.path) + "; HttpOnly; SameSite=" +
          std::string(cookie.same_site) + "; Max-Age=" + std::to_string(cookie.seconds);
  if (request.header("x-forwarded-proto") == "https") text += "; Secure";
  return text;
}

}  // namespace meretid::api
