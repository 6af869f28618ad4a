// SPDX-License-Identifier: EUPL-1.2
// Text that a page carries and does not show: under an area drawn over it, in the colour of its ground, invisible, cut away, in a
// layer that is off, beside the paper. Pure, of a drawing. What only pixels can decide (text behind or over a picture, as under
// every scan that was read by OCR) comes out with `by_pixels` and is a finding only where the rendered page shows nothing.
// Cost: linear in the glyphs, with a look at the areas of their neighbourhood.
#pragma once

#include <string>
#include <vector>

#include "parse/drawn/drawing.h"

namespace meretid::parse::drawn {

enum class HiddenKind {
  kUnderBox,       ///< an opaque area lies over it
  kUnderImage,     ///< a picture lies over it
  kUnderAnnotation,///< an annotation's area lies over it
  kSameColour,     ///< as its ground
  kInvisible,      ///< text mode 3, or fully transparent
  kClipped,        ///< outside what its own content is cut to
  kLayerOff,
  kOutsidePage,
  kTiny,           ///< letters of less than a point
};
const char* to_text(HiddenKind kind);

struct HiddenRun {
  HiddenKind kind = HiddenKind::kUnderBox;
  std::string text;                 ///< UTF-8, blanks between words, '\n' between lines
  Bounds glyphs;                    ///< of the letters
  Bounds box;                       ///< of what hides them; else of the letters
  std::vector<Bounds> words;        ///< of the letters, word by word
  std::vector<std::string> texts;   ///< of the same words
  std::vector<std::size_t> marks;   ///< indices of the glyphs in the drawing
  bool by_pixels = false;
};

/// `paper`: what of the page is shown.
std::vector<HiddenRun> hidden_text(const Drawing& drawing, const Bounds& paper);

}  // namespace meretid::parse::drawn
