// SPDX-License-Identifier: EUPL-1.2
// The HTTP/1.1 server. One or two event-loop threads read and write; handlers run on a small pool, so no database wait ever
// holds up another connection. Every limit has a number here, none is unbounded.
// Thread-safe: stop and drain may be called from any thread that is not one of the server's own.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "http/gate.h"
#include "http/router.h"

namespace meretid::http {

struct Limits {
  std::size_t header = 16 * 1024;          ///< request line and header together
  std::size_t target = 8 * 1024;
  std::size_t json = 4 * 1024 * 1024;
  std::size_t open_json = 64 * 1024;       ///< the same on routes that are open to all: a stranger may not fill the memory
  std::size_t part = 16 * 1024 * 1024;     ///< Body::kStream
  std::size_t connections = 4096;
  std::size_t connections_per_address = 1024;
  std::size_t stream_queue = 256 * 1024;   ///< bytes queued per SSE stream or WebSocket
  std::size_t message = 1024 * 1024;       ///< one WebSocket message
  std::chrono::milliseconds header_time{10'000};   ///< from the first byte of a request to the end of its header
  std::chrono::milliseconds idle_time{75'000};     ///< between two requests of a connection
  std::chrono::milliseconds piece_time{30'000};    ///< for every 256 kB of a body, and for every write
  std::chrono::milliseconds heartbeat{20'000};     ///< of SSE
  double requests_per_second = 200;        ///< per address, sustained; 0: no limit
  double burst = 1000;
};

/// One finished request, for the access log. No query, no body, no name of a person: `path` is the pattern of the route.
struct Access {
  std::string remote, method, path;
  int status = 0;
  std::int64_t bytes = 0;
  std::int64_t microseconds = 0;
  std::string trace;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;               ///< 0: any free one
  int loops = 1;
  int pool = 4;
  Limits limits;
  /// Host names accepted beside the address itself; empty while bound to loopback: localhost, 127.0.0.1 and [::1] only.
  std::vector<std::string> hosts;
  /// Addresses of proxies in front: whom they name in X-Forwarded-For is counted and asked in their place (http/forwarded.h),
  /// and they may hold more connections than one client.
  std::vector<std::string> proxies;
  /// The page app: where index.html and its files come from. Off in tests that bring their own routes.
  bool static_app = true;
  std::function<void(Access)> log;  ///< called on pool or loop threads; must be quick
};

class Server {
 public:
  /// Binds, listens and answers from then on. `router` and `gate` must outlive the server.
  static Result<std::unique_ptr<Server>> start(ServerOptions options, const Router& router, Gate& gate);
  virtual ~Server() = default;  ///< stops at once

  virtual std::uint16_t port() const = 0;
  /// No new connections; streams are closed, running requests finish; back when all are done or the time is over.
  virtual void drain(std::chrono::milliseconds grace) = 0;
  virtual void stop() = 0;
};

}  // namespace meretid::http
