// SPDX-License-Identifier: EUPL-1.2
// Where the sentences of a text begin and end, as a reader would say: at the full stop, at a line of a list, at a label ("Værge: …"),
// at the gap between the cells of a table, not at a line that a paragraph was broken into, and not behind "pt." or "inj.". Pure; linear.
#pragma once

#include <cstddef>
#include <vector>

#include "danish/tokens.h"

namespace meretid::access {

struct Sentence {
  std::size_t begin = 0, end = 0;  ///< tokens
  bool paragraph = false;          ///< the first of one
  bool line = false;               ///< a line by itself without a full stop: a heading, a cell, an item of a list
  bool cell = false;               ///< beside others in one line, with wide gaps between
};

std::vector<Sentence> sentences(const danish::Text& text, const std::vector<danish::Token>& tokens);

/// The letter of "3F", which stands as a token of its own behind the number.
bool glued(const std::vector<danish::Token>& tokens, std::size_t i);

}  // namespace meretid::access
