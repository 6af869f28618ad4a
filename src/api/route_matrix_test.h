// SPDX-License-Identifier: EUPL-1.2
// Every route × every role, asked over the wire: who is let in? For the tests here (probe rooms) and in src/main (the real rooms,
// which also writes docs/routes.md). For tests.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "api/api_test.h"
#include "http/origin.h"

namespace meretid::api {

class RouteMatrix : public Installation {
 protected:
  static constexpr std::array kRoles{
      people::Role::kCitizen,   people::Role::kCaseworker, people::Role::kPlanner, people::Role::kAnalyst,
      people::Role::kClinician, people::Role::kEditor,     people::Role::kAuditor, people::Role::kAdministrator};

  struct Row {
    const http::Route* route = nullptr;
    bool nobody = false, signed_in = false;
    std::array<bool, kRoles.size()> roles{};
  };

  /// Asks each route as each role and compares with the role that the route names. Gives what was seen.
  std::vector<Row> measure() {
    std::vector<Row> rows;
    for (const auto& route : router_.routes()) {
      Row row{route.get(), let_in(*route, {}), let_in(*route, session({})), {}};
      const bool open = route->role == people::Role::kPublic, any = open || route->role == people::Role::kSignedIn;
      EXPECT_EQ(row.nobody, open) << route->pattern << " as nobody";
      EXPECT_EQ(row.signed_in, any) << route->pattern << " without a role";
      for (std::size_t i = 0; i < kRoles.size(); ++i) {
        const std::string name(people::to_text(kRoles[i]));
        row.roles[i] = let_in(*route, session({{route->room.empty() ? "*" : route->room, kRoles[i]}}));
        EXPECT_EQ(row.roles[i], any || route->role == kRoles[i]) << route->pattern << " as " << name;
        if (!route->room.empty()) {
          EXPECT_EQ(let_in(*route, session({{"elsewhere", kRoles[i]}})), any) << route->pattern << " as " << name << " of another room";
        }
      }
      if (!open && http::is_unsafe(route->method)) {
        people::NewSession without_token = session({{"*", route->role == people::Role::kSignedIn ? people::Role::kCitizen : route->role}});
        without_token.csrf.clear();
        EXPECT_EQ(ask(*route, without_token).code, "api.csrf") << route->pattern;
      }
      rows.push_back(row);
    }
    for (const auto& socket : registry_.sockets()) {
      EXPECT_FALSE(http::TestClient(server_->port()).upgrade(filled(socket.pattern))) << socket.pattern << " as nobody";
    }
    return rows;
  }

 private:
  struct Seen {
    int status = 0;
    std::string code;
  };

  /// A session of its own for every question: some routes end it.
  people::NewSession session(const std::vector<people::Grant>& grants) {
    const std::string login = grants.empty() ? "nobody" : grants[0].room + "." + std::string(people::to_text(grants[0].role));
    auto& account = accounts_[login];
    if (account.empty()) {
      const auto made = people::create_account(*db_, login, "Navn", people::kNobodysHash, now());
      EXPECT_TRUE(made) << login;
      account = made->id;
      for (const auto& grant : grants) EXPECT_TRUE(people::grant(*db_, account, grant, {}, now()));
    }
    return people::open_session(*db_, account, now()).value();
  }

  /// The pattern with something in the place of every name.
  static std::string filled(std::string target) {
    for (std::size_t at; (at = target.find('{')) != std::string::npos;)
      target.replace(at, target.find('}', at) - at + 1, Id<people::Case>::make().text());
    return target;
  }

  Seen ask(const http::Route& route, const people::NewSession& as) const {
    const Person who(server_->port(), as);
    std::string text = std::string(http::to_text(route.method)) + " " + filled(route.pattern) + " HTTP/1.1\r\nHost: localhost\r\n" + who.headers();
    if (route.body == http::Body::kJson) text += "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    else text += "\r\n";
    http::TestClient client(server_->port());
    client.send(text);
    const auto head = client.receive_head();  // a stream has no end to wait for
    Seen seen{head.status, {}};
    if (const auto type = head.headers.find("content-type"); type != head.headers.end() && type->second.starts_with("application/problem+json"))
      if (const auto body = client.read_exactly(std::stoul(head.headers.at("content-length"))))
        seen.code = json::parse(*body, nullptr, false).value("code", "");
    return seen;
  }

  bool let_in(const http::Route& route, const people::NewSession& as) const {
    const Seen seen = ask(route, as);
    EXPECT_NE(seen.status, 0) << route.pattern << " gave no answer";
    EXPECT_NE(seen.status, 500) << route.pattern << " " << seen.code;
    return seen.status != 401 && seen.code != "people.role_missing";
  }

  std::map<std::string, Id<people::Account>> accounts_;
};

}  // namespace meretid::api
