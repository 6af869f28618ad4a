// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sureness.h"

#include <algorithm>

namespace meretid::access {

double Sureness::of(double score) const {
  if (knots_.empty()) return score;
  const auto above = std::find_if(knots_.begin(), knots_.end(), [&](const auto& knot) { return knot.first > score; });
  if (above == knots_.begin()) return knots_.front().second;
  if (above == knots_.end()) return knots_.back().second;
  const auto below = std::prev(above);
  const double part = (score - below->first) / (above->first - below->first);
  return below->second + part * (above->second - below->second);
}

void Sureness::write(learn::ByteWriter& out) const {
  out.put(static_cast<std::uint32_t>(knots_.size()));
  for (const auto& [score, odds] : knots_) out.put(score), out.put(odds);
}

Result<Sureness> Sureness::read(learn::ByteReader& in) {
  constexpr std::uint32_t kMost = 200;
  TRY(const std::uint32_t count, in.get<std::uint32_t>());
  const auto wrong = [](std::string expected, std::string found) {
    return fail("learn.model_format", Kind::kInternal, {{"expected", std::move(expected)}, {"found", std::move(found)}}, "sureness");
  };
  if (count > kMost) return wrong("0–" + std::to_string(kMost), std::to_string(count));
  std::vector<std::pair<float, float>> knots;
  for (std::uint32_t i = 0; i < count; ++i) {
    TRY(const float score, in.get<float>());
    TRY(const float odds, in.get<float>());
    if (!knots.empty() && (score <= knots.back().first || odds < knots.back().second)) return wrong("> " + std::to_string(knots.back().first), std::to_string(score));
    knots.emplace_back(score, odds);
  }
  return Sureness(std::move(knots));
}

}  // namespace meretid::access
