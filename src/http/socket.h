// SPDX-License-Identifier: EUPL-1.2
// A WebSocket with binary messages. A handler returns web_socket(...). The queue to the client is bounded: send() says
// kDropped when the message does not fit, and the feeder decides what that means; nobody is ever blocked.
// Thread-safe. Messages of one socket arrive one after the other, on a pool thread.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/sse.h"

namespace meretid::http {

class Socket {
 public:
  virtual ~Socket() = default;
  virtual Sent send(std::string bytes) = 0;
  virtual void close() = 0;
  virtual bool closed() const = 0;
  virtual std::size_t queued_bytes() const = 0;
};

/// What to do with what comes in. Empty functions are allowed. No further message is read while on_message runs: that is the
/// back-pressure towards the client.
struct SocketEvents {
  std::function<void(std::string_view bytes)> on_message;
  std::function<void()> on_close;
};

Response web_socket(std::function<SocketEvents(std::shared_ptr<Socket>)> opened);

}  // namespace meretid::http
