// SPDX-License-Identifier: EUPL-1.2
// The server over real sockets: what it answers, what it refuses, what it survives.
#include "http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "http/problem.h"
#include "http/testing/client.h"

namespace meretid::http {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

/// Counts what it gets; remembers whether it was finished.
class CountingSink : public BodySink {
 public:
  CountingSink(std::atomic<std::size_t>& bytes, std::atomic<int>& dropped) : bytes_(bytes), dropped_(dropped) {}
  ~CountingSink() override {
    if (!finished_) ++dropped_;
  }
  Result<void> write(std::string_view piece) override {
    bytes_ += piece.size();
    if (piece.find("POISON") != std::string_view::npos) return fail("http.bad_request", Kind::kNoSpace);
    return {};
  }
  Result<Response> finish() override {
    finished_ = true;
    return json("{\"bytes\":" + std::to_string(bytes_) + "}");
  }

 private:
  std::atomic<std::size_t>& bytes_;
  std::atomic<int>& dropped_;
  bool finished_ = false;
};

class Serving : public testing::Test {
 protected:
  void SetUp() override {
    add(Method::kGet, "/hello", [](const Request&) { return json("{\"hello\":\"world\"}"); });
    add(Method::kGet, "/who/{name}", [](const Request& r) { return json(std::string(r.param("name")) + "|" + r.remote); });
    add(Method::kGet, "/slow", [](const Request&) {
      std::this_thread::sleep_for(200ms);
      return json("slow");
    });
    add(Method::kGet, "/error", [](const Request&) -> Result<Response> {
      return fail("http.no_file", Kind::kNotFound, {{"found", "brev.pdf"}}, "brev.pdf");
    });
    add(Method::kGet, "/throws", [](const Request&) -> Result<Response> { throw std::runtime_error("0101701234"); });
    add(Method::kGet, "/pieces", [](const Request&) {
      Response response;
      response.pieces = [left = 3]() mutable -> Result<std::string> {
        return left-- > 0 ? std::string(100'000, 'p') : std::string();
      };
      return response;
    });
    add(Method::kGet, "/quick", [](const Request&) { return json("quick"); }, Body::kNone, Runs::kLoop);
    add(Method::kPost, "/echo", [](const Request& r) { return json(r.body); }, Body::kJson);
    add(Method::kGet, "/secret", [](const Request&) { return json("secret"); });
    Route upload;
    upload.method = Method::kPut;
    upload.pattern = "/upload";
    upload.role = people::Role::kPublic;
    upload.body = Body::kStream;
    upload.open = [this](const Request&) -> Result<std::unique_ptr<BodySink>> {
      return std::make_unique<CountingSink>(uploaded_, dropped_);
    };
    ASSERT_TRUE(router_.add(std::move(upload)));
    options_.port = 0;
    options_.limits.header_time = 400ms;
    options_.limits.idle_time = 2000ms;
    options_.limits.piece_time = 700ms;
    options_.limits.json = 100'000;
    options_.limits.open_json = 100'000;
    options_.limits.part = 2'000'000;
    options_.limits.requests_per_second = 0;
    options_.log = [this](const Access& access) {
      const std::lock_guard lock(log_mutex_);
      log_.push_back(access);
    };
  }
  void add(Method method, std::string pattern, std::function<Result<Response>(const Request&)> handle,
           Body body = Body::kNone, Runs runs = Runs::kPool) {
    Route route;
    route.method = method;
    route.role = pattern == "/secret" ? people::Role::kSignedIn : people::Role::kPublic;
    route.pattern = std::move(pattern);
    route.handle = std::move(handle);
    route.body = body;
    route.runs = runs;
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
  /// Sends raw bytes on a new connection; the status of the answer, 0 when there is none.
  int raw(std::string_view bytes) {
    TestClient client(port());
    client.send(bytes);
    const auto answer = client.receive();
    return answer ? answer.status : 0;
  }

  Router router_;
  PublicGate gate_;
  ServerOptions options_;
  std::atomic<std::size_t> uploaded_{0};
  std::atomic<int> dropped_{0};
  std::mutex log_mutex_;
  std::vector<Access> log_;
  std::unique_ptr<Server> server_;
};

TEST_F(Serving, AnswersOnOneConnectionAfterAnother) {
  TestClient client(port());
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.request("GET", "/hello");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "{\"hello\":\"world\"}");
    EXPECT_EQ(answer.headers.at("content-type"), "application/json; charset=utf-8");
    EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
  }
  EXPECT_EQ(client.request("GET", "/who/%C3%A6ble?x=1").body, "æble|127.0.0.1");
  EXPECT_EQ(client.request("GET", "/quick").body, "quick");
}

TEST_F(Serving, PipelinedRequestsAreAnsweredInOrder) {
  TestClient client(port());
  client.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\nGET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.receive().body, "slow");
  EXPECT_EQ(client.receive().body, "quick");
}

