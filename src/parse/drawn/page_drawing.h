// SPDX-License-Identifier: EUPL-1.2
// Follows a page's content streams, forms and the appearances of its annotations, and says what they draw (drawing.h).
// Untrusted input: depth, operators, marks and strings are limited; what goes beyond makes Drawing::whole false. Type 3 glyphs
// count by their codes; of patterns' cells and soft masks only the text is kept (Kind::kCell).
// One thread. Cost: about 10 MB of content a second.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>

#include "parse/drawn/drawing.h"
#include "parse/drawn/font.h"
#include "parse/drawn/layers.h"

namespace meretid::parse::drawn {

class Drawer {
 public:
  explicit Drawer(QPDF& pdf) : layers_(pdf) {}
  /// Never throws on what the page is. Fonts are kept between pages.
  Drawing page(QPDFPageObjectHelper page);

  const Layers& layers() const { return layers_; }

 private:
  friend class ContentReader;
  std::shared_ptr<const Font> font(QPDFObjectHandle dictionary);
  void annotations(QPDFPageObjectHelper page, Drawing& drawing);

  Layers layers_;
  std::map<QPDFObjGen, std::shared_ptr<const Font>> fonts_;
  std::set<QPDFObjGen> cells_;  // of this page, entered
  std::set<QPDFObjGen> open_;   // forms that are being read
  std::int64_t operators_ = 0;
};

}  // namespace meretid::parse::drawn
