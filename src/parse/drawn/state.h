// SPDX-License-Identifier: EUPL-1.2
// The graphics and text state of a content stream (PDF 32000-1, 8.4 and 9.3). Values.
#pragma once

#include <memory>

#include "parse/drawn/colour.h"
#include "parse/drawn/font.h"
#include "parse/drawn/geometry.h"

namespace meretid::parse::drawn {

struct Ink {
  ColourSpace space;
  std::optional<Rgb> colour = Rgb{};
  bool tiled = false;   ///< a tiling pattern: the ground may show through
};

struct State {
  Matrix ctm;
  std::shared_ptr<const Clip> clip;
  Ink fill, stroke;
  double fill_alpha = 1, stroke_alpha = 1, line_width = 1;
  bool masked = false, blended = false, darkens = false;
  bool cell = false;  ///< in a pattern's cell or a soft mask
  std::shared_ptr<const Font> font;
  double font_size = 0, char_space = 0, word_space = 0, horizontal = 1, leading = 0, rise = 0;
  int mode = 0;

  Paint paint(bool stroked) const {
    const Ink& ink = stroked ? stroke : fill;
    return {ink.colour, stroked ? stroke_alpha : fill_alpha, !masked && !blended && !ink.tiled, darkens && !masked};
  }
};

}  // namespace meretid::parse::drawn
