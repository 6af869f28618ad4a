// SPDX-License-Identifier: EUPL-1.2
// Reads what `pdftotext -bbox-layout` prints. Its lines are so regular that a scanner of lines is enough; a document object model
// of a report of 10,000 pages would need a gigabyte. Pure, thread-safe, about 300 MB a second.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/page_words.h"

namespace meretid::parse {

struct BboxPages {
  std::vector<Page> pages;        ///< sizes as the tool says them
  std::vector<LooseWord> words;   ///< in points from the top left of the page; pages count from `first_page`
};

BboxPages read_bbox_layout(std::string_view xhtml, std::int32_t first_page = 0);

}  // namespace meretid::parse
