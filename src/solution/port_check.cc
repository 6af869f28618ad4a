// SPDX-License-Identifier: EUPL-1.2
#include "solution/port_check.h"

#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <string_view>

namespace meretid::solution {
namespace {

struct Socket {
  int fd;
  ~Socket() {
    if (fd >= 0) ::close(fd);
  }
};

/// What every server of this program says of itself.
bool answers_as_we_do(const addrinfo& where, const std::string& address) {
  const Socket socket{::socket(where.ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  const timeval limit{1, 0};
  if (socket.fd < 0 || ::setsockopt(socket.fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) != 0 ||
      ::setsockopt(socket.fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) != 0 ||
      ::connect(socket.fd, where.ai_addr, where.ai_addrlen) != 0)
    return false;
  const bool v6 = address.find(':') != std::string::npos;
  const std::string ask = "GET /healthz HTTP/1.1\r\nHost: " + (v6 ? "[" + address + "]" : address) + "\r\nConnection: close\r\n\r\n";
  if (::send(socket.fd, ask.data(), ask.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(ask.size())) return false;
  std::string answer;
  char piece[1024];
  while (answer.size() < 8192) {
    const ssize_t got = ::recv(socket.fd, piece, sizeof piece, 0);
    if (got <= 0) break;
    answer.append(piece, static_cast<std::size_t>(got));
  }
  return answer.find("{\"status\":\"ok\",\"version\":") != std::string::npos;
}

}  // namespace

Port look_at_port(const std::string& address, int port) {
  if (port == 0) return Port::kFree;  // the machine chooses
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* found = nullptr;
  if (::getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return Port::kUnusable;
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> where(found, ::freeaddrinfo);
  {
    const Socket socket{::socket(where->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const int on = 1;
    if (socket.fd < 0 || ::setsockopt(socket.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0) return Port::kUnusable;
    if (::bind(socket.fd, where->ai_addr, where->ai_addrlen) == 0 && ::listen(socket.fd, 1) == 0) return Port::kFree;
    if (errno != EADDRINUSE) return Port::kUnusable;
  }
  return answers_as_we_do(*where, address) ? Port::kOurs : Port::kTaken;
}

}  // namespace meretid::solution
