// SPDX-License-Identifier: EUPL-1.2
// Devices as docs/nightwatch-samples.md asks them to be: QoS 1, and after each reconnection, and when the service asks for it, what was
// sent in the last 15 s once more, since a broker that is killed may have acknowledged what it had not passed on. A few connections
// carry all of them. Thread-safe.
#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"

struct mosquitto;

namespace meretid::nightwatch::delivery {

struct BrokerAddress {
  std::uint16_t port = 0;
  std::string ca_file{}, user{}, password{};
};

class Fleet {
 public:
  static Result<std::unique_ptr<Fleet>> connect(const BrokerAddress& broker, int connections);
  ~Fleet();
  Fleet(const Fleet&) = delete;
  Fleet& operator=(const Fleet&) = delete;

  void send(std::size_t device, const std::string& topic, const std::string& payload);

 private:
  struct Line;
  Fleet() = default;
  std::vector<std::unique_ptr<Line>> lines_;
};

}  // namespace meretid::nightwatch::delivery
