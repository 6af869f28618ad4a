// SPDX-License-Identifier: EUPL-1.2
// Any bytes on a socket of the server: it answers or closes, and answers a good client afterwards.
// libraries: http http_testing
#include "fuzz/input.h"
#include "http/problem.h"
#include "http/server.h"
#include "http/socket.h"
#include "http/testing/client.h"

namespace {
using namespace meretid;

struct Served {
  http::Router router;
  http::PublicGate gate;
  std::unique_ptr<http::Server> server;
  Served() {
    const auto add = [&](http::Method method, const char* pattern, http::Body body, http::Handler handle) {
      http::Route route;
      route.method = method;
      route.pattern = pattern;
      route.role = people::Role::kPublic;
      route.body = body;
      route.handle = std::move(handle);
      fuzz::must(router.add(std::move(route)).has_value());
    };
    add(http::Method::kGet, "/a", http::Body::kNone, [](const http::Request&) { return http::json("{}"); });
    add(http::Method::kGet, "/f/{name…}", http::Body::kNone, [](const http::Request& r) { return http::json(std::string(r.param("name"))); });
    add(http::Method::kPost, "/a", http::Body::kJson, [](const http::Request& r) { return http::json(r.body); });
    add(http::Method::kGet, "/s", http::Body::kNone, [](const http::Request&) {
      return http::web_socket([](std::shared_ptr<http::Socket> s) {
        return http::SocketEvents{[s](std::string_view bytes) { s->send(std::string(bytes)); }, {}};
      });
    });
    http::ServerOptions options;
    options.port = 0;
    options.pool = 1;
    options.limits.requests_per_second = 0;
    options.limits.header_time = std::chrono::milliseconds(1'000);
    options.limits.idle_time = std::chrono::milliseconds(1'000);
    server = std::move(http::Server::start(options, router, gate).value());
  }
};
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Served served;
  static int count = 0;
  http::TestClient client(served.server->port());
  client.send(fuzz::text_of(data, size));
  client.shut_sending();
  fuzz::must(client.closed_within(std::chrono::milliseconds(4'900)));
  if (++count % 64 == 0) fuzz::must(http::TestClient(served.server->port()).request("GET", "/a").status == 200);
  return 0;
}
