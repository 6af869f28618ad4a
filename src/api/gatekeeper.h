// SPDX-License-Identifier: EUPL-1.2
// The gate of the installation: session, CSRF token, role, membership of the case, in this order, for every route of the hall
// and of the rooms. No handler checks any of them again. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "api/context.h"
#include "http/gate.h"
#include "people/caller.h"

namespace meretid::api {

inline constexpr std::string_view kSessionCookie = "meretid_session";

class Gatekeeper : public http::Gate {
 public:
  explicit Gatekeeper(Context& context) : context_(context) {}
  Result<void> admit(http::Request& request, const http::Route& route) override;

 private:
  Result<void> open(http::Request& request, const http::Route& route, const people::CallerData& caller,
                    store::Connection& db, Timestamp now) const;
  Result<void> open_case(http::Request& request, const http::Route& route, const people::CallerData& caller,
                         const Id<people::Case>& id, store::Connection& db, Timestamp now) const;

  Context& context_;
};

}  // namespace meretid::api
