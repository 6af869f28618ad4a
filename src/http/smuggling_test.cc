// SPDX-License-Identifier: EUPL-1.2
// Attacks by form: a request that two readers might read in two ways is refused, and nothing behind it is answered.
#include <gmock/gmock.h>

#include "http/attack_test.h"

namespace meretid::http {
namespace {

const std::string kHidden = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
const std::string kEcho = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

TEST_F(UnderAttack, TwoLengthsOrNone) {
  for (const std::string framing : {
           "Content-Length: 0\r\nContent-Length: 44\r\n",
           "Content-Length: 2, 2\r\n",
           "Content-Length: 0x10\r\n",
           "Content-Length: 1e1\r\n",
           "Content-Length: 18446744073709551616\r\n",
           "Content-Length: \r\n",
           "content-length: 6\r\nTRANSFER-ENCODING: chunked\r\n",
           "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n",
           "Transfer-Encoding: xchunked\r\n",
           "Transfer-Encoding: chunked, identity\r\n",
           "Transfer-Encoding: chunked, chunked\r\n",
           "Transfer-Encoding: \"chunked\"\r\n",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
           "Transfer-Encoding : chunked\r\n",
           "Transfer-Encoding\t: chunked\r\n",
           " Transfer-Encoding: chunked\r\n",
       })
    EXPECT_EQ(only_answer(kEcho + framing + "\r\n0\r\n\r\n" + kHidden), 400) << framing;
  EXPECT_EQ(only_answer("POST /echo HTTP/1.0\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + kHidden), 400);
  EXPECT_EQ(echoed_, 0);
}

TEST_F(UnderAttack, LinesThatEndInTwoWays) {
  for (const std::string& request : {
           std::string("GET /hello HTTP/1.1\nHost: localhost\n\n"),
           std::string("GET /hello HTTP/1.1\r\nHost: localhost\n\r\n"),
           std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\rGET / HTTP/1.1\r\n\r\n"),
           std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n", 51),
           std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n"),
           std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\r\n\tContent-Length: 44\r\n\r\n"),
           std::string("GET /hello HTTP/1.1\r\n Host: localhost\r\n\r\n"),
           std::string("GET /hello HTTP/1.1\r\nHost localhost\r\n\r\n"),
           std::string("GET  /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"),
           std::string("GET /hello  HTTP/1.1\r\nHost: localhost\r\n\r\n"),
           std::string("GET /hello HTTP/1.1 \r\nHost: localhost\r\n\r\n"),
           std::string("GET /hello\tHTTP/1.1\r\nHost: localhost\r\n\r\n"),
           std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\n: empty\r\n\r\n"),
           std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\nX(y): z\r\n\r\n"),
       })
    EXPECT_THAT(only_answer(request + kHidden), testing::AnyOf(400, 505)) << request;
}

TEST_F(UnderAttack, ChunksThatLie) {
  for (const std::string& body : {
           std::string("FFFFFFFFFFFFFFFFF\r\nx\r\n"),
           std::string("-1\r\nx\r\n"),
           std::string("+2\r\n{}\r\n0\r\n\r\n"),
           std::string("0x2\r\n{}\r\n0\r\n\r\n"),
           std::string("2 \r\n{}\r\n0\r\n\r\n"),
           std::string("2\n{}\r\n0\r\n\r\n"),
           std::string("\r\n{}\r\n0\r\n\r\n"),
           std::string("2\r\n{}x\r\n0\r\n\r\n"),
           std::string("2\r\n{}0\r\n\r\n"),
           std::string("zz\r\n{}\r\n"),
           std::string("2;\x01=\x02\r\n{}\r\n0\r\n\r\n"),
       }) {
    EXPECT_EQ(only_answer(kEcho + "Transfer-Encoding: chunked\r\n\r\n" + body + kHidden), 400) << body;
  }
  EXPECT_EQ(echoed_, 0);
  EXPECT_EQ(only_answer(kEcho + "Transfer-Encoding: chunked\r\n\r\n7FFFFFFFFFFFFFFF\r\nx"), 0) << "cut off in the middle of a colossal one";
}

TEST_F(UnderAttack, ChunksWithoutEnd) {
  GoodClient good(port());
  const std::string head = kEcho + "Transfer-Encoding: chunked\r\n\r\n";
  TestClient extension(port());
  extension.send(head + "1;" + std::string(100'000, 'e'));
  EXPECT_TRUE(extension.closed_within(3'000ms)) << "an extension without end";
  TestClient trailers(port());
  trailers.send(head + "2\r\n{}\r\n0\r\n");
  for (int i = 0; i < 5'000; ++i)
    if (!trailers.send("X-" + std::to_string(i) + ": trailer\r\n")) break;
  EXPECT_TRUE(trailers.closed_within(3'000ms)) << "trailers without end";
  TestClient crumbs(port());
  std::string many = head;
  for (int i = 0; i < 50'000; ++i) many += "1\r\n1\r\n";
  std::thread sending([&] { crumbs.send(many + "0\r\n\r\n"); });
  EXPECT_EQ(crumbs.receive().body.size(), 50'000U) << "crumbs are slow, not wrong";
  sending.join();
  EXPECT_EQ(echoed_, 1);
  good.expect_unharmed();
}

TEST_F(UnderAttack, ATrailerIsNoHeader) {
  TestClient client(port());
  client.send(kEcho + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nHost: evil.example\r\nX-CSRF-Token: a\r\n\r\n" + kHidden);
  EXPECT_EQ(client.receive().body, "{}");
  EXPECT_EQ(client.receive().body, "hello");
  for (const std::string framing : {"Content-Length: 99", "Transfer-Encoding: chunked"})
    EXPECT_EQ(only_answer(kEcho + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + framing + "\r\n\r\n" + kHidden), 400);
}

TEST_F(UnderAttack, TargetsThatLeadElsewhere) {
  for (const std::string target : {"/files/../hello", "/files/a/../../hello", "/files/%2e%2e/hello", "/files/.%2e/hello",
                                   "/files/a%2fb", "/files/a%2Fb", "/files/a%5cb", "/files/a\\b", "/files/a%00b", "/files/%0d%0aX:y",
                                   "/files/%c0%ae%c0%ae/hello", "/files/%ff", "/files/\xff\xfe", "/files/%ed%a0%80", "/files/%",
                                   "/files/%4", "/files/%zz", "//evil.example/hello", "/files//a", "/./hello", "/hello?a=%00", "/hello?%ff=1",
                                   "/hello#x", "http://localhost/hello", "localhost/hello", "*", "\\hello"})
    EXPECT_EQ(only_answer("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"), 400) << target;
  EXPECT_EQ(only_answer("GET /files/%c3%a6ble/\xc3\xb8.pdf HTTP/1.1\r\nHost: localhost\r\n\r\n"), 200);
  EXPECT_EQ(only_answer(std::string("GET /hello\0 HTTP/1.1\r\nHost: localhost\r\n\r\n", 46)), 400);
}

TEST_F(UnderAttack, OfTheAppOnlyItsFiles) {
  options_.static_app = true;
  for (const std::string target : {"/../../etc/passwd", "/assets/..%2f..%2fetc%2fpasswd", "/%2e%2e%2f%2e%2e%2fetc/passwd", "/..;/etc/passwd.txt",
                                   "/assets/%2e%2e/%2e%2e/etc/passwd", "/etc/passwd%00.html", "/.env", "/web/dist/index.html/../../../x.pem"}) {
    TestClient client(port());
    client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const auto answer = client.receive();
    EXPECT_TRUE(answer.status == 400 || answer.status == 404) << target << ": " << answer.status;
    EXPECT_EQ(answer.body.find("root:"), std::string::npos) << target;
  }
}

}  // namespace
}  // namespace meretid::http