TEST_F(Serving, HeadHasNoBody) {
  TestClient client(port());
  const auto answer = client.request("HEAD", "/hello");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.headers.at("content-length"), "17");
  EXPECT_EQ(client.request("GET", "/hello").status, 200) << "nothing was left over on the connection";
}

TEST_F(Serving, ErrorsAreProblemsInTheCallersLanguage) {
  TestClient client(port());
  const auto danish = client.request("GET", "/error");
  EXPECT_EQ(danish.status, 404);
  EXPECT_THAT(danish.headers.at("content-type"), HasSubstr("application/problem+json"));
  EXPECT_THAT(danish.body, HasSubstr("findes ikke"));
  EXPECT_THAT(client.request("GET", "/error", "Accept-Language: en\r\n").body, HasSubstr("There is no file"));
  EXPECT_EQ(client.request("GET", "/nowhere").status, 200) << "a page of the app";
  EXPECT_EQ(client.request("GET", "/api/nowhere").status, 404);
  EXPECT_EQ(client.request("GET", "/secret").status, 401);
}

TEST_F(Serving, WhatALibraryThrowsIsNotPassedOn) {
  TestClient client(port());
  const auto answer = client.request("GET", "/throws");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body.find("0101701234"), std::string::npos);
  EXPECT_EQ(client.request("GET", "/hello").status, 200);
}

TEST_F(Serving, OtherMethodsAreToldWhatIsAllowed) {
  TestClient client(port());
  const auto answer = client.request("DELETE", "/hello");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.headers.at("allow"), "GET, HEAD");
  EXPECT_EQ(client.request("BREW", "/hello").status, 501);
}

