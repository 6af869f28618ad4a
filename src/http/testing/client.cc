// SPDX-License-Identifier: EUPL-1.2
#include "http/testing/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstring>

namespace meretid::http {

std::string Answer::cookie(const std::string& name) const {
  const auto header = headers.find("set-cookie");
  if (header == headers.end() || !header->second.starts_with(name + "=")) return {};
  const std::string rest = header->second.substr(name.size() + 1);
  return rest.substr(0, rest.find(';'));
}

TestClient::TestClient(std::uint16_t port, int receive_buffer) : port_(port) {
  fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
  const timeval time{5, 0};
  setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
  setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
  if (receive_buffer > 0) setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(fd_);
    fd_ = -1;
  }
}

TestClient::~TestClient() {
  if (fd_ >= 0) ::close(fd_);
}

bool TestClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

void TestClient::shut_sending() { ::shutdown(fd_, SHUT_WR); }

bool TestClient::more() {
  char piece[65536];
  const ssize_t n = ::recv(fd_, piece, sizeof piece, 0);
  if (n <= 0) return false;
  buffer_.append(piece, static_cast<std::size_t>(n));
  return true;
}

std::optional<std::string> TestClient::read_until(std::string_view end) {
  std::size_t at;
  while ((at = buffer_.find(end)) == std::string::npos)
    if (!more()) return std::nullopt;
  std::string out = buffer_.substr(0, at + end.size());
  buffer_.erase(0, at + end.size());
  return out;
}

std::optional<std::string> TestClient::read_exactly(std::size_t n) {
  while (buffer_.size() < n)
    if (!more()) return std::nullopt;
  std::string out = buffer_.substr(0, n);
  buffer_.erase(0, n);
  return out;
}

Answer TestClient::receive_head() {
  const auto head = read_until("\r\n\r\n");
  if (!head || !head->starts_with("HTTP/1.")) return {};
  Answer answer;
  answer.status = std::stoi(head->substr(9, 3));
  std::size_t at = head->find("\r\n") + 2;
  while (at + 2 < head->size()) {
    const std::size_t end = head->find("\r\n", at), colon = head->find(':', at);
    std::string name = head->substr(at, colon - at);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    answer.headers[name] = head->substr(colon + 2, end - colon - 2);
    at = end + 2;
  }
  return answer;
}

Answer TestClient::receive(bool head_only) {
  auto answer = receive_head();
  if (!answer || head_only || answer.status == 204 || answer.status == 304) return answer;
  if (answer.headers.contains("content-length")) {
    auto body = read_exactly(std::stoul(answer.headers["content-length"]));
    if (!body) return {};
    answer.body = std::move(*body);
  } else if (answer.headers["transfer-encoding"] == "chunked") {
    while (true) {
      const auto line = read_until("\r\n");
      if (!line) return {};
      const std::size_t size = std::stoul(*line, nullptr, 16);
      const auto piece = read_exactly(size + 2);
      if (!piece) return {};
      if (size == 0) break;
      answer.body.append(*piece, 0, size);
    }
  }
  return answer;
}

Answer TestClient::request(std::string_view method, std::string_view target, std::string_view extra,
                                          std::string_view body) {
  std::string text(method);
  text += " ";
  text += target;
  text += " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n";
  text += extra;
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  text += "\r\n";
  text += body;
  if (!send(text)) return {};
  return receive(method == "HEAD");
}

bool TestClient::closed_within(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd wait{fd_, POLLIN, 0};
    if (::poll(&wait, 1, static_cast<int>(left.count())) <= 0) return false;
    if (!more()) return true;
  }
}

bool TestClient::upgrade(std::string_view target, std::string_view extra) {
  send("GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
       "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
       "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n" +
       std::string(extra) + "\r\n");
  const auto answer = receive_head();
  return answer.status == 101;
}

bool TestClient::send_frame(std::string_view bytes, int opcode) {
  std::string frame(1, static_cast<char>(0x80 | opcode));
  if (bytes.size() < 126) {
    frame += static_cast<char>(0x80 | static_cast<int>(bytes.size()));
  } else {
    frame += static_cast<char>(0x80 | 127);
    for (int shift = 56; shift >= 0; shift -= 8) frame += static_cast<char>((bytes.size() >> shift) & 0xff);
  }
  frame += std::string(4, '\0');  // the mask 0: the bytes stay as they are
  frame += bytes;
  return send(frame);
}

std::optional<TestClient::Frame> TestClient::receive_frame() {
  const auto head = read_exactly(2);
  if (!head) return std::nullopt;
  std::size_t size = static_cast<unsigned char>((*head)[1]) & 0x7f;
  const int more_bytes = size == 126 ? 2 : size == 127 ? 8 : 0;
  if (more_bytes > 0) {
    const auto text = read_exactly(static_cast<std::size_t>(more_bytes));
    if (!text) return std::nullopt;
    size = 0;
    for (const char c : *text) size = size << 8 | static_cast<unsigned char>(c);
  }
  const auto bytes = read_exactly(size);
  if (!bytes) return std::nullopt;
  return Frame{(*head)[0] & 0x0f, *bytes};
}

}  // namespace meretid::http
