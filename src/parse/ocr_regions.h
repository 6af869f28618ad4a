// SPDX-License-Identifier: EUPL-1.2
// Which parts of a PDF have text that only shows, so that OCR must read them: scanned pages, pictures of a text inside a text, pages
// drawn without letters. OCR costs seconds a page, so what text lies over is left alone, and a logo that stands on every page is
// read once. Pure, thread-safe, linear in words and pictures.
#pragma once

#include <cstdint>
#include <vector>

#include "parse/answers.h"
#include "parse/page_words.h"

namespace meretid::parse {

struct Region {
  std::int32_t page = 0;
  Box box;                     ///< on the MediaBox as it is shown
  std::int32_t same_as = -1;   ///< an earlier region with the same picture in the same size: its words hold here too
};

/// `words` in the order of their pages, on the MediaBox.
std::vector<Region> regions_for_ocr(const std::vector<PdfPage>& pages, const std::vector<LooseWord>& words);

/// Leaves out what the text layer says already: a word half of which lies under another one.
std::vector<LooseWord> only_new(std::vector<LooseWord> ocr, const std::vector<LooseWord>& page_words);

}  // namespace meretid::parse
