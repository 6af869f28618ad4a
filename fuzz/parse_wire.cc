// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the answer of a child that went mad: read at once and in pieces, which must come to the same end.
// libraries: parse
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "fuzz/input.h"
#include "parse/wire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  using State = parse::FrameReader::State;
  fuzz::Draw draw(fuzz::text_of(data, size));
  const std::size_t step = draw.byte() % 32 + 1;
  constexpr std::int64_t kMost = 4096;
  parse::FrameReader whole(kMost), pieces(kMost);
  const State end = whole.take(draw.rest());
  for (std::string_view rest = draw.rest(); !rest.empty(); rest.remove_prefix(std::min(step, rest.size()))) pieces.take(rest.substr(0, step));
  fuzz::must(pieces.state() == end);
  if (end == State::kBad) fuzz::must(!whole.complaint().empty());
  if (end != State::kDone) return 0;
  const auto answer = std::move(whole).result();
  if (!answer) {
    fuzz::must(!answer.error().code.empty());
    return 0;
  }
  fuzz::must(base::is_utf8(answer->json) && nlohmann::json::accept(answer->json) && std::isfinite(answer->cpu_seconds));
  for (const auto& attachment : answer->attachments) fuzz::must(attachment.bytes.size() <= static_cast<std::size_t>(kMost));
  return 0;
}
