// SPDX-License-Identifier: EUPL-1.2
// Sensitive matter in a text (GDPR art. 9 and 10; forvaltningsloven § 27): health phrases, and sentences about health, trade union,
// religion, politics, ethnicity, sexuality, crime and social circumstances of somebody. By word lists and whether the sentence
// speaks of a person. Pure; thread-safe; linear in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/access/finding.h"

namespace meretid::access {

struct Passage {
  std::int64_t start = 0, end = 0;  ///< code points
  std::string text, category;
  double confidence = 0;
};
struct Phrase {
  std::int64_t start = 0, end = 0;
  std::string text;
  double confidence = 0;
};
struct Sensitive {
  std::vector<Phrase> health;       ///< short phrases in sentences that speak of a person
  std::vector<Passage> passages;    ///< whole sentences; one sentence may have several categories
};

/// `found`: what find() says of the same text.
Sensitive sensitive(std::string_view text, const std::vector<Finding>& found);

}  // namespace meretid::access
