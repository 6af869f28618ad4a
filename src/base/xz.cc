// SPDX-License-Identifier: EUPL-1.2
#include "base/xz.h"

#include <cstdint>
#include <lzma.h>

namespace meretid::base {
namespace {

constexpr std::size_t kMost = std::size_t{1} << 28;
constexpr std::size_t kPiece = std::size_t{1} << 20;

}  // namespace

struct XzStream::State {
  State(std::function<Result<std::string>()> source, std::string name) : packed(std::move(source)), where(std::move(name)) {
    good = lzma_stream_decoder(&stream, kMost, 0) == LZMA_OK;
  }
  ~State() { lzma_end(&stream); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::function<Result<std::string>()> packed;
  std::string where, piece;
  lzma_stream stream = LZMA_STREAM_INIT;
  bool good = false, fed = false, ended = false;
};

XzStream::XzStream(std::function<Result<std::string>()> packed, std::string where) : state_(std::make_unique<State>(std::move(packed), std::move(where))) {}
XzStream::~XzStream() = default;
XzStream::XzStream(XzStream&&) noexcept = default;
XzStream& XzStream::operator=(XzStream&&) noexcept = default;

Result<std::string> XzStream::next() {
  State& s = *state_;
  const auto bad = [&] {
    s.good = false;
    return fail("base.bad_xz", Kind::kBadInput, {}, s.where);
  };
  if (!s.good) return bad();
  std::string out(kPiece, '\0');
  s.stream.next_out = reinterpret_cast<std::uint8_t*>(out.data());
  s.stream.avail_out = out.size();
  while (!s.ended && s.stream.avail_out > 0) {
    if (s.stream.avail_in == 0 && !s.fed) {
      TRY(s.piece, s.packed());
      s.fed = s.piece.empty();
      s.stream.next_in = reinterpret_cast<const std::uint8_t*>(s.piece.data());
      s.stream.avail_in = s.piece.size();
    }
    const lzma_ret state = lzma_code(&s.stream, s.fed ? LZMA_FINISH : LZMA_RUN);
    if (state == LZMA_STREAM_END) s.ended = true;
    else if (state != LZMA_OK) return bad();
  }
  out.resize(out.size() - s.stream.avail_out);
  if (!out.empty() || !s.ended) return out;
  if (s.stream.avail_in == 0 && !s.fed) {
    TRY(const std::string more, s.packed());
    if (!more.empty()) return bad();
    s.fed = true;
  }
  if (s.stream.avail_in > 0) return bad();
  return out;
}

Result<std::string> unpack_xz(std::string_view packed, std::string where) {
  XzStream stream([packed]() mutable -> Result<std::string> { return std::string(std::exchange(packed, {})); }, where);
  std::string out;
  while (true) {
    TRY(const std::string piece, stream.next());
    if (piece.empty()) return out;
    out += piece;
    if (out.size() > kMost) return fail("base.bad_xz", Kind::kBadInput, {}, std::move(where));
  }
}

}  // namespace meretid::base
