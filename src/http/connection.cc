// SPDX-License-Identifier: EUPL-1.2
#include "http/connection.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <cctype>
#include <limits>

#include "base/log.h"
#include "http/problem.h"
#include "http/trace.h"
#include "http/wire.h"

namespace meretid::http {
namespace {

using boost::system::error_code;
using beast::http::error;

constexpr std::size_t kRead = 8 * 1024;
constexpr std::size_t kPiece = 256 * 1024;
constexpr std::size_t kCopyBody = 16 * 1024;  // smaller bodies are put behind their head: one buffer, one packet

/// Runs on the pool what a coroutine waits for, then goes back to its loop.
template <class Handler>
class Errand : public Task {
 public:
  Errand(const std::function<void()>& work, asio::io_context& io, Handler handler)
      : work_(work), io_(io), handler_(std::move(handler)) {}
  void run() override {
    work_();
    done(true);
  }
  void done(bool ran) {
    asio::post(io_, [handler = std::move(handler_), ran]() mutable { handler(ran); });
  }

 private:
  const std::function<void()>& work_;  // of the coroutine that waits
  asio::io_context& io_;
  Handler handler_;
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool only_once(std::string_view name) {
  return name == "host" || name == "authorization" || name == "content-type" || name == "content-length" ||
         name == "transfer-encoding" || name == "origin" || name == "x-csrf-token" || name == "x-part-hash";
}

template <class Message>
Head head_of(const Message& message, const std::string& remote) {
  Head head;
  head.method = {message.method_string().data(), message.method_string().size()};
  head.target = {message.target().data(), message.target().size()};
  head.http_1_0 = message.version() == 10;
  head.remote = remote;
  for (const auto& field : message) {
    std::string name = lower({field.name_string().data(), field.name_string().size()});
    std::string value(field.value().data(), field.value().size());
    const bool once = only_once(name);
    const auto [place, fresh] = head.headers.try_emplace(std::move(name), value);
    if (fresh) continue;
    head.repeated = head.repeated || once;
    place->second += (place->first == "cookie" ? "; " : ", ") + value;
  }
  return head;
}

/// What the parser disliked, as a code of our catalogue and a status.
struct Refusal {
  const char* code;
  Kind kind;
  int status;
};
Refusal refusal_of(error_code ec) {
  if (ec == error::header_limit || ec == error::buffer_overflow) return {"http.header_too_large", Kind::kTooLarge, 431};
  if (ec == error::body_limit) return {"http.bad_framing", Kind::kUsage, 413};
  if (ec == error::bad_content_length || ec == error::bad_transfer_encoding || ec == error::bad_chunk ||
      ec == error::bad_chunk_extension)
    return {"http.bad_framing", Kind::kUsage, 400};
  if (ec == error::bad_version) return {"http.bad_version", Kind::kUsage, 505};
  return {"http.bad_request", Kind::kUsage, 400};
}

/// On the loop no thread-wide trace may stand while a coroutine waits: it is set for the one answer.
Response refused_as(const std::string& trace, const Error& error, std::string_view language, int status = 0) {
  const base::Trace here(trace);
  return problem(error, language, status);
}

/// A header line that goes on in the next one (RFC 9112, 5.2): the parser would join them, a proxy before us may not. Looks at what
/// came since `from`, up to the end of the header.
bool is_folded(std::string_view raw, std::size_t from) {
  from -= std::min<std::size_t>(from, 3);
  const std::size_t end = raw.find("\r\n\r\n", from);
  for (std::size_t at = raw.find("\r\n", from); at < end && at + 2 < raw.size(); at = raw.find("\r\n", at + 2))
    if (raw[at + 2] == ' ' || raw[at + 2] == '\t') return true;
  return false;
}

/// Where the body ends must be told once and in one way; else the request behind it may be one that somebody hid in it.
bool is_ambiguous(const Head& head) {
  const auto coding = head.headers.find("transfer-encoding");
  const auto length = head.headers.find("content-length");
  if (coding != head.headers.end() && (length != head.headers.end() || head.http_1_0 || lower(coding->second) != "chunked")) return true;
  return length != head.headers.end() && length->second.find_first_not_of("0123456789") != std::string::npos;
}

Response busy(const Request& request) {
  Response response = refused_as(request.trace, Error("http.busy", Kind::kTooMany), language_of(request), 503);
  response.headers.emplace_back("Retry-After", "1");
  return response;
}

}  // namespace

void Waker::wake() {
  const std::lock_guard lock(mutex_);
  if (!io_) return;
  asio::post(*io_, [connection = connection_] {
    if (const auto alive = connection.lock()) alive->woken();
  });
}

void Waker::disarm() {
  const std::lock_guard lock(mutex_);
  io_ = nullptr;
}

Connection::Connection(Shared& shared, Loop& loop, asio::ip::tcp::socket socket, std::string remote)
    : shared_(shared),
      loop_(loop),
      socket_(std::move(socket)),
      remote_(std::move(remote)),
      buffer_(shared.options.limits.header + kRead),
      bell_(loop.io) {
  loop_.connections.insert(this);
  shared_.connections.fetch_add(1);
}

Connection::~Connection() {
  loop_.connections.erase(this);
  shared_.left(remote_);
  shared_.connections.fetch_sub(1);
}

void Connection::start() {
  asio::co_spawn(loop_.io, [self = shared_from_this()] { return self->run(); }, asio::detached);
}

void Connection::close() {
  error_code ignored;
  socket_.close(ignored);
  if (abort_) abort_();
  peer_gone_ = true;
  bell_.cancel();
}

void Connection::drain() {
  if (end_stream_) end_stream_();
  if (idle_) close();
}

void Connection::look(Time now) {
  if (now > deadline_) {
    deadline_ = Time::max();
    close();
  } else if (now > heartbeat_) {
    heartbeat_ = now + shared_.options.limits.heartbeat;
    beat_ = true;
    bell_.cancel();
  }
}

void Connection::log(int status, std::int64_t bytes) {
  if (!shared_.options.log) return;
  const auto took = std::chrono::steady_clock::now() - began_;
  shared_.options.log({remote_, std::move(method_), std::move(pattern_), status, bytes,
                       std::chrono::duration_cast<std::chrono::microseconds>(took).count(), std::move(trace_)});
}

asio::awaitable<bool> Connection::on_pool(const std::function<void()>& work) {
  const auto& token = asio::use_awaitable;
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>&, void(bool)>(
      [this, &work](auto handler) {
        auto errand = std::make_unique<Errand<decltype(handler)>>(work, loop_.io, std::move(handler));
        auto* mine = errand.get();
        std::unique_ptr<http::Task> task = std::move(errand);
        if (!shared_.pool.submit(task)) mine->done(false);
      },
      token);
}

asio::awaitable<bool> Connection::fill() {
  error_code ec;
  const std::size_t room = buffer_.max_size() - buffer_.size();
  if (room == 0) co_return false;
  const auto space = buffer_.prepare(std::min(room, kRead));
  const std::size_t n = co_await socket_.async_read_some(space, asio::redirect_error(asio::use_awaitable, ec));
  if (ec) co_return false;
  buffer_.commit(n);
  co_return true;
}

asio::awaitable<void> Connection::run() {
  const auto self = shared_from_this();
  try {
    while (co_await exchange()) {
    }
    error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  } catch (const std::exception&) {  // out of memory, or the loop is being taken down
  }
  close();
}

asio::awaitable<bool> Connection::read_head(Parser& parser, std::string& refused_code) {
  const auto& limits = shared_.options.limits;
  if (buffer_.size() == 0) {
    if (shared_.draining) co_return false;
    deadline_in(limits.idle_time);
    idle_ = true;
    const bool more = co_await fill();
    idle_ = false;
    if (!more) co_return false;
  }
  began_ = std::chrono::steady_clock::now();
  deadline_ = began_ + limits.header_time;
  std::size_t seen = 0;
  while (true) {
    error_code ec;
    const auto raw = buffer_.data();
    const bool folded = is_folded({static_cast<const char*>(raw.data()), raw.size()}, seen);
    if (folded) ec = error::bad_field;
    const std::size_t used = folded ? 0 : parser.put(raw, ec);
    seen = raw.size() - used;
    buffer_.consume(used);
    if (!folded && parser.is_header_done() && (!ec || ec == error::need_more || ec == error::need_buffer)) co_return true;
    if (ec && ec != error::need_more) {
      const Refusal refusal = refusal_of(ec);
      refused_code = refusal.code;
      keep_alive_ = false;
      trace_ = trace_of({});
      const Response refused = refused_as(trace_, Error(refusal.code, refusal.kind), "da", refusal.status);
      co_await write(refused, {}, false);
      co_return false;
    }
    if (!co_await fill()) co_return false;
  }
}

asio::awaitable<bool> Connection::exchange() {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(shared_.options.limits.header));
  parser.body_limit(std::numeric_limits<std::int64_t>::max());  // ours is known when the route is; none means 0 here
  method_.clear();
  pattern_.clear();
  head_only_ = false;
  http_1_0_ = false;
  std::string refused;
  if (!co_await read_head(parser, refused)) {
    if (!refused.empty()) co_await linger();
    co_return false;
  }
  const auto& message = parser.get();
  Head head = head_of(message, remote_);
  head.chunked = parser.chunked();
  if (const auto length = parser.content_length()) head.length = *length;
  const auto given = head.headers.find("traceparent");
  head.trace = trace_ = trace_of(given == head.headers.end() ? std::string_view() : given->second);
  const bool ambiguous = is_ambiguous(head), has_body = head.has_body() || ambiguous;
  keep_alive_ = parser.keep_alive() && !shared_.draining;
  http_1_0_ = head.http_1_0;
  head_only_ = head.method == "HEAD";
  method_ = head.method;
  continue_ = head.headers.contains("expect") && lower(head.headers.at("expect")) == "100-continue";
  deadline_ = Time::max();

