// SPDX-License-Identifier: EUPL-1.2
#include "bench/bare_beast.h"

#include <utility>  // before Asio: its coroutines need std::exchange

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <thread>

namespace meretid::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

asio::awaitable<void> answer(tcp::socket socket, const std::string& body) {
  beast::tcp_stream stream(std::move(socket));
  stream.socket().set_option(tcp::no_delay(true));
  beast::flat_buffer buffer;
  try {
    for (;;) {
      beast::http::request<beast::http::string_body> request;
      co_await beast::http::async_read(stream, buffer, request, asio::use_awaitable);
      beast::http::response<beast::http::string_body> response(beast::http::status::ok, request.version());
      response.set(beast::http::field::content_type, "application/json");
      response.keep_alive(request.keep_alive());
      response.body() = body;
      response.prepare_payload();
      co_await beast::http::async_write(stream, response, asio::use_awaitable);
    }
  } catch (const std::exception&) {
    // The client has gone.
  }
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, const std::string& body) {
  try {
    for (;;) {
      tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
      asio::co_spawn(acceptor.get_executor(), answer(std::move(socket), body), asio::detached);
    }
  } catch (const std::exception&) {
    // Stopped.
  }
}

}  // namespace

struct BareBeast::State {
  State(std::uint16_t port, std::string text)
      : body(std::move(text)), acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), port)) {
    asio::co_spawn(io, accept(acceptor, body), asio::detached);
    loop = std::thread([this] { io.run(); });
  }
  ~State() {
    io.stop();
    loop.join();
  }
  std::string body;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  std::thread loop;
};

BareBeast::BareBeast(std::uint16_t port, std::string body) : state_(std::make_unique<State>(port, std::move(body))) {}
BareBeast::~BareBeast() = default;

}  // namespace meretid::bench
