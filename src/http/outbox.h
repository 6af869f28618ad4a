// SPDX-License-Identifier: EUPL-1.2
// What waits to be written to one slow reader: the part of an event stream and of a WebSocket that knows no network.
// Any thread puts in, one event loop takes out and is woken through `wake`. Thread-safe; bounded by `limit` bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/socket.h"
#include "http/sse.h"

namespace meretid::http {

class Outbox {
 public:
  /// `wake` is called without the lock whenever there is something new to see; it must not block.
  Outbox(std::size_t limit, std::function<void()> wake) : limit_(limit), wake_(std::move(wake)) {}

  Sent put(std::string bytes, std::string key = {});
  /// The reader wants no more after what is queued.
  void close();
  /// The connection is gone: forgets the queue, runs the on_close functions. Called once by the loop.
  void gone();
  void on_close(std::function<void()> then);

  struct Taken {
    std::vector<std::string> pieces;
    std::int64_t dropped = 0;  ///< since the last take
    bool last = false;         ///< closed, and nothing comes after these
  };
  Taken take();

  bool closed() const;
  std::size_t queued_bytes() const;

 private:
  struct Item {
    std::string bytes, key;
  };
  mutable std::mutex mutex_;
  const std::size_t limit_;
  std::function<void()> wake_;
  std::deque<Item> items_;
  std::size_t bytes_ = 0;
  std::int64_t dropped_ = 0;
  bool closing_ = false, gone_ = false;
  std::vector<std::function<void()>> on_close_;
};

class QueuedEvents : public EventStream {
 public:
  QueuedEvents(std::size_t limit, std::string last_event_id, std::function<void()> wake)
      : outbox(limit, std::move(wake)), last_event_id_(std::move(last_event_id)) {}
  Sent send(Event event) override { return outbox.put(to_wire(event), std::move(event.key)); }
  void close() override { outbox.close(); }
  bool closed() const override { return outbox.closed(); }
  std::size_t queued_bytes() const override { return outbox.queued_bytes(); }
  std::string last_event_id() const override { return last_event_id_; }
  void on_close(std::function<void()> then) override { outbox.on_close(std::move(then)); }

  Outbox outbox;

 private:
  const std::string last_event_id_;
};

class QueuedSocket : public Socket {
 public:
  QueuedSocket(std::size_t limit, std::function<void()> wake) : outbox(limit, std::move(wake)) {}
  Sent send(std::string bytes) override { return outbox.put(std::move(bytes)); }
  void close() override { outbox.close(); }
  bool closed() const override { return outbox.closed(); }
  std::size_t queued_bytes() const override { return outbox.queued_bytes(); }

  Outbox outbox;
};

}  // namespace meretid::http
