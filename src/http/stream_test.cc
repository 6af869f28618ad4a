// SPDX-License-Identifier: EUPL-1.2
// Event streams and WebSockets over real sockets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "http/problem.h"
#include "http/server.h"
#include "http/socket.h"
#include "http/sse.h"
#include "http/testing/client.h"

namespace meretid::http {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

class Streams : public testing::Test {
 protected:
  void SetUp() override {
    Route events;
    events.pattern = "/events";
    events.role = people::Role::kPublic;
    events.handle = [this](const Request&) {
      return event_stream([this](std::shared_ptr<EventStream> stream) {
        stream->send({"state", "opened after " + stream->last_event_id(), "1", ""});
        stream->on_close([this] { ++ended_; });
        const std::lock_guard lock(mutex_);
        streams_.push_back(std::move(stream));
      });
    };
    ASSERT_TRUE(router_.add(std::move(events)));
    Route socket;
    socket.pattern = "/socket";
    socket.role = people::Role::kPublic;
    socket.handle = [this](const Request&) {
      return web_socket([this](std::shared_ptr<Socket> s) {
        {
          const std::lock_guard lock(mutex_);
          sockets_.push_back(s);
        }
        return SocketEvents{[s](std::string_view bytes) { s->send("echo " + std::string(bytes)); }, [this] { ++ended_; }};
      });
    };
    ASSERT_TRUE(router_.add(std::move(socket)));
    Route hello;
    hello.pattern = "/hello";
    hello.role = people::Role::kPublic;
    hello.handle = [](const Request&) { return json("hello"); };
    ASSERT_TRUE(router_.add(std::move(hello)));
    options_.port = 0;
    options_.limits.requests_per_second = 0;
    options_.limits.heartbeat = 300ms;
    options_.limits.piece_time = 1000ms;
    start();
  }
  void start() {
    server_.reset();
    auto started = Server::start(options_, router_, gate_);
    ASSERT_TRUE(started);
    server_ = std::move(*started);
  }
  std::shared_ptr<EventStream> stream(std::size_t i) {
    for (int wait = 0; wait < 200; ++wait) {
      {
        const std::lock_guard lock(mutex_);
        if (streams_.size() > i) return streams_[i];
      }
      std::this_thread::sleep_for(5ms);
    }
    return nullptr;
  }
  std::shared_ptr<Socket> socket(std::size_t i) {
    for (int wait = 0; wait < 200; ++wait) {
      {
        const std::lock_guard lock(mutex_);
        if (sockets_.size() > i) return sockets_[i];
      }
      std::this_thread::sleep_for(5ms);
    }
    return nullptr;
  }
  bool ends(int count) {
    for (int wait = 0; wait < 400 && ended_ < count; ++wait) std::this_thread::sleep_for(5ms);
    return ended_ == count;
  }
  static std::string get(const char* path, std::string extra = "") {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + extra + "\r\n";
  }

