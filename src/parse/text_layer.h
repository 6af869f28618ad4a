// SPDX-License-Identifier: EUPL-1.2
// The invisible text of a page that is a picture: searchable, selectable, read aloud by screen readers. Two fonts without glyphs:
// one of a byte a letter for what Windows-1252 has (all Danish text), one of two bytes for the rest, both with every letter half
// as wide as high, so that a word is stretched to its box by a plain factor (ISO 32000-1, 9.3.4 and 9.3.6), upright or turned as the box lies.
// In the child only.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "parse/pages.h"

namespace meretid::parse {

class TextLayer {
 public:
  void add_fonts(QPDF& pdf);
  QPDFObjectHandle fonts() const { return fonts_; }
  /// Operators for the words of one page. `height`: of the page, for the turn from top-left to bottom-left.
  std::string content(const std::vector<const KeptWord*>& words, double height) const;

 private:
  QPDFObjectHandle fonts_;
};

}  // namespace meretid::parse