  std::variant<Response, StaticFiles::Answer, Call> plan;
  if (ambiguous) plan = refused_as(trace_, Error("http.bad_framing", Kind::kUsage), "da");
  else plan = shared_.dispatch.plan(std::move(head), began_);

  if (auto* c = std::get_if<Call>(&plan)) {
    pattern_ = c->route->pattern;
    co_return co_await call(parser, std::move(*c));
  }
  const bool keep = keep_alive_ && !has_body;  // a body that nobody reads would be taken for the next request
  if (auto* file = std::get_if<StaticFiles::Answer>(&plan)) {
    pattern_ = "(app)";
    if (!file->response.body.empty()) file->body = file->response.body;
    if (!co_await write(file->response, file->body, keep)) co_return false;
  } else {
    pattern_ = "(refused)";
    const auto& response = std::get<Response>(plan);
    if (!co_await write(response, response.body, keep)) co_return false;
  }
  if (has_body) co_await linger();
  co_return keep;
}

asio::awaitable<bool> Connection::call(Parser& parser, Call call) {
  const bool has_body = !parser.is_done();
  Response response;
  bool unread = has_body;
  if (call.route->runs == Runs::kLoop && !has_body) {
    response = shared_.dispatch.handle(call);
  } else {
    std::unique_ptr<BodySink> sink;
    const bool streams = call.route->body == Body::kStream;
    const std::function<void()> admit_and_handle = [&] {
      if (auto refused = shared_.dispatch.admit(call)) {
        response = std::move(*refused);
        response.status = response.status == 0 ? 500 : response.status;
      } else if (streams) {
        auto opened = shared_.dispatch.open(call);
        sink = std::move(opened.sink);
        if (opened.refused) response = std::move(*opened.refused);
      } else if (!has_body) {
        response = shared_.dispatch.handle(call);
      } else {
        response.status = 0;  // let in; the body comes next
      }
    };
    const std::function<void()> handle = [&] { response = shared_.dispatch.handle(call); };
    const bool ran = co_await on_pool(admit_and_handle);
    if (!ran) {
      response = busy(call.request);
    } else if (sink) {
      const Take take = [&](std::string_view piece) { return shared_.dispatch.write(call, *sink, piece); };
      const std::function<void()> finish = [&] { response = shared_.dispatch.finish(call, *sink); };
      const std::function<void()> drop = [&] { sink.reset(); };
      auto refused = co_await read_body(parser, call, take, true);
      unread = refused.has_value();
      if (refused) response = std::move(*refused);
      else if (!peer_gone_) co_await on_pool(finish);
      if (!co_await on_pool(drop)) drop();
      if (peer_gone_) co_return false;
    } else if (response.status == 0) {
      const Take take = [&](std::string_view piece) {
        call.request.body += piece;
        return std::optional<Response>{};
      };
      auto refused = co_await read_body(parser, call, take, false);
      if (peer_gone_) co_return false;
      unread = refused.has_value();
      if (refused) response = std::move(*refused);
      else if (!co_await on_pool(handle)) response = busy(call.request);
    }
  }
  if (response.socket && beast::websocket::is_upgrade(parser.get())) {
    co_await web_socket(parser, response);
    co_return false;
  }
  if (response.socket) response = refused_as(trace_, Error("http.upgrade_needed", Kind::kUsage), language_of(call.request), 426);
  if (response.events) {
    if (!head_only_) co_await event_stream(call.request, response);
    co_return false;
  }
  const bool keep = keep_alive_ && !unread && !shared_.draining;
  const bool written = response.pieces ? co_await write_pieces(response, keep)
                                       : co_await write(response, response.body, keep);
  if (!written) co_return false;
  if (unread) co_await linger();
  co_return keep;
}

asio::awaitable<std::optional<Response>> Connection::read_body(Parser& parser, const Call& call, const Take& take,
                                                               bool takes_on_pool) {
  const auto& limits = shared_.options.limits;
  if (continue_ && buffer_.size() == 0 && !co_await write_all("HTTP/1.1 100 Continue\r\n\r\n")) {
    peer_gone_ = true;
    co_return std::nullopt;
  }
  // No larger than what may come: many clients that announce a body and send none must not cost a piece each.
  std::string piece(std::min<std::uint64_t>({kPiece, parser.content_length().value_or(kPiece), call.body_limit + 1}), '\0');
  std::size_t filled = 0, total = 0;
  deadline_in(limits.piece_time);
  while (!parser.is_done()) {
    auto& body = parser.get().body();
    body.data = piece.data() + filled;
    body.size = piece.size() - filled;
    error_code ec;
    const std::size_t used = parser.put(buffer_.data(), ec);
    buffer_.consume(used);
    const std::size_t got = piece.size() - filled - body.size;
    filled += got;
    total += got;
    if (total > call.body_limit)
      co_return refused_as(trace_, Error("http.body_too_large", Kind::kTooLarge,
                                         {{"found", std::to_string(total)}, {"expected", std::to_string(call.body_limit)}}),
                           language_of(call.request));
    if (ec && ec != error::need_more && ec != error::need_buffer) {
      const Refusal refusal = refusal_of(ec);
      co_return refused_as(trace_, Error(refusal.code, refusal.kind), language_of(call.request), refusal.status);
    }
    if (filled == piece.size() || (parser.is_done() && filled > 0)) {
      std::optional<Response> refused;
      deadline_ = Time::max();
      const std::string_view ready(piece.data(), filled);
      const std::function<void()> hand_over = [&] { refused = take(ready); };
      if (!takes_on_pool) hand_over();
      else if (!co_await on_pool(hand_over)) refused = busy(call.request);
      if (refused) co_return refused;
      filled = 0;
      deadline_in(limits.piece_time);
      continue;
    }
    if (parser.is_done()) break;
    if (ec == error::need_more || used == 0 || buffer_.size() == 0) {
      if (co_await fill()) continue;
      peer_gone_ = true;
      co_return std::nullopt;
    }
  }
  deadline_ = Time::max();
  co_return std::nullopt;
}

asio::awaitable<bool> Connection::write_all(std::string_view bytes) {
  while (!bytes.empty()) {  // in pieces, so that the deadline is about progress and not about the whole
    const std::string_view piece = bytes.substr(0, kPiece);
    deadline_in(shared_.options.limits.piece_time);
    error_code ec;
    co_await asio::async_write(socket_, asio::buffer(piece.data(), piece.size()),
                               asio::redirect_error(asio::use_awaitable, ec));
    if (ec) co_return false;
    bytes.remove_prefix(piece.size());
  }
  deadline_ = Time::max();
  co_return true;
}

asio::awaitable<bool> Connection::write(const Response& response, std::string_view body, bool keep_alive) {
  if (body.empty()) body = response.body;
  const bool bodiless = response.status == 204 || response.status == 304;
  std::string head = response_head(response, {static_cast<std::int64_t>(body.size()), keep_alive, http_1_0_}, loop_.date);
  const bool with_body = !head_only_ && !bodiless;
  if (with_body && body.size() <= kCopyBody) head += body;
  bool written = co_await write_all(head);
  if (written && with_body && body.size() > kCopyBody) written = co_await write_all(body);
  log(response.status, bodiless || head_only_ ? 0 : static_cast<std::int64_t>(body.size()));
  co_return written;
}

asio::awaitable<bool> Connection::write_pieces(const Response& response, bool keep_alive) {
  const bool chunked = response.length < 0 && !http_1_0_;
  if (response.length < 0 && !chunked) keep_alive = false;
  const std::int64_t told = response.length >= 0 ? response.length : chunked ? -1 : -2;
  const std::string head = response_head(response, {told, keep_alive, http_1_0_}, loop_.date);
  if (!co_await write_all(head)) co_return false;
  if (head_only_) co_return keep_alive;
  std::int64_t sent = 0;
  Result<std::string> piece;
  const std::function<void()> next = [&] {
    try {
      piece = response.pieces();
    } catch (const std::exception&) {
      piece = fail("http.defect", Kind::kInternal);
    }
  };
  while (true) {
    if (!co_await on_pool(next)) co_return false;
    if (!piece) co_return false;  // the head is out: all that is left is to break off, which the client notices
    if (piece->empty()) break;
    sent += static_cast<std::int64_t>(piece->size());
    if (chunked) {
      char size[24];
      std::snprintf(size, sizeof size, "%zx\r\n", piece->size());
      *piece = size + *piece + "\r\n";
    }
    if (!co_await write_all(*piece)) co_return false;
  }
  if (chunked && !co_await write_all("0\r\n\r\n")) co_return false;
  log(response.status, sent);
  co_return keep_alive && (response.length < 0 || sent == response.length);
}

/// The answer is out but the client still sends. Closing now would reset the connection and might take the answer with it.
asio::awaitable<void> Connection::linger() {
  error_code ec;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ec);
  deadline_in(std::chrono::milliseconds(2'000));
  std::size_t left = 8 * 1024 * 1024;
  std::string scratch(64 * 1024, '\0');
  while (!ec && left > 0) {
    const std::size_t n =
        co_await socket_.async_read_some(asio::buffer(scratch), asio::redirect_error(asio::use_awaitable, ec));
    left -= std::min(left, n);
  }
}

}  // namespace meretid::http
