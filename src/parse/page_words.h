// SPDX-License-Identifier: EUPL-1.2
// Words on their pages before they are one text: as the child sends them (one binary attachment, checked word by word), and how
// they become Document::text. Pure values, thread-safe. Cost: linear; 150,000 words take about 20 ms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parse/document.h"

namespace meretid::parse {

struct LooseWord {
  std::string text = {};        ///< UTF-8, not empty, without white space inside that matters
  std::int32_t page = 0;
  Box box = {};
  bool ends_line = false;
};

/// page u32, flags u8 (1: ends a line), four f32, length u16, the bytes; little-endian.
std::string pack_words(const std::vector<LooseWord>& words);
/// parse.bad_answer when anything is out of order: a page beyond `pages`, a box that is no number, text that is not UTF-8.
Result<std::vector<LooseWord>> unpack_words(std::string_view bytes, std::int32_t pages);

/// Fills text and words of the document from words in the order of their pages: ' ' between words, '\n' between lines, '\f'
/// between pages. document.pages is filled already.
void join_words(const std::vector<LooseWord>& words, Document& document);

}  // namespace meretid::parse
