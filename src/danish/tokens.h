// SPDX-License-Identifier: EUPL-1.2
// Words, numbers and marks of a Danish text with their places, and where sentences begin.
// Close to how Danish Dependency Treebank cuts: "kl.", "f.eks." and initials keep their full stop; "SID-huset" and "Maria's"
// are one word; everything else that is no letter or digit stands alone. Pure; linear; about 50 MB/s.
#pragma once

#include <cstdint>
#include <vector>

#include "danish/text.h"

namespace meretid::danish {

enum class TokenKind : std::uint8_t { kWord, kNumber, kMark };

struct Token {
  std::int32_t start = 0, end = 0;  ///< code points, end exclusive
  TokenKind kind = TokenKind::kMark;
  bool space_before = false;
  std::uint8_t lines_before = 0;    ///< line ends between this and the token before, at most 2
  bool sentence_start = false;
};

std::vector<Token> tokens(const Text& text);

}  // namespace meretid::danish
