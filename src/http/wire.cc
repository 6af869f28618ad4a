// SPDX-License-Identifier: EUPL-1.2
#include "http/wire.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "http/problem.h"

namespace meretid::http {
namespace {

constexpr std::string_view kSecurity =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

constexpr std::string_view kNothingAllowed = "default-src 'none'; frame-ancestors 'none'";

bool is_clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return (x | 0x20) == (y | 0x20); });
}

bool has(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& h) { return same_name(h.first, name); });
}

}  // namespace

std::string_view page_policy() {
  return "default-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
         "form-action 'self'; frame-ancestors 'none'";
}

std::string http_date(std::int64_t unix_seconds) {
  const std::time_t t = unix_seconds;
  std::tm parts{};
  gmtime_r(&t, &parts);
  static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(parts.tm_wday)],
                     parts.tm_mday, kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::string response_head(const Response& response, const Framing& framing, std::string_view date) {
  std::string out;
  out.reserve(1024);
  const auto line = [&out](std::string_view name, std::string_view value) { out.append(name).append(": ").append(value).append("\r\n"); };
  out.append(framing.http_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason_phrase(response.status)).append("\r\n");
  line("Date", date);
  if (response.status != 204 && response.status != 304 && is_clean(response.type) && !response.type.empty()) line("Content-Type", response.type);
  if (framing.length >= 0 && response.status != 204 && response.status != 304) line("Content-Length", std::to_string(framing.length));
  if (framing.length == -1) out += "Transfer-Encoding: chunked\r\n";
  if (!framing.keep_alive) out += "Connection: close\r\n";
  else if (framing.http_1_0) out += "Connection: keep-alive\r\n";
  out += kSecurity;
  if (!has(response, "content-security-policy")) line("Content-Security-Policy", kNothingAllowed);
  if (!has(response, "cache-control")) out += "Cache-Control: no-store\r\n";
  for (const auto& [name, value] : response.headers)
    if (is_clean(name) && is_clean(value)) line(name, value);
  out += "\r\n";
  return out;
}

}  // namespace meretid::http
