// SPDX-License-Identifier: EUPL-1.2
// Server-sent events. A handler returns event_stream(...); the server then gives it an EventStream that any thread may feed.
// A slow reader never holds up who feeds it: what is queued is bounded, an event with a key replaces the queued one with the
// same key (progress: only the newest counts), and what does not fit is dropped and told as one event "gap" with the count.
// Thread-safe. Cost of an idle stream: one connection (about 10 kB) and a heartbeat comment every 20 s.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "http/message.h"

namespace meretid::http {

struct Event {
  std::string name;   ///< "progress"; empty: "message"
  std::string data;   ///< usually JSON; line breaks are allowed
  std::string id;     ///< what a reconnecting client sends as Last-Event-ID
  std::string key;    ///< replaces a queued event of the same key; empty: never replaced
};

enum class Sent { kQueued, kDropped, kClosed };

class EventStream {
 public:
  virtual ~EventStream() = default;
  virtual Sent send(Event event) = 0;
  /// Writes what is queued, then ends the stream.
  virtual void close() = 0;
  virtual bool closed() const = 0;
  virtual std::size_t queued_bytes() const = 0;
  virtual std::string last_event_id() const = 0;  ///< what the client has seen already; empty at the first time
  /// Called once when the stream ends, whoever ends it; at once when it has ended. From any thread; must not block.
  virtual void on_close(std::function<void()> then) = 0;
};

/// The answer that turns the connection into a stream.
Response event_stream(std::function<void(std::shared_ptr<EventStream>)> opened);

/// "id: 7\nevent: progress\ndata: {…}\n\n"; line breaks in the data become several data lines, those in name or id are dropped.
std::string to_wire(const Event& event);

}  // namespace meretid::http
