// SPDX-License-Identifier: EUPL-1.2
// A connection that stops being request and answer: event stream or WebSocket.
#include "http/connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "http/outbox.h"
#include "http/wire.h"

namespace meretid::http {
namespace {
using boost::system::error_code;
namespace websocket = beast::websocket;

constexpr std::string_view kComeBack = "retry: 3000\n\n";  // milliseconds
}  // namespace

/// A stream's client sends nothing more, so that whatever can be read is its end.
void Connection::watch_for_end() {
  socket_.async_wait(asio::ip::tcp::socket::wait_read, [self = shared_from_this()](error_code) { self->close(); });
}

asio::awaitable<void> Connection::event_stream(const Request& request, const Response& response) {
  const auto waker = std::make_shared<Waker>(loop_.io, weak_from_this());
  const auto stream = std::make_shared<QueuedEvents>(shared_.options.limits.stream_queue,
                                                     std::string(request.header("last-event-id")),
                                                     [waker] { waker->wake(); });
  Response head = response;
  head.headers.emplace_back("X-Accel-Buffering", "no");
  buffer_.clear();
  buffer_.shrink_to_fit();
  const std::string head_text = response_head(head, {-2, false, http_1_0_}, loop_.date);
  const std::function<void()> opened = [&] { response.events(stream); };
  const std::function<void()> ended = [&] { stream->outbox.gone(); };
  bool alive = co_await write_all(head_text);
  if (alive) {
    watch_for_end();
    end_stream_ = [stream] { stream->close(); };
    heartbeat_ = std::chrono::steady_clock::now() + shared_.options.limits.heartbeat;
    alive = co_await on_pool(opened);
    if (shared_.draining) stream->close();
  }
  std::int64_t bytes = 0;
  while (alive && !peer_gone_) {
    const Outbox::Taken taken = stream->outbox.take();
    std::string out;
    for (const auto& piece : taken.pieces) out += piece;
    if (taken.dropped > 0) out += to_wire({"gap", "{\"dropped\":" + std::to_string(taken.dropped) + "}", {}, {}});
    if (out.empty() && std::exchange(beat_, false)) out = ":\n\n";
    if (!out.empty()) {
      bytes += static_cast<std::int64_t>(out.size());
      alive = co_await write_all(out);
    } else if (taken.last) {
      // A browser comes back by itself; the server needs a moment to be there again.
      if (shared_.draining) co_await write_all(kComeBack);
      break;
    } else {
      error_code woken;
      bell_.expires_at(Time::max());
      co_await bell_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
  }
  waker->disarm();
  end_stream_ = nullptr;
  heartbeat_ = Time::max();
  log(200, bytes);
  if (!co_await on_pool(ended)) ended();
}

asio::awaitable<void> Connection::web_socket(Parser& parser, const Response& response) {
  const auto waker = std::make_shared<Waker>(loop_.io, weak_from_this());
  const auto channel = std::make_shared<QueuedSocket>(shared_.options.limits.stream_queue, [waker] { waker->wake(); });
  using Stream = websocket::stream<asio::ip::tcp::socket, false>;
  const auto stream = std::make_shared<Stream>(std::move(socket_));
  // The request has been read: of handshakes only the one of closing is left, and nobody waits long for a rude client.
  constexpr std::chrono::milliseconds kFarewell(2'000);
  stream->set_option(websocket::stream_base::timeout{kFarewell, shared_.options.limits.idle_time, true});
  stream->read_message_max(shared_.options.limits.message);
  stream->binary(true);
  stream->auto_fragment(false);
  error_code ec;
  co_await stream->async_accept(parser.get(), asio::redirect_error(asio::use_awaitable, ec));
  log(ec ? 400 : 101, 0);
  if (ec) co_return;

  SocketEvents events;
  const std::function<void()> opened = [&] { events = response.socket(channel); };
  const std::function<void()> ended = [&] {
    channel->outbox.gone();
    if (events.on_close) events.on_close();
  };
  if (!co_await on_pool(opened)) co_return;
  end_stream_ = [channel] { channel->close(); };
  abort_ = [stream] {
    error_code ignored;
    stream->next_layer().close(ignored);
  };
  if (shared_.draining) channel->close();

  const auto reading = std::make_shared<bool>(true);
  asio::co_spawn(
      loop_.io,
      [self = shared_from_this(), stream, channel, events, reading]() -> asio::awaitable<void> {
        beast::flat_buffer message;
        error_code end;
        const std::function<void()> hand_over = [&] {
          events.on_message({static_cast<const char*>(message.data().data()), message.size()});
        };
        while (!end) {
          co_await stream->async_read(message, asio::redirect_error(asio::use_awaitable, end));
          if (end) break;
          if (events.on_message) co_await self->on_pool(hand_over);
          message.clear();
        }
        *reading = false;
        self->woken();
      },
      asio::detached);

  bool alive = true;
  while (alive && *reading) {
    const Outbox::Taken taken = channel->outbox.take();
    for (const auto& piece : taken.pieces) {
      co_await stream->async_write(asio::buffer(piece), asio::redirect_error(asio::use_awaitable, ec));
      if (ec) alive = false;
      if (!alive) break;
    }
    if (!alive) break;
    if (taken.pieces.empty() && taken.last) {
      co_await stream->async_close(websocket::close_code::going_away,
                                   asio::redirect_error(asio::use_awaitable, ec));
      break;
    }
    if (taken.pieces.empty()) {
      error_code woken;
      bell_.expires_at(Time::max());
      co_await bell_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
  }
  waker->disarm();
  end_stream_ = nullptr;
  std::exchange(abort_, nullptr)();
  while (*reading) {  // it may be in on_message still; on_close comes after that
    error_code woken;
    bell_.expires_at(Time::max());
    co_await bell_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  if (!co_await on_pool(ended)) ended();
}

}  // namespace meretid::http