  std::mutex mutex_;
  std::vector<std::shared_ptr<EventStream>> streams_;
  std::vector<std::shared_ptr<Socket>> sockets_;
  std::atomic<int> ended_{0};
  Router router_;
  PublicGate gate_;
  ServerOptions options_;
  std::unique_ptr<Server> server_;
};

TEST_F(Streams, EventsArriveAsTheyAreFed) {
  TestClient client(server_->port());
  client.send(get("/events", "Last-Event-ID: 41\r\n"));
  const auto head = client.receive_head();
  ASSERT_TRUE(head);
  EXPECT_EQ(head.headers.at("content-type"), "text/event-stream");
  EXPECT_EQ(client.read_until("\n\n"), "id: 1\nevent: state\ndata: opened after 41\n\n");
  ASSERT_TRUE(stream(0));
  EXPECT_EQ(stream(0)->send({"progress", "{\"fraction\":0.5}", "2", "p"}), Sent::kQueued);
  EXPECT_EQ(client.read_until("\n\n"), "id: 2\nevent: progress\ndata: {\"fraction\":0.5}\n\n");
  EXPECT_EQ(client.read_until("\n\n"), ":\n\n") << "the heartbeat";
  stream(0)->send({"", "last", "", ""});
  stream(0)->close();
  EXPECT_EQ(client.read_until("\n\n"), "data: last\n\n");
  EXPECT_TRUE(client.closed_within(1000ms));
  EXPECT_TRUE(ends(1));
}

TEST_F(Streams, AServerThatEndsSaysWhenToComeBack) {
  TestClient client(server_->port());
  client.send(get("/events"));
  ASSERT_TRUE(client.read_until("opened after \n\n"));
  stream(0)->send({"state", "the last one", "", ""});
  server_->drain(2000ms);
  EXPECT_EQ(client.read_until("\n\n"), "event: state\ndata: the last one\n\n");
  EXPECT_EQ(client.read_until("\n\n"), "retry: 3000\n\n");
  EXPECT_TRUE(client.closed_within(1000ms));
  EXPECT_TRUE(ends(1));
}

TEST_F(Streams, AClientThatLeavesIsNoticed) {
  {
    TestClient client(server_->port());
    client.send(get("/events"));
    ASSERT_TRUE(client.read_until("opened after"));
  }
  EXPECT_TRUE(ends(1));
  EXPECT_EQ(stream(0)->send({"", "x", "", ""}), Sent::kClosed);
}

TEST_F(Streams, ASlowReaderHoldsNobodyUpAndIsToldWhatItMissed) {
  TestClient slow(server_->port(), 4096);
  slow.send(get("/events"));
  ASSERT_TRUE(slow.receive_head());
  ASSERT_TRUE(stream(0));
  const auto began = std::chrono::steady_clock::now();
  int dropped = 0;
  for (int i = 0; i < 20'000; ++i)
    if (stream(0)->send({"sample", std::string(1'000, 's'), "", ""}) == Sent::kDropped) ++dropped;
  EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
  EXPECT_GT(dropped, 1'000);
  EXPECT_LE(stream(0)->queued_bytes(), options_.limits.stream_queue);
  ASSERT_TRUE(slow.read_until("event: gap\n"));
  EXPECT_EQ(slow.read_until("\n\n")->substr(0, 17), "data: {\"dropped\":");
}

TEST_F(Streams, FiveHundredIdleStreamsKeepNoNewClientWaiting) {
  std::vector<std::unique_ptr<TestClient>> idle;
  for (int i = 0; i < 500; ++i) {
    idle.push_back(std::make_unique<TestClient>(server_->port()));
    ASSERT_TRUE(idle.back()->send(get("/events")));
  }
  for (auto& client : idle) ASSERT_TRUE(client->read_until("opened after"));
  std::chrono::steady_clock::duration worst{};
  for (int i = 0; i < 50; ++i) {
    const auto began = std::chrono::steady_clock::now();
    ASSERT_EQ(TestClient(server_->port()).request("GET", "/hello").status, 200);
    worst = std::max(worst, std::chrono::steady_clock::now() - began);
    std::this_thread::sleep_for(10ms);
  }
  EXPECT_LT(worst, 50ms);
  for (auto& client : idle) ASSERT_TRUE(client->read_until(":\n\n")) << "each one is alive";
  server_->drain(2000ms);
  EXPECT_TRUE(ends(500));
}

TEST_F(Streams, FeedingOutlivesTheServer) {
  TestClient client(server_->port());
  client.send(get("/events"));
  ASSERT_TRUE(client.receive_head());
  ASSERT_TRUE(stream(0));
  std::atomic<bool> stop{false};
  std::thread feeder([&] {
    while (!stop) stream(0)->send({"", "x", "", "k"});
  });
  std::this_thread::sleep_for(20ms);
  server_.reset();
  std::this_thread::sleep_for(20ms);
  stop = true;
  feeder.join();
  EXPECT_EQ(stream(0)->send({"", "x", "", ""}), Sent::kClosed);
  EXPECT_TRUE(ends(1));
}

TEST_F(Streams, MessagesBothWays) {
  auto browser = std::make_unique<TestClient>(server_->port());
  TestClient& client = *browser;
  ASSERT_TRUE(client.upgrade("/socket"));
  ASSERT_TRUE(client.send_frame("hej"));
  const auto frame = client.receive_frame();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->opcode, 2);
  EXPECT_EQ(frame->bytes, "echo hej");
  ASSERT_TRUE(socket(0));
  socket(0)->send(std::string(70'000, 'b'));
  EXPECT_EQ(client.receive_frame()->bytes.size(), 70'000U);
  socket(0)->close();
  EXPECT_EQ(client.receive_frame()->opcode, 8);
  ASSERT_TRUE(client.send_frame("", 8));
  browser.reset();
  EXPECT_TRUE(ends(1));
}

TEST_F(Streams, ASocketsMessagesAreLimited) {
  TestClient client(server_->port());
  ASSERT_TRUE(client.upgrade("/socket"));
  client.send_frame(std::string(2'000'000, 'x'));
  EXPECT_TRUE(ends(1));
  EXPECT_EQ(TestClient(server_->port()).request("GET", "/hello").status, 200);
}

TEST_F(Streams, AForeignPageOpensNoSocket) {
  TestClient client(server_->port());
  EXPECT_FALSE(client.upgrade("/socket", "Origin: http://evil.example\r\n"));
  const auto plain = TestClient(server_->port()).request("GET", "/socket");
  EXPECT_EQ(plain.status, 426);
}

TEST_F(Streams, ASlowSocketDropsInsteadOfWaiting) {
  TestClient slow(server_->port(), 4096);
  ASSERT_TRUE(slow.upgrade("/socket"));
  ASSERT_TRUE(socket(0));
  int dropped = 0;
  for (int i = 0; i < 20'000; ++i)
    if (socket(0)->send(std::string(1'000, 's')) == Sent::kDropped) ++dropped;
  EXPECT_GT(dropped, 1'000);
  ASSERT_TRUE(slow.receive_frame());
}

}  // namespace
}  // namespace meretid::http
