// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/delivery/fleet.h"

#include <mosquitto.h>

#include <thread>

namespace meretid::nightwatch::delivery {
namespace {

using Steady = std::chrono::steady_clock;
constexpr auto kKept = std::chrono::seconds(15);

}  // namespace

struct Fleet::Line {
  struct Sent {
    Steady::time_point at;
    std::string topic, payload;
  };
  mosquitto* client = nullptr;
  std::mutex mutex;
  std::deque<Sent> sent;
  std::jthread loop;

  ~Line() {
    loop = {};
    if (client != nullptr) mosquitto_destroy(client);
  }
  /// mosquitto_loop_start would end for good at the first broken TLS connection.
  void run() {
    loop = std::jthread([this](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        if (mosquitto_loop(client, 20, 1) == MOSQ_ERR_SUCCESS) continue;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        mosquitto_reconnect(client);
      }
    });
  }
  void publish(const Sent& one) {
    mosquitto_publish(client, nullptr, one.topic.c_str(), static_cast<int>(one.payload.size()), one.payload.data(), 1, false);
  }
  void once_more() {
    const std::lock_guard lock(mutex);
    for (const Sent& one : sent) publish(one);
  }
  void connected() {
    mosquitto_subscribe(client, nullptr, "mnt/again", 1);
    once_more();
  }
};

Result<std::unique_ptr<Fleet>> Fleet::connect(const BrokerAddress& broker, int connections) {
  mosquitto_lib_init();
  std::unique_ptr<Fleet> fleet(new Fleet);
  for (int i = 0; i < connections; ++i) {
    auto line = std::make_unique<Line>();
    line->client = mosquitto_new(("fleet-" + std::to_string(i)).c_str(), false, line.get());
    mosquitto_username_pw_set(line->client, broker.user.c_str(), broker.password.c_str());
    if (mosquitto_tls_set(line->client, broker.ca_file.c_str(), nullptr, nullptr, nullptr, nullptr) != MOSQ_ERR_SUCCESS) return fail("nightwatch.delivery.broker", Kind::kInternal);
    mosquitto_max_inflight_messages_set(line->client, 1000);
    mosquitto_threaded_set(line->client, true);
    mosquitto_connect_callback_set(line->client, [](mosquitto*, void* self, int code) {
      if (code == 0) static_cast<Line*>(self)->connected();
    });
    mosquitto_message_callback_set(line->client, [](mosquitto*, void* self, const mosquitto_message*) { static_cast<Line*>(self)->once_more(); });
    if (mosquitto_connect(line->client, "localhost", broker.port, 10) != MOSQ_ERR_SUCCESS) return fail("nightwatch.delivery.broker", Kind::kInternal);
    line->run();
    fleet->lines_.push_back(std::move(line));
  }
  return fleet;
}

Fleet::~Fleet() = default;

void Fleet::send(std::size_t device, const std::string& topic, const std::string& payload) {
  Line& line = *lines_[device % lines_.size()];
  const std::lock_guard lock(line.mutex);
  line.sent.push_back({Steady::now(), topic, payload});
  while (line.sent.front().at + kKept < line.sent.back().at) line.sent.pop_front();
  line.publish(line.sent.back());
}

}  // namespace meretid::nightwatch::delivery
