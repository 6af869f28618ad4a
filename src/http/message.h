// SPDX-License-Identifier: EUPL-1.2
// Requests and responses as rooms see them. No Boost here: Beast stays inside two source files of this folder.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "people/role.h"

namespace meretid::people { struct Account; struct Case; }

namespace meretid::http {

enum class Method { kGet, kPost, kPut, kPatch, kDelete, kHead };

/// Who asks. Filled by the server before the handler runs; empty account for kPublic routes.
struct Caller {
  Id<people::Account> account;
  std::string name;          ///< display name
  std::string language;      ///< "da" | "en"
  std::string session;       ///< hash of the session token
};

struct Request {
  Method method = Method::kGet;
  std::string path;                             ///< decoded, without the query
  std::map<std::string, std::string> params;    ///< of the pattern: {case} -> …
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> headers;   ///< names in lower case
  std::string body;
  std::string remote;                           ///< peer address
  Caller caller;
};

struct Response {
  int status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string file;   ///< when set, this file is streamed instead of `body`
};

/// An Error becomes application/problem+json in the caller's language.
using Handler = std::function<Result<Response>(const Request&)>;

}  // namespace meretid::http
