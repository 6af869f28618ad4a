// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/delivery/page.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace meretid::nightwatch::delivery {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

int open_line(std::uint16_t port, const std::string& text, timeval patience) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && ::send(fd, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size()))
    return fd;
  ::close(fd);
  return -1;
}

std::string request(std::uint16_t port, const std::string& method, const std::string& target, const std::string& headers, const std::string& body) {
  std::string text = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nConnection: close\r\n" + headers;
  if (!body.empty()) text += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  return text + "\r\n" + body;
}

}  // namespace

int ask(std::uint16_t port, const std::string& method, const std::string& target, const std::string& headers, const std::string& body, std::string* answer) {
  const int fd = open_line(port, request(port, method, target, headers, body), {5, 0});
  if (fd < 0) return 0;
  std::string all;
  char buffer[8192];
  for (ssize_t n = 0; (n = ::read(fd, buffer, sizeof buffer)) > 0;) all.append(buffer, static_cast<std::size_t>(n));
  ::close(fd);
  if (all.size() < 12) return 0;
  if (const auto end = all.find("\r\n\r\n"); answer && end != std::string::npos) *answer = all.substr(end + 4);
  return std::atoi(all.substr(9, 3).c_str());
}

Page::Page(std::uint16_t port, std::string ward, std::string headers) : port_(port), ward_(std::move(ward)), headers_(std::move(headers)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { listen(stop); });
  pulse_ = std::jthread([this](const std::stop_token& stop) {
    for (int i = 0; !stop.stop_requested(); ++i, std::this_thread::sleep_for(100ms))
      if (i % 100 == 0) ask(port_, "POST", "/api/nightwatch/wards/" + ward_ + "/page", headers_, R"({"page":"bench-page"})");
  });
}

Page::~Page() = default;

void Page::listen(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const int fd = open_line(port_, request(port_, "GET", "/api/nightwatch/wards/" + ward_ + "/feed", headers_, ""), {0, 200'000});
    if (fd < 0) {
      std::this_thread::sleep_for(50ms);
      continue;
    }
    std::string text;
    char buffer[8192];
    bool listed = false;
    while (!stop.stop_requested()) {
      const ssize_t n = ::read(fd, buffer, sizeof buffer);
      if (n == 0 || (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK)) break;
      if (n > 0) text.append(buffer, static_cast<std::size_t>(n));
      if (!listed) read_list(), listed = true;  // now that the feed is open: what came before it
      for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
        if (text.starts_with("data: ")) take(text.substr(6, end - 6));
    }
    ::close(fd);
  }
}

void Page::read_list() {
  std::string body;
  if (ask(port_, "GET", "/api/nightwatch/wards/" + ward_ + "/alarms", headers_, "", &body) != 200) return;
  const json list = json::parse(body, nullptr, false);
  if (list.is_discarded()) return;
  for (const char* part : {"open", "closed"})
    for (const json& alarm : list.value(part, json::array()))
      show(alarm.value("resident", ""), {alarm.value("id", ""), alarm.value("kind", ""), Steady::now()});
}

void Page::take(const std::string& line) {
  const json step = json::parse(line, nullptr, false);
  if (!step.is_object()) return;
  if (step.contains("beat")) {
    const std::lock_guard lock(mutex_);
    beat_ = Steady::now();
    return;
  }
  if (!step.contains("alarm")) return;
  const json& alarm = step["alarm"];
  if (step.value("step", "") == "raised") {
    const std::lock_guard lock(mutex_);
    ++known_[alarm.value("id", "")];
  }
  show(alarm.value("resident", ""), {alarm.value("id", ""), alarm.value("kind", ""), Steady::now()});
}

void Page::show(const std::string& resident, Shown shown) {
  const std::lock_guard lock(mutex_);
  auto& there = alarms_[resident + shown.kind];
  if (there.id == shown.id) return;  // shown already
  if (!there.id.empty() && there.id > shown.id) return;  // an older one: ids begin with their time
  there = std::move(shown);
  changed_.notify_all();
}

std::optional<Page::Shown> Page::wait(const std::string& resident, const std::string& kind, Steady::time_point after, std::chrono::milliseconds at_most) {
  std::unique_lock lock(mutex_);
  const auto there = [&] {
    const auto at = alarms_.find(resident + kind);
    return at != alarms_.end() && at->second.at >= after;
  };
  if (!changed_.wait_for(lock, at_most, there)) return {};
  return alarms_.find(resident + kind)->second;
}

int Page::doubled() const {
  const std::lock_guard lock(mutex_);
  int n = 0;
  for (const auto& [unused, times] : known_) n += times > 1;
  return n;
}

std::size_t Page::shown() const {
  const std::lock_guard lock(mutex_);
  return known_.size();
}

bool Page::alive() const {
  const std::lock_guard lock(mutex_);
  return beat_ && Steady::now() - *beat_ < 15s;
}

int Page::answer(const std::string& alarm, const std::string& body) const {
  return ask(port_, "POST", "/api/nightwatch/wards/" + ward_ + "/alarms/" + alarm + "/answer", headers_, body);
}

}  // namespace meretid::nightwatch::delivery
