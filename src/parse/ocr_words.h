// SPDX-License-Identifier: EUPL-1.2
// Reads the table that `tesseract … tsv` prints. Pure, thread-safe, linear.
#pragma once

#include <string_view>
#include <vector>

#include "parse/page_words.h"

namespace meretid::parse {

/// Words in pixels of the picture; page is 0. Rows that are not words, or hold only white space, are passed over.
std::vector<LooseWord> read_ocr_table(std::string_view table);

}  // namespace meretid::parse
