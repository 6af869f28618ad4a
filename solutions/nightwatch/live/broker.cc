// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/broker.h"

#include <fcntl.h>
#include <mosquitto.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "base/log.h"

namespace meretid::nightwatch::live {
namespace {

constexpr int kKeepAlive = 10;                       // s: a broken line is known within one and a half of them
constexpr std::size_t kAtOnce = 400;                 // messages between two commits
constexpr std::int64_t kFirstWait = kSecond / 4, kLongestWait = 2 * kSecond;
constexpr std::int64_t kGreeting = 3 * kSecond;      // for the broker's answer to CONNECT
constexpr int kQos = 1;
constexpr const char* kAgain = "mnt/again";
constexpr const char* kSubscriptions[] = {"mnt/+/+/+/raw", "mnt/+/+/+/state"};

void start_library() {
  static const int started = mosquitto_lib_init();
  static_cast<void>(started);
}

/// Does anybody listen there? libmosquitto would wait for minutes where packets are swallowed, and the whole service with it.
bool answers(const std::string& host, int port) {
  addrinfo hints{}, *found = nullptr;
  hints.ai_socktype = SOCK_STREAM;
  if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return false;
  bool up = false;
  for (const addrinfo* a = found; a != nullptr && !up; a = a->ai_next) {
    const int fd = ::socket(a->ai_family, a->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) continue;
    if (::connect(fd, a->ai_addr, a->ai_addrlen) == 0) {
      up = true;
    } else if (errno == EINPROGRESS) {
      pollfd waiting{fd, POLLOUT, 0};
      int error = 1;
      socklen_t size = sizeof error;
      up = ::poll(&waiting, 1, 1000) == 1 && ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
    }
    ::close(fd);
  }
  ::freeaddrinfo(found);
  return up;
}

tl::unexpected<Error> refused(int code) { return fail("nightwatch.live.broker", Kind::kInternal, {{"found", mosquitto_strerror(code)}}); }

}  // namespace

Result<std::unique_ptr<Broker>> Broker::open(const BrokerSettings& settings, Heard heard) {
  start_library();
  std::unique_ptr<Broker> broker(new Broker(settings, std::move(heard)));
  mosquitto* client = mosquitto_new(settings.client.c_str(), false, broker.get());
  if (client == nullptr) return refused(MOSQ_ERR_NOMEM);
  broker->client_ = client;
  mosquitto_threaded_set(client, true);  // nothing is sent before settle()
  mosquitto_int_option(client, MOSQ_OPT_RECEIVE_MAXIMUM, 65535);
  if (!settings.user.empty()) {
    std::ifstream in(settings.password_file);
    std::string password;
    if (!std::getline(in, password)) return fail("nightwatch.live.broker", Kind::kBadInput, {{"found", settings.password_file}});
    mosquitto_username_pw_set(client, settings.user.c_str(), password.c_str());
  }
  if (!settings.ca_file.empty()) {
    if (const int code = mosquitto_tls_set(client, settings.ca_file.c_str(), nullptr, nullptr, nullptr, nullptr); code != MOSQ_ERR_SUCCESS) return refused(code);
    mosquitto_tls_opts_set(client, 1, "tlsv1.2", nullptr);
  }
  mosquitto_connect_callback_set(client, [](mosquitto*, void* self, int code) {
    auto& b = *static_cast<Broker*>(self);
    if (code != 0) return base::log_warning("nightwatch.broker_refused", {{"code", std::to_string(code)}});
    b.connected_ = true, b.patience_ = 0;
    for (const char* topic : kSubscriptions) mosquitto_subscribe(b.client_, nullptr, topic, kQos);
    // What came between a broker's loss of memory and this subscription went nowhere: sensors are asked for it once more.
    mosquitto_publish(b.client_, nullptr, kAgain, 2, "15", kQos, false);
    base::log_info("nightwatch.broker_connected", {});
  });
  mosquitto_message_callback_set(client, [](mosquitto*, void* self, const mosquitto_message* message) {
    auto& b = *static_cast<Broker*>(self);
    ++b.came_;
    b.heard_(message->topic, {static_cast<const char*>(message->payload), static_cast<std::size_t>(std::max(0, message->payloadlen))});
  });
  return broker;
}

Broker::~Broker() {
  if (client_ != nullptr) mosquitto_destroy(client_);
}

int Broker::descriptor() const { return mosquitto_socket(client_); }
bool Broker::wants_to_write() const { return mosquitto_want_write(client_); }

void Broker::lost() {
  if (connected_) base::log_warning("nightwatch.broker_lost", {});
  connected_ = false;
  mosquitto_disconnect(client_);
}

bool Broker::read(Timestamp now) {
  static_cast<void>(now);
  if (descriptor() < 0) return false;
  // A call takes one packet. TLS may hold more than the socket shows, so it goes on until a call brings nothing.
  for (std::size_t taken = 0; taken < kAtOnce; ++taken) {
    const std::size_t before = came_;
    if (mosquitto_loop_read(client_, 1) != MOSQ_ERR_SUCCESS) return lost(), false;
    if (came_ == before) return false;
  }
  return true;
}

void Broker::settle() {
  if (descriptor() < 0 || !mosquitto_want_write(client_)) return;
  if (mosquitto_loop_write(client_, 1) != MOSQ_ERR_SUCCESS) lost();
}

void Broker::tend(Timestamp now) {
  // Connected to something that does not say so: a broker that died just then. Its line would hang until the next sign of life is due.
  const bool hangs = descriptor() >= 0 && !connected_ && now - tried_ > kGreeting;
  if (descriptor() >= 0 && !hangs) {
    if (mosquitto_loop_misc(client_) != MOSQ_ERR_SUCCESS) lost();
    return;
  }
  connected_ = false;
  if (begun_ && now - tried_ < patience_ && now >= tried_) return;
  tried_ = now;
  patience_ = std::clamp(patience_ * 2, kFirstWait, kLongestWait);
  if (!answers(settings_.host, settings_.port)) return;
  const int code = begun_ ? mosquitto_reconnect(client_) : mosquitto_connect(client_, settings_.host.c_str(), settings_.port, kKeepAlive);
  begun_ = true;
  if (code == MOSQ_ERR_SUCCESS) settle();
}

}  // namespace meretid::nightwatch::live
