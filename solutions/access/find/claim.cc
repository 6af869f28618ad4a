// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/claim.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"

namespace meretid::access {

Claim claim_of(const danish::Text& text, std::int32_t start, std::int32_t end, FindingType type, double score, const char* reason) {
  return {start, end, type, score, base::encode(text.lower_part(start, end)), {reason}};
}

double probability(double score) { return 1 / (1 + std::exp(-score)); }

std::vector<Claim> resolve(std::vector<Claim> claims) {
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.end - a.start > b.end - b.start;
  });
  std::map<std::int32_t, Claim> kept;  // by start; they never overlap
  for (Claim& claim : claims) {
    const auto next = kept.lower_bound(claim.start);
    if (next != kept.end() && next->second.start < claim.end) continue;
    if (next != kept.begin() && std::prev(next)->second.end > claim.start) continue;
    kept.emplace_hint(next, claim.start, std::move(claim));
  }
  std::vector<Claim> list;
  for (auto& [start, claim] : kept)
    if (claim.type) list.push_back(std::move(claim));
  return list;
}

}  // namespace meretid::access
