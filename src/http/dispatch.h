// SPDX-License-Identifier: EUPL-1.2
// From the header of a request to what is to be done with it, and from a handler's result to a response. All decisions that
// need no network stand here; connection.cc only reads and writes. Thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "http/gate.h"
#include "http/rate.h"
#include "http/router.h"
#include "http/server.h"
#include "http/static_files.h"

namespace meretid::http {

/// The header of a request as it came.
struct Head {
  std::string_view method, target;
  std::map<std::string, std::string> headers;  ///< lower case; repeated ones joined by ", "
  bool repeated = false;                       ///< one that may come only once came twice (Host, Authorization …)
  bool http_1_0 = false;
  std::optional<std::uint64_t> length;         ///< Content-Length
  bool chunked = false;
  std::string remote;
  std::string trace;                           ///< the request's trace id
  bool has_body() const { return chunked || length.value_or(0) > 0; }
};

/// Goes on to the gate and the handler.
struct Call {
  Request request;
  const Route* route = nullptr;
  std::size_t body_limit = 0;
};

class Dispatch {
 public:
  Dispatch(const ServerOptions& options, const Router& router, Gate& gate);

  /// Quick, on the loop: a finished response (a refusal), a file of the app, or a call.
  std::variant<Response, StaticFiles::Answer, Call> plan(Head head, std::chrono::steady_clock::time_point now);

  /// On the pool. Nothing: let in.
  std::optional<Response> admit(Call& call) const;
  /// On the pool, or on the loop for Runs::kLoop.
  Response handle(const Call& call) const;

  struct Opened {
    std::unique_ptr<BodySink> sink;
    std::optional<Response> refused;
  };
  Opened open(const Call& call) const;
  std::optional<Response> write(const Call& call, BodySink& sink, std::string_view piece) const;
  Response finish(const Call& call, BodySink& sink) const;

 private:
  std::optional<Response> check_head(const Head& head, const Request& request) const;
  std::optional<Response> check_body(const Head& head, const Call& call) const;

  const ServerOptions& options_;
  const Router& router_;
  Gate& gate_;
  RateLimit rate_;
  StaticFiles files_;
};

/// A Result of a handler, or what it threw, as a response.
Response respond(const std::function<Result<Response>()>& work, const Request& request);

}  // namespace meretid::http
