// SPDX-License-Identifier: EUPL-1.2
#include "http/server.h"

#include <sys/resource.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <algorithm>
#include <csignal>
#include <ctime>
#include <thread>
#include <unordered_map>

#include "http/connection.h"
#include "http/rate.h"
#include "http/wire.h"

namespace meretid::http {
namespace {

using asio::ip::tcp;
using boost::system::error_code;

constexpr auto kLook = std::chrono::milliseconds(250);

/// Many connections need many descriptors; the soft limit of a shell is often 1,024.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 65'536);
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

class RunningServer final : public Server {
 public:
  RunningServer(ServerOptions options, const Router& router, Gate& gate)
      : shared_(std::move(options), router, gate), acceptor_(loop(0).io) {
    shared_.left = [this](const std::string& remote) {
      const std::lock_guard lock(counts_mutex_);
      const auto count = counts_.find(std::string(counted_address(remote)));
      if (count != counts_.end() && --count->second == 0) counts_.erase(count);
    };
  }
  ~RunningServer() override { stop(); }

  Result<void> listen() {
    error_code ec;
    const auto& options = shared_.options;
    const std::string where = options.address + ":" + std::to_string(options.port);
    const auto refused = [&](const error_code& why) {
      return fail("http.cannot_listen", Kind::kUsage, {{"address", where}, {"found", why.message()}});
    };
    const auto address = asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, ec);
    if (ec) return refused(ec);
    const tcp::endpoint endpoint(address, options.port);
    acceptor_.open(endpoint.protocol(), ec);
    if (!ec) acceptor_.set_option(tcp::acceptor::reuse_address(true), ec);
    if (!ec) acceptor_.bind(endpoint, ec);
    if (!ec) acceptor_.listen(1024, ec);
    if (ec) return refused(ec);
    port_ = acceptor_.local_endpoint(ec).port();
    raise_descriptor_limit();
    for (auto& one : loops_) {
      one->date = http_date(std::time(nullptr));
      look_after(*one);
    }
    accept();
    for (auto& one : loops_) threads_.emplace_back([&io = one->io] {
      sigset_t all;
      sigfillset(&all);
      pthread_sigmask(SIG_SETMASK, &all, nullptr);
      io.run();
    });
    return {};
  }

  std::uint16_t port() const override { return port_; }

  void drain(std::chrono::milliseconds grace) override {
    shared_.draining = true;
    asio::post(loop(0).io, [this] { close_acceptor(); });
    on_all([](Connection& connection) { connection.drain(); });
    wait_until_empty(grace);
  }

  void stop() override {
    if (threads_.empty()) return;
    drain(std::chrono::milliseconds(0));
    on_all([](Connection& connection) { connection.close(); });
    wait_until_empty(std::chrono::milliseconds(2'000));
    shared_.pool.stop();
    for (auto& one : loops_) one->io.stop();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  struct TimedLoop : Loop {
    asio::steady_timer look{io};
  };

  TimedLoop& loop(std::size_t i) {
    while (loops_.size() <= i || loops_.size() < static_cast<std::size_t>(std::max(1, shared_.options.loops)))
      loops_.push_back(std::make_unique<TimedLoop>());
    return *loops_[i];
  }

  void close_acceptor() {
    error_code ignored;
    acceptor_.close(ignored);
  }

  void on_all(void (*act)(Connection&)) {
    for (auto& one : loops_)
      asio::post(one->io, [loop = one.get(), act] {
        std::vector<std::shared_ptr<Connection>> all;  // kept alive: acting on one may end it
        for (Connection* connection : loop->connections)
          if (auto alive = connection->weak_from_this().lock()) all.push_back(std::move(alive));
        for (const auto& connection : all) act(*connection);
      });
  }

  void wait_until_empty(std::chrono::milliseconds at_most) {
    const auto end = std::chrono::steady_clock::now() + at_most;
    while (shared_.connections.load() > 0 && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }

  void look_after(TimedLoop& one) {
    one.look.expires_after(kLook);
    one.look.async_wait([this, &one](error_code ec) {
      if (ec) return;
      one.date = http_date(std::time(nullptr));
      const auto now = std::chrono::steady_clock::now();
      std::vector<std::shared_ptr<Connection>> all;
      for (Connection* connection : one.connections)
        if (connection->due(now))
          if (auto alive = connection->weak_from_this().lock()) all.push_back(std::move(alive));
      for (const auto& connection : all) connection->look(now);
      look_after(one);
    });
  }

  void accept() {
    TimedLoop& next = *loops_[next_++ % loops_.size()];
    acceptor_.async_accept(next.io, [this, &next](error_code ec, tcp::socket socket) {
      if (ec == asio::error::operation_aborted || !acceptor_.is_open()) return;
      if (ec) {  // out of descriptors, most likely: wait a little instead of spinning
        pause_.expires_after(std::chrono::milliseconds(100));
        pause_.async_wait([this](error_code stopped) {
          if (!stopped) accept();
        });
        return;
      }
      welcome(next, std::move(socket));
      accept();
    });
  }

  void welcome(TimedLoop& one, tcp::socket socket) {
    error_code ec;
    const auto peer = socket.remote_endpoint(ec);
    if (ec) return;
    const std::string remote = peer.address().to_string();
    {
      const std::lock_guard lock(counts_mutex_);
      const std::string counted(counted_address(remote));  // an IPv6 household has more addresses than we have connections
      auto& count = counts_[counted];
      const auto& limits = shared_.options.limits;
      const auto& proxies = shared_.options.proxies;
      const bool many = count >= limits.connections_per_address && std::find(proxies.begin(), proxies.end(), remote) == proxies.end();
      if (shared_.connections.load() >= limits.connections || many) {
        if (count == 0) counts_.erase(counted);
        return;  // closed unanswered: whoever holds a thousand connections needs no explanation
      }
      ++count;
    }
    socket.set_option(tcp::no_delay(true), ec);
    const auto shared_socket = std::make_shared<tcp::socket>(std::move(socket));
    asio::post(one.io, [this, &one, shared_socket, remote] {
      std::make_shared<Connection>(shared_, one, std::move(*shared_socket), remote)->start();
    });
  }

  Shared shared_;
  std::mutex counts_mutex_;
  std::unordered_map<std::string, std::size_t> counts_;
  std::vector<std::unique_ptr<TimedLoop>> loops_;
  tcp::acceptor acceptor_;
  asio::steady_timer pause_{loop(0).io};
  std::size_t next_ = 0;
  std::uint16_t port_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, const Router& router, Gate& gate) {
  auto server = std::make_unique<RunningServer>(std::move(options), router, gate);
  TRY_VOID(server->listen());
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace meretid::http
