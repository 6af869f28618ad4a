// SPDX-License-Identifier: EUPL-1.2
// The MQTT broker, by libmosquitto. What is heard is acknowledged only when settle() is called, after it has been kept: libmosquitto
// on its own acknowledges before it hands a message over, so the library is told that another thread does the sending, and this
// class decides when it does. The session is kept by the broker (clean_session = false): what was not acknowledged comes again.
// Not thread-safe: one thread drives it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "solutions/nightwatch/live/settings.h"

struct mosquitto;

namespace meretid::nightwatch::live {

class Broker {
 public:
  /// Topic and payload as they came.
  using Heard = std::function<void(std::string_view topic, std::string_view payload)>;

  static Result<std::unique_ptr<Broker>> open(const BrokerSettings& settings, Heard heard);
  ~Broker();
  Broker(const Broker&) = delete;
  Broker& operator=(const Broker&) = delete;

  int descriptor() const;              ///< to poll for reading; -1 while there is no connection
  bool wants_to_write() const;
  /// Reads what is there, a few hundred messages at most. False: nothing more came.
  bool read(Timestamp now);
  /// Sends acknowledgements and what else waits.
  void settle();
  /// Connects again where needed, keeps the connection alive. To be called every second.
  void tend(Timestamp now);
  bool connected() const { return connected_; }

 private:
  Broker(BrokerSettings settings, Heard heard) : settings_(std::move(settings)), heard_(std::move(heard)) {}
  void lost();

  BrokerSettings settings_;
  Heard heard_;
  mosquitto* client_ = nullptr;
  bool connected_ = false, subscribed_ = false, begun_ = false;
  std::size_t came_ = 0;
  std::int64_t patience_ = 0;
  Timestamp tried_;
};

}  // namespace meretid::nightwatch::live
