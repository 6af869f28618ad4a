// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/door.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "solutions/nightwatch/in/packet.h"

namespace meretid::nightwatch::live {
namespace {

constexpr int kAtOnce = 100;
constexpr std::size_t kMost = in::kMostBytes + 200;

bool address_of(const std::filesystem::path& path, sockaddr_un& address) {
  address.sun_family = AF_UNIX;
  if (path.native().size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.c_str(), path.native().size() + 1);
  return true;
}

void be_patient(int fd, int seconds, int microseconds) {
  const timeval limit{seconds, microseconds};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

std::string read_all(int fd) {
  std::string text;
  char buffer[4096];
  for (ssize_t n = 0; text.size() <= kMost && (n = ::read(fd, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(n));
  return text;
}

}  // namespace

std::filesystem::path door_path(const solution::Config& config) { return config.feeds() / "nightwatch.samples"; }

Result<std::unique_ptr<Door>> Door::open(const std::filesystem::path& path) {
  sockaddr_un address{};
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  std::error_code none;
  std::filesystem::create_directories(path.parent_path(), none);
  std::filesystem::remove(path, none);
  const mode_t before = ::umask(0177);
  const bool bound = fd >= 0 && address_of(path, address) && ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && ::listen(fd, 128) == 0;
  ::umask(before);
  if (bound) return std::unique_ptr<Door>(new Door(fd));
  if (fd >= 0) ::close(fd);
  return fail("nightwatch.live.door", Kind::kInternal, {}, path.filename().string());
}

Door::~Door() {
  for (const auto& [fd, unused] : waiting_) ::close(fd);
  ::close(fd_);
}

void Door::let_in(const std::function<std::string(std::string_view, std::string_view)>& take) {
  for (int i = 0; i < kAtOnce; ++i) {
    const int visitor = ::accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
    if (visitor < 0) return;
    be_patient(visitor, 0, 200'000);  // servers of this machine write at once and close their end
    const std::string text = read_all(visitor);
    const auto line = text.find('\n');
    std::string answer = "again";
    if (line != std::string::npos && text.size() <= kMost) answer = take(std::string_view(text).substr(0, line), std::string_view(text).substr(line + 1));
    waiting_.emplace_back(visitor, std::move(answer));
  }
}

void Door::answer_all(bool kept) {
  for (const auto& [fd, answer] : waiting_) {
    const std::string text = kept ? answer : "again";
    static_cast<void>(!::write(fd, text.data(), text.size()));
    ::close(fd);
  }
  waiting_.clear();
}

std::string hand_in(const std::filesystem::path& path, std::string_view topic, std::string_view payload) {
  sockaddr_un address{};
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return {};
  be_patient(fd, 5, 0);
  std::string answer;
  std::string text(topic);
  text += '\n';
  text += payload;
  if (address_of(path, address) && ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
      ::send(fd, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size()) && ::shutdown(fd, SHUT_WR) == 0)
    answer = read_all(fd);
  ::close(fd);
  return answer;
}

}  // namespace meretid::nightwatch::live
