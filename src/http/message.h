// SPDX-License-Identifier: EUPL-1.2
// Requests and responses as rooms see them. No Boost here: Beast stays inside two source files of this folder.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "people/role.h"

namespace meretid::people { struct Account; struct Case; class CaseAccess; class AuditAccess; }

namespace meretid::http {

class EventStream;    // sse.h
class Socket;         // socket.h
struct SocketEvents;  // socket.h

enum class Method { kGet, kPost, kPut, kPatch, kDelete, kHead };

std::string_view to_text(Method method);  ///< "GET"

/// Who asks. Filled by the server before the handler runs; empty account for kPublic routes.
struct Caller {
  Id<people::Account> account;
  std::string name;          ///< display name
  std::string language;      ///< "da" | "en"
  std::string session;       ///< hash of the session token
  std::string how;           ///< people::SessionOrigin::how
  bool signed_in() const { return !account.empty(); }
};

struct Request {
  Method method = Method::kGet;
  std::string path;                             ///< decoded, without the query
  std::map<std::string, std::string> params;    ///< of the pattern: {case} -> …
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> headers;   ///< names in lower case
  std::string body;
  std::string remote;                           ///< peer address
  std::string trace;                            ///< 32 hex digits; see trace.h
  Caller caller;
  /// Set by the gate when the pattern has {case} or {job}, or the query has case=: the proof that the caller is a member.
  std::shared_ptr<const people::CaseAccess> access;
  /// Set instead on routes that let auditors in who are no members.
  std::shared_ptr<const people::AuditAccess> audit;

  std::string_view param(const std::string& name) const;   ///< "" when the pattern has no such name
  std::string_view header(const std::string& name) const;  ///< name in lower case; "" when absent
  std::string_view query_value(const std::string& name) const;
};

struct Response {
  int status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string file;   ///< when set, this file is streamed instead of `body`
  /// When set, the body comes from here in pieces ("" ends it), each asked for on a pool thread; `body` is not used.
  std::function<Result<std::string>()> pieces;
  std::int64_t length = -1;  ///< of all pieces, where it is known
  /// When set, the connection becomes an event stream (text/event-stream) and this is called once with it.
  std::function<void(std::shared_ptr<EventStream>)> events;
  /// When set, the connection becomes a WebSocket; called once, gives what to do with what comes in.
  std::function<SocketEvents(std::shared_ptr<Socket>)> socket;
};

/// An Error becomes application/problem+json in the caller's language.
using Handler = std::function<Result<Response>(const Request&)>;

}  // namespace meretid::http
