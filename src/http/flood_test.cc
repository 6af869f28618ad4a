// SPDX-License-Identifier: EUPL-1.2
// Attacks by number and by slowness: each has an end, and a good client is answered in the meantime.
#include "http/attack_test.h"

namespace meretid::http {
namespace {

const std::string kEcho = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

TEST_F(UnderAttack, HundredsOfHeadersDribbleIn) {
  auto slow = crowd(300);
  GoodClient good(port());
  for (auto& client : slow) client->send("GET /hello HTTP/1.1\r\n");
  for (int i = 0; i < 6; ++i) {
    for (auto& client : slow) client->send("X: y\r\n");
    std::this_thread::sleep_for(50ms);
  }
  std::size_t closed = 0;
  for (auto& client : slow) closed += client->closed_within(2'000ms) ? 1 : 0;
  EXPECT_EQ(closed, slow.size());
  good.expect_unharmed();
}

TEST_F(UnderAttack, HundredsOfBodiesDribbleIn) {
  auto slow = crowd(300);
  GoodClient good(port());
  for (auto& client : slow) client->send(kEcho + "Content-Length: 90000\r\n\r\n");
  for (int i = 0; i < 10; ++i) {
    for (auto& client : slow) client->send("x");
    std::this_thread::sleep_for(50ms);
  }
  std::size_t closed = 0;
  for (auto& client : slow) closed += client->closed_within(3'000ms) ? 1 : 0;
  EXPECT_EQ(closed, slow.size());
  EXPECT_EQ(echoed_, 0);
  good.expect_unharmed();
}

TEST_F(UnderAttack, AFloodOfHeadersFromMany) {
  std::string flood = "GET /hello HTTP/1.1\r\nHost: localhost\r\n";
  for (int i = 0; i < 2'000; ++i) flood += "X-" + std::to_string(i) + ": aaaaaaaaaa\r\n";
  const std::string large = "GET /hello HTTP/1.1\r\nHost: localhost\r\nCookie: " + std::string(40'000, 'c') + "\r\n\r\n";
  GoodClient good(port());
  for (int round = 0; round < 30; ++round) {
    auto many = crowd(20);
    for (std::size_t i = 0; i < many.size(); ++i) many[i]->send(i % 2 == 0 ? flood : large);
    for (auto& client : many) EXPECT_EQ(client->receive().status, 431);
  }
  good.expect_unharmed();
}

TEST_F(UnderAttack, BodiesBeyondTheLimitAreRefusedUnread) {
  GoodClient good(port());
  for (int i = 0; i < 20; ++i) {
    TestClient announced(port());
    announced.send(kEcho + "Content-Length: 100001\r\n\r\n");
    EXPECT_EQ(announced.receive().status, 413) << "before a byte of it was sent";
    TestClient colossal(port());
    colossal.send(kEcho + "Content-Length: 9223372036854775807\r\n\r\n");
    EXPECT_EQ(colossal.receive().status, 413);
    TestClient unannounced(port());
    unannounced.send(kEcho + "Transfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "4000\r\n" + std::string(0x4000, 'x') + "\r\n";
    for (int j = 0; j < 8; ++j) unannounced.send(chunk);
    EXPECT_EQ(unannounced.receive().status, 413);
    EXPECT_TRUE(unannounced.closed_within(3'000ms)) << "nothing of it is taken for a request";
  }
  EXPECT_EQ(echoed_, 0);
  good.expect_unharmed();
}

/// Whoever is not signed in may not fill the memory: what a route open to all takes is much less than what a case's may.
TEST_F(UnderAttack, OpenRoutesTakeLittle) {
  options_.limits.open_json = Limits{}.open_json;
  EXPECT_LE(options_.limits.open_json * options_.limits.connections_per_address, std::size_t{64} << 20);
  TestClient client(port());
  client.send(kEcho + "Content-Length: " + std::to_string(options_.limits.open_json + 1) + "\r\n\r\n");
  EXPECT_EQ(client.receive().status, 413);
}

TEST_F(UnderAttack, AThousandRequestsInOneGo) {
  std::string all;
  for (int i = 0; i < 1'000; ++i) all += "GET /files/" + std::to_string(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  TestClient client(port());
  GoodClient good(port());
  std::thread sending([&] { client.send(all); });
  for (int i = 0; i < 1'000; ++i) ASSERT_EQ(client.receive().body, std::to_string(i));
  sending.join();
  good.expect_unharmed();
}

TEST_F(UnderAttack, TwoThousandIdleConnections) {
  options_.limits.connections_per_address = 3'000;
  auto idle = crowd(2'000);
  GoodClient good(port());
  std::this_thread::sleep_for(500ms);
  good.expect_unharmed();
  EXPECT_TRUE(idle.front()->closed_within(5'000ms)) << "the idle time is over";
  EXPECT_TRUE(idle.back()->closed_within(5'000ms));
}

TEST_F(UnderAttack, OneCharacterAtATimeIsStillARequest) {
  TestClient client(port());
  for (const char c : std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")) client.send(std::string_view(&c, 1));
  EXPECT_EQ(client.receive().status, 200);
}

}  // namespace
}  // namespace meretid::http
