// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/pieces.h"

#include <fstream>
#include <memory>
#include <optional>

#include "base/xz.h"

namespace meretid::arrivals {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

}  // namespace

Pieces one_piece(std::string_view text) {
  return [text]() mutable -> Result<std::string> { return std::string(std::exchange(text, {})); };
}

Pieces pieces_of(const std::filesystem::path& file, const std::string& name) {
  auto in = std::make_shared<std::ifstream>(file, std::ios::binary);
  return [in, name]() -> Result<std::string> {
    const auto unreadable = [&] { return fail("arrivals.series.unreadable", Kind::kNotFound, {}, name); };
    if (!in->is_open()) return unreadable();
    std::string piece(kPiece, '\0');
    in->read(piece.data(), static_cast<std::streamsize>(piece.size()));
    if (in->bad()) return unreadable();
    piece.resize(static_cast<std::size_t>(in->gcount()));
    return piece;
  };
}

Pieces unpacked(Pieces packed, const std::string& name, std::int64_t most) {
  struct State {
    Pieces source;
    std::optional<base::XzStream> stream;
    std::int64_t given = 0;
    bool first = true;
  };
  auto state = std::make_shared<State>();
  state->source = std::move(packed);
  return [name, most, state]() -> Result<std::string> {
    if (std::exchange(state->first, false)) {
      TRY(std::string piece, state->source());
      if (!piece.starts_with("\xFD" "7zXZ")) return piece;
      auto again = [source = state->source, piece = std::move(piece)]() mutable -> Result<std::string> {
        return piece.empty() ? source() : Result<std::string>(std::exchange(piece, {}));
      };
      state->stream.emplace(std::move(again), name);
    }
    if (!state->stream) return state->source();
    TRY(std::string text, state->stream->next());
    state->given += static_cast<std::int64_t>(text.size());
    if (state->given > most) return fail("arrivals.series.unpacked", Kind::kTooLarge, {{"most", std::to_string(most >> 30)}}, name);
    return text;
  };
}

}  // namespace meretid::arrivals
