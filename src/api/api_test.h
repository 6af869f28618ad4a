// SPDX-License-Identifier: EUPL-1.2
// An installation with the probe rooms, served on a free port, and people signed in to it. For tests.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "api/gatekeeper.h"
#include "api/resources.h"
#include "http/server.h"
#include "http/testing/client.h"
#include "people/password_cost.h"
#include "people/session.h"
#include "solution/probe/rooms.h"
#include "store/test_database.h"

namespace meretid::api {

using nlohmann::json;

/// Somebody with a session; speaks through one connection per request.
class Person {
 public:
  Person(std::uint16_t port, people::NewSession session) : port_(port), session_(std::move(session)) {}
  explicit Person(std::uint16_t port) : port_(port) {}  ///< nobody

  http::Answer call(std::string_view method, std::string_view target, std::string_view body = {}, std::string extra = {}) const {
    return http::TestClient(port_).request(method, target, headers() + (body.empty() ? "" : "Content-Type: application/json\r\n") + extra, body);
  }
  json get(std::string_view target) const { return json::parse(call("GET", target).body, nullptr, false); }
  json post(std::string_view target, const json& body) const {
    return json::parse(call("POST", target, body.dump()).body, nullptr, false);
  }
  std::string headers() const {
    if (session_.token.empty()) return {};
    return "Cookie: meretid_session=" + session_.token + "\r\nX-CSRF-Token: " + session_.csrf + "\r\n";
  }
  const people::NewSession& session() const { return session_; }

 private:
  std::uint16_t port_;
  people::NewSession session_;
};

class Installation : public testing::Test {
 protected:
  void SetUp() override {
    std::string home = (std::filesystem::temp_directory_path() / "meretid-api-XXXXXX").string();
    ASSERT_NE(mkdtemp(home.data()), nullptr);
    config_.home = home;
    if (const auto why = store::untestable(); !why.empty()) GTEST_SKIP() << why;
    config_.database = store::installation_database(home);
    config_.workers = 0;
    enter(registry_);
    auto house = solution::open_house(config_, registry_);
    ASSERT_TRUE(house) << house.error().code << " " << house.error().where;
    house_ = std::move(*house);
    context_ = std::make_unique<Context>(*house_, registry_);
    gate_ = std::make_unique<Gatekeeper>(*context_);
    const auto added = add_all(router_, registry_, context_.get());
    ASSERT_TRUE(added) << added.error().code << added.error().args.front().second;
    http::ServerOptions options;
    options.port = 0;
    options.limits.requests_per_second = 0;
    auto server = http::Server::start(options, router_, *gate_);
    ASSERT_TRUE(server);
    server_ = std::move(*server);
    auto db = house_->database->connect();
    ASSERT_TRUE(db);
    db_ = std::move(*db);
  }
  virtual void enter(solution::Registry& registry) { probe::enter_all(registry); }
  void TearDown() override {
    if (context_) context_->watch.stop();
    server_.reset();
    context_.reset();
    db_.reset();
    house_.reset();
    if (!config_.database.empty()) store::drop_installation_database(config_.database);
    std::error_code ignored;
    std::filesystem::remove_all(config_.home, ignored);
  }
  Timestamp now() const { return system_clock().now(); }
  Person nobody() const { return Person(server_->port()); }
  /// Signed in, with the given roles.
  Person person(const std::string& login, const std::vector<people::Grant>& grants) {
    const auto account = people::create_account(*db_, login, "Navn " + login, people::kNobodysHash, now());
    EXPECT_TRUE(account) << account.error().code;
    for (const auto& grant : grants) EXPECT_TRUE(people::grant(*db_, account->id, grant, account->id, now()));
    auto session = people::open_session(*db_, account->id, now());
    EXPECT_TRUE(session);
    return Person(server_->port(), std::move(*session));
  }

  solution::Config config_;
  solution::Registry registry_;
  std::unique_ptr<solution::House> house_;
  std::unique_ptr<Context> context_;
  std::unique_ptr<Gatekeeper> gate_;
  http::Router router_;
  std::unique_ptr<http::Server> server_;
  std::unique_ptr<store::Connection> db_;
};

}  // namespace meretid::api
