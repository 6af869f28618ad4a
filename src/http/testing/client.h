// SPDX-License-Identifier: EUPL-1.2
// A client for tests that can be as rude as it likes: sends raw bytes, reads answers one by one. Blocking, with a time-out of
// five seconds on everything. Not thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace meretid::http {

struct Answer {
  int status = 0;  ///< 0: none came, the connection ended or the time was over
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
  explicit operator bool() const { return status != 0; }
  std::string cookie(const std::string& name) const;  ///< from Set-Cookie
};

class TestClient {
 public:
  explicit TestClient(std::uint16_t port, int receive_buffer = 0);
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  bool send(std::string_view bytes);
  void shut_sending();
  Answer receive(bool head_only = false);
  /// `extra`: header lines, each with its \r\n. Adds Host, and Content-Length where there is a body.
  Answer request(std::string_view method, std::string_view target, std::string_view extra = {},
                                std::string_view body = {});
  /// The head of an answer; its body stays unread (an event stream).
  Answer receive_head();
  /// Up to the end of the text `end`, included.
  std::optional<std::string> read_until(std::string_view end);
  std::optional<std::string> read_exactly(std::size_t n);
  /// True when the server has closed within the time.
  bool closed_within(std::chrono::milliseconds time);

  /// WebSocket.
  bool upgrade(std::string_view target, std::string_view extra = {});
  bool send_frame(std::string_view bytes, int opcode = 2);
  struct Frame {
    int opcode;
    std::string bytes;
  };
  std::optional<Frame> receive_frame();

 private:
  bool more();
  int fd_ = -1;
  std::uint16_t port_;
  std::string buffer_;
};

}  // namespace meretid::http
