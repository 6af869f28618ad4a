// SPDX-License-Identifier: EUPL-1.2
// Readers that are none of ours: pdftotext, qpdf and tesseract as they lie in /usr/bin, on files the tests made themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/pages.h"

namespace meretid::parse::testing {

std::string plain_text(std::string_view pdf);
/// Every object and stream uncompressed, one after the other.
std::string unpacked(std::string_view pdf);
/// Empty when qpdf finds nothing wrong.
std::string complaints(std::string_view pdf);
/// What tesseract reads off the first page's pixels at 200 dpi, after turning it by so many degrees.
std::string seen(std::string_view pdf, int turn = 0);

struct WordsOfPage {
  std::vector<KeptWord> words;
  double width = 0, height = 0;
};
/// Words with their places, as pdftotext sees them. First page.
WordsOfPage words(std::string_view pdf);

}  // namespace meretid::parse::testing
