// SPDX-License-Identifier: EUPL-1.2
// What reading an untrusted file gives: pages of words with boxes, and the plain text that offsets point into.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace meretid::parse {

/// Points (1/72 inch), origin at the top left of the page as it is shown (rotation applied).
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool operator==(const Box&) const = default;
};

/// One word of a page. [start, end) are Unicode code points in Document::text.
struct Word {
  std::int64_t start = 0, end = 0;
  std::int32_t page = 0;  ///< from 0
  Box box;
};

struct Page {
  double width = 0, height = 0;  ///< points, as shown
  bool scanned = false;          ///< its words come from OCR
};

/// kZip: any archive. kOffice: an Office file until it is opened. kPicture: TIFF, GIF, BMP, whose pages are made anew.
enum class Format { kPdf, kText, kEmail, kImage, kZip, kWord, kSheet, kHtml, kOffice, kPicture, kOther };

/// A document as the rest of the house sees it. For .txt `text` is the file's own content decoded to UTF-8,
/// code point for code point; elsewhere words are joined by ' ', lines by '\n', pages by '\f'.
struct Document {
  std::string name;   ///< path inside the case, '/' between the parts; mail attachments "brev.eml/bilag.pdf"
  Format format = Format::kOther;
  std::string text;   ///< UTF-8
  std::vector<Page> pages;
  std::vector<Word> words;
  std::string encoding;            ///< for text: "utf-8", "windows-1252", "utf-16le" …
  std::vector<Error> findings;     ///< what could not be read, and what was expected; the rest of the document stands
  bool hidden = false;             ///< matter that the file around it holds and does not show: comments, deleted text, hidden sheets
  bool whole = true;               ///< false: something in it was not read, so the case is not complete
};

}  // namespace meretid::parse
