// SPDX-License-Identifier: EUPL-1.2
// A small OpenID provider on a port of its own, with keys made on the spot. It obeys the test, not the standard: it issues whatever
// token it is told to. (The browser test has a real one.) For tests.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <atomic>
#include <map>
#include <mutex>
#include <string>

#include "http/server.h"
#include "oidc/encoding.h"
#include "oidc/testing/signer.h"

namespace meretid::api {

class TestProvider {
 public:
  TestProvider() {
    add(http::Method::kGet, "/.well-known/openid-configuration", [this](const http::Request&) { return http::json(metadata().dump()); });
    add(http::Method::kGet, "/keys", [this](const http::Request&) {
      ++key_requests;
      const std::lock_guard lock(mutex_);
      return http::json(keys_);
    });
    add(http::Method::kGet, "/me", [this](const http::Request& request) {
      const std::lock_guard lock(mutex_);
      return http::json(request.header("authorization") == "Bearer access-1" ? userinfo_.dump() : "{}");
    });
    http::Route token;
    token.method = http::Method::kPost;
    token.pattern = "/token";
    token.role = people::Role::kPublic;
    token.body = http::Body::kStream;
    token.open = [this](const http::Request& request) -> Result<std::unique_ptr<http::BodySink>> {
      return std::make_unique<TokenSink>(*this, std::string(request.header("authorization")));
    };
    EXPECT_TRUE(router_.add(std::move(token)));
    http::ServerOptions options;
    options.port = 0;
    options.static_app = false;
    auto server = http::Server::start(options, router_, gate_);
    EXPECT_TRUE(server);
    server_ = std::move(*server);
  }

  std::string issuer() const { return "http://127.0.0.1:" + std::to_string(server_->port()); }
  void set_keys(std::string set) {
    const std::lock_guard lock(mutex_);
    keys_ = std::move(set);
  }
  void set_userinfo(nlohmann::json claims) {
    const std::lock_guard lock(mutex_);
    userinfo_ = std::move(claims);
  }
  /// What the next request for a token is answered with.
  void issue(std::string id_token) {
    const std::lock_guard lock(mutex_);
    id_token_ = std::move(id_token);
  }
  std::string last_form() const {
    const std::lock_guard lock(mutex_);
    return form_;
  }
  std::string last_authorization() const {
    const std::lock_guard lock(mutex_);
    return authorization_;
  }
  nlohmann::json metadata() const {
    return {{"issuer", issuer()}, {"authorization_endpoint", issuer() + "/auth"}, {"token_endpoint", issuer() + "/token"},
            {"jwks_uri", issuer() + "/keys"}, {"userinfo_endpoint", issuer() + "/me"},
            {"end_session_endpoint", issuer() + "/end"}, {"code_challenge_methods_supported", {"S256"}}};
  }
  std::atomic<int> key_requests{0};

 private:
  class TokenSink : public http::BodySink {
   public:
    TokenSink(TestProvider& provider, std::string authorization) : provider_(provider), authorization_(std::move(authorization)) {}
    Result<void> write(std::string_view piece) override {
      form_ += piece;
      return {};
    }
    Result<http::Response> finish() override {
      const std::lock_guard lock(provider_.mutex_);
      provider_.form_ = form_;
      provider_.authorization_ = authorization_;
      if (provider_.id_token_.empty()) return http::json(R"({"error":"invalid_grant"})", 400);
      return http::json(nlohmann::json{{"access_token", "access-1"}, {"token_type", "Bearer"},
                                       {"id_token", std::exchange(provider_.id_token_, {})}}.dump());
    }

   private:
    TestProvider& provider_;
    std::string form_, authorization_;
  };

  void add(http::Method method, std::string pattern, http::Handler handle) {
    http::Route route;
    route.method = method;
    route.pattern = std::move(pattern);
    route.role = people::Role::kPublic;
    route.handle = std::move(handle);
    EXPECT_TRUE(router_.add(std::move(route)));
  }

  mutable std::mutex mutex_;
  std::string keys_ = R"({"keys":[]})", id_token_, form_, authorization_;
  nlohmann::json userinfo_ = nlohmann::json::object();
  http::Router router_;
  http::PublicGate gate_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace meretid::api
