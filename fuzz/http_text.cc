// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the texts of a request that the server looks at itself: target, host, origin, address, language, what a cache
// asks, and as what a handler may let into an answer. The first byte says which.
// libraries: http
#include "base/utf8.h"
#include "fuzz/input.h"
#include "http/origin.h"
#include "http/problem.h"
#include "http/rate.h"
#include "http/sse.h"
#include "http/static_files.h"
#include "http/target.h"
#include "http/wire.h"

namespace {
using namespace meretid;
using fuzz::must;

bool controls(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
  return false;
}

void target(std::string_view bytes) {
  const auto target = http::parse_target(bytes, 4096);
  if (!target) return;
  const std::string& path = target->path;
  must(bytes.size() <= 4096 && path.front() == '/' && base::is_utf8(path) && !controls(path));
  must((path + "/").find("/../") == std::string::npos && path.find("//") == std::string::npos && path.find('\\') == std::string::npos);
  for (const auto& [name, value] : target->query) must(base::is_utf8(name) && base::is_utf8(value) && !controls(name + value));
}

void headers(fuzz::Draw draw) {
  static const http::StaticFiles kFiles(http::StaticFiles::Files{{"index.html", "<html>"}, {"assets/a.js", "let a = 1"}});
  http::Request request;
  for (const char* name : {"host", "origin", "sec-fetch-site", "accept-language", "accept-encoding", "if-none-match", "cookie"})
    request.headers[name] = draw.until('\n');
  request.path = "/" + std::string(draw.rest());
  const auto host = http::check_host(request.header("host"), "127.0.0.1", {});
  if (host) {
    const std::string name = http::host_name(request.header("host"));
    must(name == "localhost" || name == "127.0.0.1" || name == "[::1]");
  }
  static_cast<void>(http::check_origin(request));
  static_cast<void>(http::counted_address(request.header("host")));
  const std::string language = http::language_of(request);
  must(language == "da" || language == "en");
  static_cast<void>(kFiles.answer(request));
}

/// Lines of the head, without the empty one at its end.
std::size_t lines(std::string_view head) {
  must(head.ends_with("\r\n\r\n"));
  std::size_t count = 0;
  for (std::size_t at = 0; (at = head.find('\n', at)) != std::string_view::npos; ++at) ++count;
  return count - 1;
}

void answer(fuzz::Draw draw) {
  static const std::size_t kLines = lines(http::response_head({}, {1, true, false}, "now"));
  http::Response response;
  response.type = draw.until('\n') == "" ? "a/b" : "text/" + std::string(draw.until('\n'));
  response.headers.emplace_back(draw.until('\0'), draw.rest());
  const std::size_t count = lines(http::response_head(response, {1, true, false}, "now"));
  must(count <= kLines + 1 && count + 3 >= kLines);
  const std::string event = http::to_wire({std::string(draw.until('\0')), std::string(draw.rest()), std::string(draw.until('\0')), {}});
  must(event.ends_with("\n\n") && event.substr(0, event.size() - 2).find("\n\n") == std::string::npos);
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Draw draw(fuzz::text_of(data, size));
  switch (draw.byte() % 3) {
    case 0: target(draw.rest()); break;
    case 1: headers(draw); break;
    default: answer(draw);
  }
  return 0;
}
