// SPDX-License-Identifier: EUPL-1.2
#include "jobs/feed_link.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>

namespace meretid::jobs {
namespace {

using namespace std::chrono_literals;
constexpr std::uint32_t kMostBytes = 1024 * 1024;
constexpr std::uint64_t kNoneYet = ~std::uint64_t{0};  // no life: whoever says so wants all that a service says from its start

Error failed(const std::filesystem::path& path) {
  return Error("jobs.file", Kind::kInternal, {{"found", std::strerror(errno)}}, path.string());
}

bool address_of(const std::filesystem::path& path, sockaddr_un& address) {
  address = {};
  address.sun_family = AF_UNIX;
  if (path.native().size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.c_str(), path.native().size());
  return true;
}

bool send_all(int connection, const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t sent = send(connection, at, size, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    at += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

/// Waits in short steps, so that the end of the house is noticed.
bool receive_all(int connection, void* bytes, std::size_t size, const std::atomic<bool>& over) {
  char* at = static_cast<char*>(bytes);
  while (size > 0) {
    pollfd ready{connection, POLLIN, 0};
    if (over) return false;
    if (poll(&ready, 1, 100) == 0) continue;
    const ssize_t got = recv(connection, at, size, 0);
    if (got <= 0) return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<FeedOffer>> FeedOffer::open(const std::filesystem::path& socket_path, std::shared_ptr<Feed> feed) {
  sockaddr_un address{};
  if (!address_of(socket_path, address)) {
    errno = ENAMETOOLONG;
    return fail(failed(socket_path));
  }
  std::error_code ignored;
  std::filesystem::create_directories(socket_path.parent_path(), ignored);
  std::filesystem::remove(socket_path, ignored);  // of a service that was killed; the leader lease says that there is no other
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return fail(failed(socket_path));
  const mode_t before = umask(0177);
  const int bound = bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  umask(before);
  if (bound != 0 || listen(descriptor, 16) != 0) {
    const Error error = failed(socket_path);
    close(descriptor);
    return fail(error);
  }
  return std::unique_ptr<FeedOffer>(new FeedOffer(socket_path, descriptor, std::move(feed)));
}

FeedOffer::FeedOffer(std::filesystem::path socket_path, int descriptor, std::shared_ptr<Feed> feed)
    : path_(std::move(socket_path)), descriptor_(descriptor), feed_(std::move(feed)), acceptor_([this] { accept_all(); }) {}

FeedOffer::~FeedOffer() {
  over_ = true;
  acceptor_.join();
  readers_.clear();
  close(descriptor_);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void FeedOffer::accept_all() {
  while (!over_) {
    pollfd ready{descriptor_, POLLIN, 0};
    if (poll(&ready, 1, 100) <= 0) continue;
    const int connection = accept4(descriptor_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    readers_.remove_if([](const Reader& reader) { return reader.gone.load(); });
    Reader& reader = readers_.emplace_back();
    reader.thread = std::jthread([this, connection, &reader] {
      serve(connection);
      reader.gone = true;
    });
  }
}

void FeedOffer::serve(int connection) {
  const timeval patience{1, 0};
  setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  std::uint64_t followed[2] = {};  // life, number
  const std::uint64_t life = feed_->life(), now = feed_->latest();
  bool good = receive_all(connection, followed, sizeof followed, over_) && send_all(connection, &life, sizeof life);
  std::uint64_t sent = followed[0] == 0 ? now : followed[0] == life ? std::min(followed[1], now) : 0;
  while (good && !over_) {
    const Feed::Batch batch = feed_->wait(sent, 100ms);
    for (const Sample& sample : batch.samples) {
      const auto size = static_cast<std::uint32_t>(sample.bytes.size());
      good = good && send_all(connection, &sample.number, sizeof sample.number) && send_all(connection, &size, sizeof size) &&
             send_all(connection, sample.bytes.data(), size);
      sent = sample.number;
    }
    if (batch.closed) break;
  }
  close(connection);
}

FeedMirror::FeedMirror(std::filesystem::path socket_path)
    : path_(std::move(socket_path)), reader_([this] { follow(); }) {
  // A service that is stopped answers nobody: its feed may not hold up the house.
  for (int i = 0; i < 200 && !looked_; ++i) std::this_thread::sleep_for(5ms);
}

FeedMirror::~FeedMirror() {
  over_ = true;
  reader_.join();
  feed_->close();
}

void FeedMirror::follow() {
  sockaddr_un address{};
  const auto look_done = [this] { looked_ = true; };
  if (!address_of(path_, address)) return look_done();
  while (!over_) {
    const int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection >= 0 && connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
      read_all(connection);
    if (connection >= 0) close(connection);
    if (life_ == 0) life_ = kNoneYet;
    look_done();
    if (!over_) std::this_thread::sleep_for(50ms);  // the service is not there yet, or not any more
  }
}

void FeedMirror::read_all(int connection) {
  const std::uint64_t followed[2] = {life_, number_};
  std::uint64_t life = 0;
  if (!send_all(connection, followed, sizeof followed) || !receive_all(connection, &life, sizeof life, over_)) return;
  bool first = life_ == 0;  // what came before the first one was not lost
  if (life != life_) life_ = life, number_ = 0;
  looked_ = true;
  for (;;) {
    Sample sample;
    std::uint32_t size = 0;
    if (!receive_all(connection, &sample.number, sizeof sample.number, over_) ||
        !receive_all(connection, &size, sizeof size, over_) || size > kMostBytes)
      return;
    sample.bytes.resize(size);
    if (!receive_all(connection, sample.bytes.data(), size, over_)) return;
    feed_->publish(std::move(sample.bytes), first || sample.number <= number_ ? 0 : sample.number - number_ - 1);
    number_ = sample.number;
    first = false;
  }
}

std::filesystem::path FeedMirrors::socket(const std::filesystem::path& folder, const std::string& name) {
  std::string file = name;
  for (char& c : file)
    if (c == '/') c = '.';
  return folder / (file + ".sock");
}

std::shared_ptr<Feed> FeedMirrors::feed(const std::string& name) {
  const std::lock_guard lock(mutex_);
  for (const auto& [known, mirror] : mirrors_)
    if (known == name) return mirror->feed();
  mirrors_.emplace_back(name, std::make_unique<FeedMirror>(socket(folder_, name)));
  return mirrors_.back().second->feed();
}

}  // namespace meretid::jobs
