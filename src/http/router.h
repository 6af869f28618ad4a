// SPDX-License-Identifier: EUPL-1.2
// Which handler answers which method and path. Patterns are "/api/cases/{case}/members", with a fixed beginning or end around
// a name where wanted ("/{document}.pdf"), and "{name…}" as the last segment for the rest of the path.
// A literal segment wins over a name, a name over a rest. Built once, then only read: thread-safe. Cost of a look-up:
// one step per segment.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "http/message.h"
#include "people/role.h"

namespace meretid::describe { class Type; }

namespace meretid::http {

/// What a request may carry behind its header.
enum class Body {
  kNone,    ///< a body is refused
  kJson,    ///< application/json up to Limits::json, whole in Request::body
  kStream,  ///< any type up to Limits::part, handed over in pieces as it arrives
};

/// Where the handler runs.
enum class Runs {
  kPool,  ///< on a pool thread: may wait for the database or a disk
  kLoop,  ///< on the event loop: must answer in microseconds, never waits; only for kPublic routes
};

/// Takes a body in pieces (Body::kStream). Used by one thread at a time. Destroyed without finish() when the client is cut off.
class BodySink {
 public:
  virtual ~BodySink() = default;
  virtual Result<void> write(std::string_view piece) = 0;
  virtual Result<Response> finish() = 0;
};

struct Route {
  Method method = Method::kGet;
  std::string pattern;
  people::Role role = people::Role::kAdministrator;
  std::string room;                    ///< the room the role must be held in; empty: in any room
  std::string summary;                 ///< one English line for openapi.json
  Handler handle;                      ///< for Body::kNone and kJson
  std::function<Result<std::unique_ptr<BodySink>>(const Request&)> open;  ///< for Body::kStream
  Body body = Body::kNone;
  Runs runs = Runs::kPool;
  const describe::Type* input = nullptr;   ///< of the body, for openapi.json
  const describe::Type* output = nullptr;  ///< of a 2xx answer
  std::vector<std::string> query;          ///< names that the query may carry
  int success = 200;                       ///< the status of a good answer
  /// The caller may reach it without being a member of its case (an auditor reading the record).
  bool auditors_too = false;
  /// It may change a closed case: who is a member, whether it is kept, its end.
  bool closed_cases_too = false;
};

class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  /// Refused (kInternal) when the pattern is malformed or taken.
  Result<void> add(Route route);

  struct Found {
    const Route* route = nullptr;
    std::map<std::string, std::string> params;
  };
  struct NotFound {};
  struct OtherMethods {
    std::string allow;  ///< "GET, HEAD, POST"
  };
  /// `path` is decoded and begins with '/'. HEAD finds the GET route.
  std::variant<Found, NotFound, OtherMethods> find(Method method, std::string_view path) const;

  /// All routes in the order of their adding.
  const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

 private:
  struct Node;
  std::vector<std::unique_ptr<Route>> routes_;
  std::unique_ptr<Node> root_;
};

}  // namespace meretid::http
