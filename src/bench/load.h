// SPDX-License-Identifier: EUPL-1.2
// A plain HTTP client of this machine and what it measures with it: requests a second over connections that stay open. Speaks to
// 127.0.0.1 alone. A client belongs to one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace meretid::bench {

class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return fd_ >= 0; }
  bool send(std::string_view bytes);
  /// Reads one answer with Content-Length; true when it is a 200.
  bool receive();
  /// Reads up to the end of an answer's head; true when it is a 200.
  bool receive_head();
  bool get(std::string_view path);

 private:
  bool more();
  int fd_ = -1;
  std::string buffer_;
};

std::string request(std::string_view path);

/// Answered requests a second: `connections` on each of two threads, each with one request under way, for `seconds`.
double requests_per_second(std::uint16_t port, std::string_view path, int connections, double seconds);

}  // namespace meretid::bench
