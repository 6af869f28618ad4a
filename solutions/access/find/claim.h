// SPDX-License-Identifier: EUPL-1.2
// What a scanner believes of a stretch of text. Several scanners may claim the same digits; `resolve` lets the strongest win.
// A decoy is a claim too: "this is an order number" keeps weaker claims away and is then forgotten.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "danish/text.h"
#include "solutions/access/finding.h"

namespace meretid::access {

struct Claim {
  std::int32_t start = 0, end = 0;       ///< code points
  std::optional<FindingType> type;       ///< none: a decoy
  double score = 0;                      ///< log-odds that the claim is right
  std::string entity;                    ///< without the type's prefix
  std::vector<std::string> reasons;      ///< last parts of "access.reason.…"
};

/// A claim of [start, end) whose entity is what stands there, in lower case.
Claim claim_of(const danish::Text& text, std::int32_t start, std::int32_t end, FindingType type, double score, const char* reason);

/// The strongest claims that do not overlap, decoys left out, in order of place.
/// Equal scores: the longer one. Cost: n log n.
std::vector<Claim> resolve(std::vector<Claim> claims);

/// 1 / (1 + e^-score)
double probability(double score);

}  // namespace meretid::access
