// SPDX-License-Identifier: EUPL-1.2
// A server under attack and the good client who must not notice. For the attack tests of this folder.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "http/problem.h"
#include "http/server.h"
#include "http/testing/client.h"

namespace meretid::http {

using namespace std::chrono_literals;

/// Asks for /hello on new connections until it is stopped, and remembers the slowest answer. A question is asked up to three times
/// and the quickest try counts: a machine that is busy elsewhere delays one of them, a server that is held up delays all.
class GoodClient {
 public:
  explicit GoodClient(std::uint16_t port) : thread_([this, port] { ask(port); }) {}
  ~GoodClient() { stop(); }
  GoodClient(const GoodClient&) = delete;
  GoodClient& operator=(const GoodClient&) = delete;

  /// Stops asking; the attack is over.
  void expect_unharmed() {
    stop();
    EXPECT_GT(asked_, 0);
    EXPECT_EQ(unanswered_, 0) << "of " << asked_;
    EXPECT_LT(worst_, 50ms) << "of " << asked_;
  }

 private:
  void ask(std::uint16_t port) {
    while (!stopped_) {
      auto best = std::chrono::steady_clock::duration::max();
      bool answered = false;
      for (int attempt = 0; attempt < 3 && best > 20ms; ++attempt) {
        const auto began = std::chrono::steady_clock::now();
        const bool good = TestClient(port).request("GET", "/hello").status == 200;
        answered = answered || good;
        if (good) best = std::min(best, std::chrono::steady_clock::now() - began);
      }
      ++asked_;
      if (answered) worst_ = std::max(worst_, best);
      else ++unanswered_;
      std::this_thread::sleep_for(10ms);
    }
  }
  void stop() {
    stopped_ = true;
    if (thread_.joinable()) thread_.join();
  }

  std::atomic<bool> stopped_{false};
  int asked_ = 0, unanswered_ = 0;
  std::chrono::steady_clock::duration worst_{};
  std::thread thread_;  // last: it uses the others
};

class UnderAttack : public testing::Test {
 protected:
  void SetUp() override {
    add(Method::kGet, "/hello", [](const Request&) { return json("hello"); });
    add(Method::kGet, "/files/{name…}", [](const Request& r) { return json(std::string(r.param("name"))); });
    add(Method::kPost, "/echo", [this](const Request& r) {
      ++echoed_;
      return json(r.body);
    }, Body::kJson);
    options_.port = 0;
    options_.limits.header_time = 400ms;
    options_.limits.idle_time = 3'000ms;
    options_.limits.piece_time = 700ms;
    options_.limits.open_json = 100'000;
    options_.limits.requests_per_second = 0;
  }
  void add(Method method, std::string pattern, Handler handle, Body body = Body::kNone) {
    Route route;
    route.method = method;
    route.role = people::Role::kPublic;
    route.pattern = std::move(pattern);
    route.handle = std::move(handle);
    route.body = body;
    ASSERT_TRUE(router_.add(std::move(route)));
  }
  std::uint16_t port() {
    if (!server_) {
      auto started = Server::start(options_, router_, gate_);
      EXPECT_TRUE(started) << started.error().code;
      server_ = std::move(*started);
    }
    return server_->port();
  }
  std::vector<std::unique_ptr<TestClient>> crowd(std::size_t n) {
    std::vector<std::unique_ptr<TestClient>> clients;
    for (std::size_t i = 0; i < n; ++i) clients.push_back(std::make_unique<TestClient>(port()));
    return clients;
  }
  /// What the one answer to these bytes says; -1 when a second answer came behind it.
  int only_answer(std::string_view bytes) {
    TestClient client(port());
    client.send(bytes);
    client.shut_sending();
    const int status = client.receive().status;
    return client.receive().status == 0 ? status : -1;
  }

  Router router_;
  PublicGate gate_;
  ServerOptions options_;
  std::atomic<int> echoed_{0};
  std::unique_ptr<Server> server_;
};

}  // namespace meretid::http
