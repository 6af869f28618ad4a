// SPDX-License-Identifier: EUPL-1.2
#include "http/origin.h"

#include <algorithm>
#include <cctype>

namespace meretid::http {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool is_host_text(std::string_view host) {
  return !host.empty() && host.size() < 256 && std::all_of(host.begin(), host.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
  });
}

}  // namespace

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address == "localhost";
}

bool is_unsafe(Method method) { return method != Method::kGet && method != Method::kHead; }

std::string host_name(std::string_view host) {
  if (host.starts_with('[')) return lower(host.substr(0, host.find(']') + 1));
  return lower(host.substr(0, host.find(':')));
}

Result<void> check_host(std::string_view host, std::string_view address, const std::vector<std::string>& allowed) {
  const auto refuse = [&] {
    return fail("http.foreign_host", Kind::kRefused, {{"found", std::string(host.substr(0, 100))}});
  };
  if (!is_host_text(host)) return refuse();
  const std::string name = host_name(host);
  if (name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == host_name(address)) return {};
  if (std::find(allowed.begin(), allowed.end(), name) != allowed.end()) return {};
  if (allowed.empty() && !is_loopback(address)) return {};
  return refuse();
}

Result<void> check_origin(const Request& request) {
  const auto refuse = [](std::string_view found) {
    return fail("http.foreign_origin", Kind::kRefused, {{"found", std::string(found.substr(0, 100))}});
  };
  const std::string_view origin = request.header("origin");
  if (!origin.empty()) {
    std::string_view rest = origin;
    if (rest.starts_with("http://")) rest.remove_prefix(7);
    else if (rest.starts_with("https://")) rest.remove_prefix(8);
    else return refuse(origin);
    if (lower(rest) != lower(request.header("host"))) return refuse(origin);
    return {};
  }
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return refuse(site);
  return {};
}

}  // namespace meretid::http
