// SPDX-License-Identifier: EUPL-1.2
#include "http/forwarded.h"

#include <arpa/inet.h>

#include <algorithm>

namespace meretid::http {
namespace {

bool is_address(const std::string& text) {
  in6_addr bytes{};
  return inet_pton(AF_INET, text.c_str(), &bytes) == 1 || inet_pton(AF_INET6, text.c_str(), &bytes) == 1;
}

}  // namespace

std::string client_of(const std::string& remote, std::string_view forwarded, const std::vector<std::string>& proxies) {
  const auto is_proxy = [&](const std::string& who) { return std::find(proxies.begin(), proxies.end(), who) != proxies.end(); };
  std::string client = remote;
  while (is_proxy(client) && !forwarded.empty()) {
    const auto comma = forwarded.rfind(',');
    std::string_view last = comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1);
    forwarded = comma == std::string_view::npos ? std::string_view() : forwarded.substr(0, comma);
    last.remove_prefix(std::min(last.find_first_not_of(" \t"), last.size()));
    last = last.substr(0, last.find_last_not_of(" \t") + 1);
    const std::string next(last);
    if (!is_address(next)) return client;
    client = next;
  }
  return client;
}

}  // namespace meretid::http
