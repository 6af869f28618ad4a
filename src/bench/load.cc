// SPDX-License-Identifier: EUPL-1.2
#include "bench/load.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

namespace meretid::bench {

using Clock = std::chrono::steady_clock;

std::string request(std::string_view path) { return "GET " + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"; }

Client::Client(std::uint16_t port) {
  fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval time{5, 0};
  const int one = 1;
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
  ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(fd_);
    fd_ = -1;
  }
}

Client::~Client() {
  if (fd_ >= 0) ::close(fd_);
}

bool Client::send(std::string_view bytes) {
  return fd_ >= 0 && ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

bool Client::more() {
  char piece[16384];
  const ssize_t n = fd_ < 0 ? -1 : ::recv(fd_, piece, sizeof piece, 0);
  if (n <= 0) return false;
  buffer_.append(piece, static_cast<std::size_t>(n));
  return true;
}

bool Client::receive_head() {
  while (buffer_.find("\r\n\r\n") == std::string::npos)
    if (!more()) return false;
  return buffer_.starts_with("HTTP/1.1 200");
}

bool Client::receive() {
  const bool good = receive_head();
  const std::size_t head = buffer_.find("\r\n\r\n");
  if (head == std::string::npos) return false;
  std::size_t length = 0;
  for (std::size_t at = buffer_.find("\r\n"); at < head; at = buffer_.find("\r\n", at + 2)) {
    const std::string_view line = std::string_view(buffer_).substr(at + 2);
    if (line.starts_with("Content-Length: ") || line.starts_with("content-length: "))
      length = static_cast<std::size_t>(std::strtoul(line.data() + 16, nullptr, 10));
  }
  while (buffer_.size() < head + 4 + length)
    if (!more()) return false;
  buffer_.erase(0, head + 4 + length);
  return good;
}

bool Client::get(std::string_view path) { return send(request(path)) && receive(); }

double requests_per_second(std::uint16_t port, std::string_view path, int connections, double seconds) {
  const std::string bytes = request(path);
  std::atomic<std::int64_t> answered = 0;
  const auto begin = Clock::now();
  const auto work = [&] {
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < connections; ++i) clients.push_back(std::make_unique<Client>(port));
    std::int64_t mine = 0;
    while (std::chrono::duration<double>(Clock::now() - begin).count() < seconds) {
      for (const auto& client : clients) client->send(bytes);
      for (const auto& client : clients) mine += client->receive();
    }
    answered += mine;
  };
  std::thread second(work);
  work();
  second.join();
  return static_cast<double>(answered) / std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace meretid::bench