TEST_F(Serving, BodiesAreJsonAndLimited) {
  TestClient client(port());
  EXPECT_EQ(client.request("POST", "/echo", "Content-Type: application/json\r\n", "{\"a\":1}").body, "{\"a\":1}");
  const std::string large(90'000, 'x');
  EXPECT_EQ(client.request("POST", "/echo", "Content-Type: application/json; charset=utf-8\r\n", large).body, large);
  EXPECT_EQ(TestClient(port()).request("POST", "/echo", "Content-Type: text/plain\r\n", "{}").status, 415);
  EXPECT_EQ(TestClient(port()).request("POST", "/echo", "Content-Type: application/json\r\n", std::string(200'000, 'x')).status,
            413);
  EXPECT_EQ(TestClient(port()).request("GET", "/hello", "", "body").status, 400);
}

TEST_F(Serving, ChunkedBodiesAreJoinedAndLimited) {
  TestClient client(port());
  const std::string head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  client.send(head + "3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n");
  EXPECT_EQ(client.receive().body, "[1,2]");
  TestClient flood(port());
  flood.send(head);
  const std::string chunk = "8000\r\n" + std::string(0x8000, 'x') + "\r\n";
  for (int i = 0; i < 4; ++i) flood.send(chunk);
  EXPECT_EQ(flood.receive().status, 413);
}

TEST_F(Serving, ExpectContinueIsAnsweredBeforeTheBody) {
  TestClient client(port());
  client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive_head().status, 100);
  client.send("{}");
  EXPECT_EQ(client.receive().body, "{}");
}

TEST_F(Serving, UploadsArriveInPieces) {
  TestClient client(port());
  const auto answer = client.request("PUT", "/upload", "", std::string(1'500'000, 'u'));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.body, "{\"bytes\":1500000}");
  EXPECT_EQ(dropped_, 0);
  EXPECT_EQ(client.request("GET", "/hello").status, 200);
}

TEST_F(Serving, AnUploadThatIsCutOffIsDropped) {
  {
    TestClient client(port());
    client.send("PUT /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n" + std::string(400'000, 'u'));
  }
  for (int i = 0; i < 100 && dropped_ == 0; ++i) std::this_thread::sleep_for(20ms);
  EXPECT_EQ(dropped_, 1);
}

TEST_F(Serving, AnErrorInTheMiddleOfAnUploadReachesTheClient) {
  TestClient client(port());
  const auto answer = client.request("PUT", "/upload", "", "POISON" + std::string(1'900'000, 'u'));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.status, 507);
}

TEST_F(Serving, AnAnswerInPiecesIsWhole) {
  TestClient client(port());
  EXPECT_EQ(client.request("GET", "/pieces").body.size(), 300'000U);
  EXPECT_EQ(client.request("GET", "/hello").status, 200);
}

TEST_F(Serving, SmugglingIsRefused) {
  const std::string host = "Host: localhost\r\nContent-Type: application/json\r\n";
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"), 400);
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"), 400);
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: identity\r\n\r\n"), 400);
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n"), 400);
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\n" + host + "Content-Length: +2\r\n\r\n{}"), 400);
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\n" + host + "Content-Length : 2\r\n\r\n{}"), 400);
  EXPECT_EQ(raw("GET /hello HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"), 400);
  EXPECT_EQ(raw("GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\nb: c\r\n\r\n"), 400);
  EXPECT_EQ(raw("GET /hello HTTP/2.0\r\nHost: localhost\r\n\r\n"), 505);
  EXPECT_EQ(raw("hello\r\n\r\n"), 400);
}

TEST_F(Serving, BadTargetsAndHostsAreRefused) {
  const std::string host = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  EXPECT_EQ(raw("GET /../../etc/passwd" + host), 400);
  EXPECT_EQ(raw("GET /%2e%2e/etc/passwd" + host), 400);
  EXPECT_EQ(raw("GET /hello%00" + host), 400);
  EXPECT_EQ(raw("GET /" + std::string(9'000, 'a') + host), 414);
  EXPECT_EQ(raw("GET http://evil.example/hello" + host), 400);
  EXPECT_EQ(raw("GET /hello HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421);
  EXPECT_EQ(raw("GET /hello HTTP/1.1\r\n\r\n"), 421);
  EXPECT_EQ(raw("POST /echo HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n"), 403);
}

TEST_F(Serving, AFloodOfHeadersIsRefused) {
  std::string flood = "GET /hello HTTP/1.1\r\nHost: localhost\r\n";
  for (int i = 0; i < 2'000; ++i) flood += "X-Flood-" + std::to_string(i) + ": aaaaaaaaaa\r\n";
  EXPECT_EQ(raw(flood + "\r\n"), 431);
  TestClient endless(port());
  endless.send("GET /hello HTTP/1.1\r\nHost: localhost\r\nX: ");
  for (int i = 0; i < 40; ++i) endless.send(std::string(1'000, 'x'));
  EXPECT_EQ(endless.receive().status, 431);
}

TEST_F(Serving, ASlowHeaderIsCutOff) {
  TestClient slow(port());
  const auto began = std::chrono::steady_clock::now();
  slow.send("GET /hello HTTP/1.1\r\n");
  std::thread dripping([&] {
    for (int i = 0; i < 20; ++i) {
      if (!slow.send("X: y\r\n")) return;
      std::this_thread::sleep_for(100ms);
    }
  });
  EXPECT_TRUE(slow.closed_within(2000ms));
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1500ms);
  dripping.join();
  EXPECT_EQ(TestClient(port()).request("GET", "/hello").status, 200);
}

TEST_F(Serving, ASlowBodyIsCutOff) {
  TestClient slow(port());
  slow.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
  EXPECT_TRUE(slow.closed_within(2000ms));
}

TEST_F(Serving, OneAddressMayNotAskWithoutEnd) {
  options_.limits.requests_per_second = 1;
  options_.limits.burst = 5;
  TestClient client(port());
  for (int i = 0; i < 5; ++i) EXPECT_EQ(client.request("GET", "/hello").status, 200);
  const auto refused = client.request("GET", "/hello");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.headers.at("retry-after"), "1");
}

TEST_F(Serving, BehindAProxyEachClientIsCountedForItself) {
  options_.limits.requests_per_second = 1;
  options_.limits.burst = 2;
  options_.limits.connections_per_address = 1;
  options_.proxies = {"127.0.0.1"};
  TestClient one(port()), other(port());
  const auto ask = [](TestClient& client, const std::string& who) {
    return client.request("GET", "/who/x", "X-Forwarded-For: 6.6.6.6, " + who + "\r\n");
  };
  EXPECT_THAT(ask(one, "198.51.100.7").body, HasSubstr("|198.51.100.7"));
  EXPECT_EQ(ask(one, "198.51.100.7").status, 200);
  EXPECT_EQ(ask(one, "198.51.100.7").status, 429);
  EXPECT_EQ(ask(other, "198.51.100.8").status, 200) << "a second connection of the proxy, for another client";
}

TEST_F(Serving, OneAddressMayNotTakeAllConnections) {
  options_.limits.connections_per_address = 3;
  std::vector<std::unique_ptr<TestClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<TestClient>(port()));
    EXPECT_EQ(clients.back()->request("GET", "/hello").status, 200);
  }
  EXPECT_TRUE(TestClient(port()).closed_within(1000ms));
  clients.pop_back();
  std::this_thread::sleep_for(100ms);
  EXPECT_EQ(TestClient(port()).request("GET", "/hello").status, 200);
}

TEST_F(Serving, DrainLetsRunningRequestsFinish) {
  TestClient busy(port()), idle(port());
  EXPECT_EQ(idle.request("GET", "/hello").status, 200);
  busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  std::this_thread::sleep_for(50ms);
  const auto began = std::chrono::steady_clock::now();
  server_->drain(3000ms);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1000ms);
  const auto answer = busy.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.body, "slow");
  EXPECT_EQ(answer.headers.at("connection"), "close");
  EXPECT_TRUE(idle.closed_within(500ms));
  EXPECT_FALSE(TestClient(server_->port()).request("GET", "/hello"));
}

TEST_F(Serving, TheLogHasNoQueryAndNoNames) {
  TestClient client(port());
  client.request("GET", "/who/hemmelig?cpr=x");
  client.request("GET", "/api/hemmelig");
  server_->drain(1000ms);
  const std::lock_guard lock(log_mutex_);
  ASSERT_EQ(log_.size(), 2U);
  EXPECT_EQ(log_[0].path, "/who/{name}");
  EXPECT_EQ(log_[0].status, 200);
  EXPECT_EQ(log_[1].path, "(refused)");
}

TEST_F(Serving, OneTraceIdIsInTheLogAndInTheProblem) {
  const std::string given = "4bf92f3577b34da6a3ce929d0e0e4736", parent = "traceparent: 00-" + given + "-00f067aa0ba902b7-01\r\n";
  const std::string large = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + parent;
  const std::string chunks = "186a1\r\n" + std::string(100'001, 'x') + "\r\n";
  const std::vector<std::string> refused = {
      "GET /api/none HTTP/1.1\r\nHost: localhost\r\n" + parent + "\r\n",   // no such route: said on the loop
      "GET /secret HTTP/1.1\r\nHost: localhost\r\n" + parent + "\r\n",     // not let in: said on the pool
      large + "Content-Length: 100001\r\n\r\n",                            // too large from the start
      large + "Transfer-Encoding: chunked\r\n\r\n" + chunks,               // too large as it comes
      // A head that cannot be read has a new id: what stands in it is not to be trusted.
      "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
      "GET /secret HTTP/1.1\r\nHost: localhost\r\ntraceparent: 010160-1234\r\n\r\n",
      "nonsense\r\n\r\n"};
  for (const std::string& request : refused) {
    TestClient client(port());
    client.send(request);
    const auto answer = client.receive();
    ASSERT_GE(answer.status, 400) << request.substr(0, 200);
    const auto at = answer.body.find("\"trace\":\"");
    ASSERT_NE(at, std::string::npos) << answer.body;
    const std::string trace = answer.body.substr(at + 9, 32);
    EXPECT_EQ(trace == given, request.find(given) != std::string::npos) << answer.body;
    EXPECT_THAT(trace, testing::MatchesRegex("[0-9a-f]{32}"));
    for (int wait = 0; wait < 100; ++wait) {  // the line is written behind the answer
      std::this_thread::sleep_for(5ms);
      const std::lock_guard lock(log_mutex_);
      if (!log_.empty()) break;
    }
    const std::lock_guard lock(log_mutex_);
    ASSERT_EQ(log_.size(), 1U);
    EXPECT_EQ(log_[0].trace, trace);
    log_.clear();
  }
}

TEST_F(Serving, AFullPortIsAClearError) {
  ServerOptions second = options_;
  second.port = port();
  const auto started = Server::start(second, router_, gate_);
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code, "http.cannot_listen");
}

}  // namespace
}  // namespace meretid::http
