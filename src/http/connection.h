// SPDX-License-Identifier: EUPL-1.2
// One client connection, from accept to close. Includes Boost: only connection.cc, upgrade.cc and server.cc may include it.
// A connection lives on one event loop and is used by that loop's thread alone.
#pragma once

#include <utility>  // before asio: Boost 1.74 forgets it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>

#include "http/dispatch.h"
#include "http/pool.h"
#include "http/server.h"

namespace meretid::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

class Connection;

/// What all connections share.
struct Shared {
  ServerOptions options;
  Dispatch dispatch;
  Pool pool;
  std::atomic<bool> draining{false};
  std::atomic<std::size_t> connections{0};
  std::function<void(const std::string& remote)> left;  ///< a connection of this address has ended

  Shared(ServerOptions o, const Router& router, Gate& gate)
      : options(std::move(o)), dispatch(options, router, gate), pool(options.pool, 4096) {}
};

/// One event-loop thread's things. One timer of the loop looks after the deadlines of all its connections: cheaper than a
/// timer each, and 250 ms is exact enough for a time-out.
struct Loop {
  std::unordered_set<Connection*> connections;
  std::string date;        ///< for the Date header, renewed with every look
  asio::io_context io{1};  ///< last: it takes the connections with it, and they sign off above
};

/// Wakes a connection that waits for its outbox, from any thread, also after the connection or the server has gone.
class Waker {
 public:
  Waker(asio::io_context& io, std::weak_ptr<Connection> connection) : io_(&io), connection_(std::move(connection)) {}
  void wake();
  void disarm();

 private:
  std::mutex mutex_;
  asio::io_context* io_;
  std::weak_ptr<Connection> connection_;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Connection(Shared& shared, Loop& loop, asio::ip::tcp::socket socket, std::string remote);
  ~Connection();
  void start();
  /// Called by the loop's timer.
  void look(Time now);
  /// Streams end after what is queued, idle connections at once, running requests after their answer.
  void drain();
  void close();
  bool due(Time now) const { return now > deadline_ || now > heartbeat_; }
  void woken() { bell_.cancel(); }

 private:
  using Parser = beast::http::request_parser<beast::http::buffer_body>;
  template <class T>
  using Awaitable = asio::awaitable<T>;

  Awaitable<void> run();
  Awaitable<bool> exchange();  ///< one request and its answer; false: the connection ends
  Awaitable<bool> read_head(Parser& parser, std::string& refused_code);
  Awaitable<bool> call(Parser& parser, Call call);
  /// Hands the body over in pieces. Empty: all read. Else the answer that refuses it.
  using Take = std::function<std::optional<Response>(std::string_view)>;
  Awaitable<std::optional<Response>> read_body(Parser& parser, const Call& call, const Take& take, bool takes_on_pool);
  Awaitable<bool> write(const Response& response, std::string_view body, bool keep_alive);
  Awaitable<bool> write_pieces(const Response& response, bool keep_alive);
  Awaitable<bool> write_all(std::string_view bytes);
  Awaitable<void> linger();
  Awaitable<bool> fill();  ///< reads what is there into the buffer

  Awaitable<void> event_stream(const Request& request, const Response& response);
  Awaitable<void> web_socket(Parser& parser, const Response& response);

  /// Runs `work` on the pool and comes back to the loop. False: the pool is full. `work` must have a name: GCC 12 destroys
  /// temporaries of a co_await expression twice when they hold something (bug 95599 and its kin).
  Awaitable<bool> on_pool(const std::function<void()>& work);
  Awaitable<bool> on_pool(std::function<void()>&&) = delete;
  void watch_for_end();
  void deadline_in(std::chrono::milliseconds time) { deadline_ = std::chrono::steady_clock::now() + time; }
  void log(int status, std::int64_t bytes);

  Shared& shared_;
  Loop& loop_;
  asio::ip::tcp::socket socket_;
  const std::string remote_;
  beast::flat_buffer buffer_;
  asio::steady_timer bell_;  ///< never rings by itself: cancelled to wake who waits
  Time deadline_ = Time::max();
  Time heartbeat_ = Time::max();
  bool idle_ = false, peer_gone_ = false, keep_alive_ = true, head_only_ = false, http_1_0_ = false, continue_ = false;
  bool beat_ = false;
  std::function<void()> end_stream_;  ///< while it is a stream: close it after what is queued
  std::function<void()> abort_;       ///< while it is a WebSocket, which has taken the socket: close that
  std::string method_, pattern_, trace_;  ///< of the request in hand, for the access log
  Time began_{};
};

}  // namespace meretid::http
