// SPDX-License-Identifier: EUPL-1.2
// Attacks on streams: readers that never read, frames that break the rules of RFC 6455.
#include <mutex>

#include "http/attack_test.h"
#include "http/socket.h"
#include "http/sse.h"

namespace meretid::http {
namespace {

class RudeStreams : public UnderAttack {
 protected:
  void SetUp() override {
    UnderAttack::SetUp();
    options_.limits.message = 100'000;
    add(Method::kGet, "/events", [this](const Request&) {
      return event_stream([this](std::shared_ptr<EventStream> stream) {
        stream->on_close([this] { ++ended_; });
        const std::lock_guard lock(mutex_);
        streams_.push_back(std::move(stream));
      });
    });
    add(Method::kGet, "/socket", [this](const Request&) {
      return web_socket([this](std::shared_ptr<Socket> s) {
        return SocketEvents{[this, s](std::string_view bytes) {
                              ++messages_;
                              s->send(std::to_string(bytes.size()));
                            },
                            [this] { ++ended_; }};
      });
    });
  }
  template <class Condition>
  static bool soon(Condition holds) {
    for (int i = 0; i < 800 && !holds(); ++i) std::this_thread::sleep_for(5ms);
    return holds();
  }
  /// A frame with every bit as the caller wants it; `told`: the length that its head tells.
  static std::string frame(int first, std::string_view bytes, std::uint64_t told, bool masked = true) {
    std::string out(1, static_cast<char>(first));
    const int mask = masked ? 0x80 : 0;
    if (told < 126) {
      out += static_cast<char>(mask | static_cast<int>(told));
    } else {
      out += static_cast<char>(mask | 127);
      for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((told >> shift) & 0xff);
    }
    if (masked) out += std::string(4, '\0');
    return out + std::string(bytes);
  }
  static std::string frame(int first, std::string_view bytes) { return frame(first, bytes, bytes.size()); }

  std::mutex mutex_;
  std::vector<std::shared_ptr<EventStream>> streams_;
  std::atomic<int> ended_{0}, messages_{0};
};

TEST_F(RudeStreams, ReadersThatNeverReadAreLetGo) {
  constexpr std::size_t kReaders = 50;
  std::vector<std::unique_ptr<TestClient>> readers;
  for (std::size_t i = 0; i < kReaders; ++i) {
    readers.push_back(std::make_unique<TestClient>(port(), 4096));
    readers.back()->send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  ASSERT_TRUE(soon([&] {
    const std::lock_guard lock(mutex_);
    return streams_.size() == kReaders;
  }));
  GoodClient good(port());
  const std::string sample(10'000, 's');
  const bool all_ended = soon([&] {
    const std::lock_guard lock(mutex_);
    for (const auto& stream : streams_) {
      stream->send({"sample", sample, "", ""});
      EXPECT_LE(stream->queued_bytes(), options_.limits.stream_queue);
    }
    return ended_ == static_cast<int>(kReaders);
  });
  EXPECT_TRUE(all_ended) << ended_;
  good.expect_unharmed();
}

TEST_F(RudeStreams, FragmentsAreJoinedUpToTheLimit) {
  TestClient client(port());
  ASSERT_TRUE(client.upgrade("/socket"));
  client.send(frame(0x02, "ab") + frame(0x89, "ping") + frame(0x00, "cd") + frame(0x80, "e"));
  EXPECT_EQ(client.receive_frame()->opcode, 10) << "a ping between the fragments is answered";
  EXPECT_EQ(client.receive_frame()->bytes, "5");
  const std::string piece(1'000, 'x');
  client.send(frame(0x02, piece));
  for (int i = 0; i < 200; ++i)
    if (!client.send(frame(0x00, piece))) break;
  EXPECT_TRUE(soon([&] { return ended_ == 1; }));
  EXPECT_EQ(messages_, 1);
}

TEST_F(RudeStreams, AnEndlessMessageOfNothing) {
  GoodClient good(port());
  {
    TestClient client(port());
    ASSERT_TRUE(client.upgrade("/socket"));
    std::string empty;
    for (int i = 0; i < 20'000; ++i) empty += frame(0x00, "");
    client.send(frame(0x02, "") + empty);
    std::this_thread::sleep_for(100ms);
  }
  good.expect_unharmed();
  EXPECT_TRUE(soon([&] { return ended_ == 1; }));
  EXPECT_EQ(messages_, 0);
}

TEST_F(RudeStreams, FramesAgainstTheRules) {
  std::vector<std::unique_ptr<TestClient>> clients;
  for (const std::string& bytes : {
           frame(0x82, "", std::uint64_t{1} << 62),            // colossal
           frame(0x82, "", ~std::uint64_t{0}),                 // negative
           frame(0x82, "", 100'001),                           // beyond the limit, refused by its head
           frame(0x82, "hej", 3, false),                       // not masked
           frame(0xc2, "hej"),                                 // a reserved bit
           frame(0x83, "hej"),                                 // a reserved opcode
           frame(0x80, "hej"),                                 // a continuation of nothing
           frame(0x02, "a") + frame(0x82, "b"),                // a new message inside one
           frame(0x09, "ping"),                                // a control frame in fragments
           frame(0x89, std::string(126, 'p')),                 // a control frame too long
           frame(0x88, std::string("\x03", 1)),                // half a close code
           frame(0x88, std::string("\x03\xee", 2)),            // 1006 is never sent
       }) {
    clients.push_back(std::make_unique<TestClient>(port()));
    ASSERT_TRUE(clients.back()->upgrade("/socket"));
    clients.back()->send(bytes);
  }
  EXPECT_TRUE(soon([&] { return ended_ == static_cast<int>(clients.size()); })) << ended_;
  for (std::size_t i = 0; i < clients.size(); ++i) EXPECT_TRUE(clients[i]->closed_within(3'000ms)) << i;
  EXPECT_EQ(messages_, 0);
  EXPECT_EQ(TestClient(port()).request("GET", "/hello").status, 200);
}

TEST_F(RudeStreams, ASocketThatOnlyListensIsAskedAndLetGo) {
  options_.limits.idle_time = 500ms;
  TestClient client(port());
  ASSERT_TRUE(client.upgrade("/socket"));  // and never answers the ping
  EXPECT_TRUE(soon([&] { return ended_ == 1; }));
}

}  // namespace
}  // namespace meretid::http
