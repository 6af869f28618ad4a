// SPDX-License-Identifier: EUPL-1.2
#include "api/feed_stream.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <mutex>
#include <string>

namespace meretid::api {
namespace {

constexpr std::size_t kQueued = 64 * 1024;  // more than this waiting for the browser: leave the samples in the feed's ring

/// What one reader has had, and how it is told. Kept alive by the feed's listener.
class Pump {
 public:
  using Send = std::function<bool(const jobs::Sample&)>;  ///< false: no more
  Pump(std::shared_ptr<jobs::Feed> feed, std::uint64_t from) : feed_(std::move(feed)), last_(from) {}

  Send send;
  std::function<void(std::uint64_t lost)> gap;
  std::function<std::size_t()> queued;
  std::function<void()> over;

  void move() {
    const std::lock_guard lock(mutex_);
    while (queued() < kQueued) {
      const auto batch = feed_->after(last_);
      if (batch.lost > 0) gap(batch.lost);
      for (const auto& sample : batch.samples) {
        if (!send(sample)) return;
        last_ = sample.number;
      }
      if (batch.closed) return over();
      if (batch.samples.empty()) return;
    }
  }
  void listen(const std::shared_ptr<Pump>& self) {
    const std::uint64_t ticket = feed_->listen([self] { self->move(); });
    const std::lock_guard lock(ticket_mutex_);
    ticket_ = ticket;
    if (gone_) feed_->forget(ticket_);
  }
  void forget() {
    const std::lock_guard lock(ticket_mutex_);
    gone_ = true;
    if (ticket_ != 0) feed_->forget(ticket_);
  }

 private:
  std::shared_ptr<jobs::Feed> feed_;
  std::mutex mutex_;
  std::uint64_t last_;
  std::mutex ticket_mutex_;
  std::uint64_t ticket_ = 0;
  bool gone_ = false;
};

// "life-number": a number of another life, before the server was started anew, says nothing; then all that the feed still holds is sent.
std::string id_of(const jobs::Feed& feed, const jobs::Sample& sample) { return std::to_string(feed.life()) + "-" + std::to_string(sample.number); }
std::uint64_t resumed_from(const std::string& id, const jobs::Feed& feed) {
  if (id.empty()) return feed.latest();
  std::uint64_t life = 0, number = 0;
  const char* const end = id.data() + id.size();
  const auto [dash, bad] = std::from_chars(id.data(), end, life);
  if (bad != std::errc() || dash == end || *dash != '-' || life != feed.life() || std::from_chars(dash + 1, end, number).ec != std::errc()) return 0;
  return std::min(number, feed.latest());
}

}  // namespace

void pump(std::shared_ptr<jobs::Feed> feed, std::shared_ptr<http::EventStream> stream) {
  const auto pump = std::make_shared<Pump>(feed, resumed_from(stream->last_event_id(), *feed));
  pump->send = [stream, feed](const jobs::Sample& sample) {
    return stream->send({"sample", sample.bytes, id_of(*feed, sample), {}}) != http::Sent::kClosed;
  };
  pump->gap = [stream](std::uint64_t lost) { stream->send({"gap", "{\"lost\":" + std::to_string(lost) + "}", {}, {}}); };
  pump->queued = [stream] { return stream->queued_bytes(); };
  pump->over = [stream] { stream->close(); };
  pump->listen(pump);
  pump->move();
  stream->on_close([pump] { pump->forget(); });
}

http::SocketEvents pump(std::shared_ptr<jobs::Feed> feed, std::shared_ptr<http::Socket> socket) {
  const auto pump = std::make_shared<Pump>(feed, feed->latest());
  pump->send = [socket](const jobs::Sample& sample) { return socket->send(sample.bytes) != http::Sent::kClosed; };
  pump->gap = [socket](std::uint64_t lost) { socket->send("{\"lost\":" + std::to_string(lost) + "}"); };
  pump->queued = [socket] { return socket->queued_bytes(); };
  pump->over = [socket] { socket->close(); };
  pump->listen(pump);
  pump->move();
  return {.on_message = {}, .on_close = [pump] { pump->forget(); }};
}

http::Response feed_response(const http::Request& request, std::shared_ptr<jobs::Feed> feed) {
  if (!request.header("upgrade").empty())
    return http::web_socket([feed](std::shared_ptr<http::Socket> socket) { return pump(feed, std::move(socket)); });
  return http::event_stream([feed](std::shared_ptr<http::EventStream> stream) { pump(feed, std::move(stream)); });
}

}  // namespace meretid::api
