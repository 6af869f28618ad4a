// SPDX-License-Identifier: EUPL-1.2
// What a page draws, in the order it is drawn: glyphs with their text, filled areas, pictures. The order is what tells whether
// something is hidden under something else. Values of one page; user space of the page.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parse/drawn/geometry.h"

namespace meretid::parse::drawn {

struct Rgb {
  double r = 0, g = 0, b = 0;
  double distance(const Rgb& o) const { return std::max({std::abs(r - o.r), std::abs(g - o.g), std::abs(b - o.b)}); }
  double light() const { return 0.3 * r + 0.59 * g + 0.11 * b; }
};

/// How a mark meets what lies under it.
struct Paint {
  std::optional<Rgb> colour;  ///< none: a pattern, a shading or a colour space that is not followed
  double alpha = 1;
  bool solid = true;          ///< false: soft mask, tiling pattern or a blend mode through which the ground shows
  bool darkens = false;       ///< Multiply or Darken: hides only when it is dark itself
  bool hides() const { return alpha > 0.95 && (solid || (darkens && colour && colour->light() < 0.15)); }
};

struct Glyph {
  std::string text;           ///< UTF-8; "" when nothing says what it means
  Point origin, along, up;    ///< pen position, advance of the glyph, height of the letter's body
  double size = 0;            ///< points on the page
  std::int32_t mode = 0;      ///< of 0..7; 3 draws nothing
  std::int32_t show = -1;     ///< Drawing::shows
  std::int32_t element = 0;   ///< of the array of TJ; else 0
  std::int32_t at = 0, bytes = 0;  ///< place in that string
  double advance = 0;         ///< how far it moves the pen, spacing included, in the thousandths that TJ counts in
  double unit = 0;            ///< how long such a thousandth is on the page, points
  bool sure = true;           ///< false: the font's encoding is not followed, the text may be wrong
  Point point(double u, double v) const { return origin + along * u + up * v; }
  Bounds bounds() const {
    Bounds b;
    for (const double u : {0.0, 1.0})
      for (const double v : {-0.25, 1.0}) b.add(point(u, v));
    return b;
  }
};

/// kCell: a glyph in the cell of a pattern or in a soft mask, drawn wherever that is used: it has no one place on the page.
enum class Kind { kGlyph, kFill, kImage, kCell };

struct Mark {
  Kind kind = Kind::kFill;
  Paint paint;
  std::shared_ptr<const Clip> clip;
  bool off = false;            ///< in optional content that is switched off
  std::int32_t annotation = -1;  ///< index in /Annots; -1: the page itself
  Glyph glyph;                 ///< kGlyph, kCell
  Region region;               ///< kFill, kImage
  std::int32_t object = 0;     ///< kImage: its object; 0: inline
  Matrix place;                ///< kImage: from the unit square
};

/// A part of what TJ shows: a string, or a number that moves the pen.
struct Element {
  bool is_text = false;
  std::string text;
  double number = 0;
};

/// One operator that shows text: where it stands, so that it can be written anew.
struct Show {
  std::int32_t stream = 0;     ///< Drawing::streams
  std::size_t begin = 0, end = 0;  ///< bytes of the decoded stream, operands included
  std::string op;              ///< "Tj", "TJ", "'", "\""
  std::int64_t text = 0;       ///< the text object (BT … ET) that it stands in
  Matrix place;                ///< from text space, before its first glyph, without CTM
  double font_size = 0, horizontal = 1, char_space = 0, word_space = 0;
  std::int32_t font = 0;       ///< object of its font; 0: none of its own
  bool vertical = false, type3 = false;
  bool simple = true;          ///< one byte a code
  std::vector<Element> elements;
};

/// An operator that moves the pen to another line (Td, TD, Tm, T*): bytes of the decoded stream, operands included.
struct Move {
  std::int32_t stream = 0;
  std::size_t begin = 0, end = 0;
  std::int64_t text = 0;
  std::optional<double> leading = {};  ///< which TD sets on the way
};

/// An operator that marks content (BDC, BMC, EMC, MP, DP): bytes of the decoded stream, operands included.
struct Tag {
  enum class Kind { kBegin, kEnd, kPoint };
  std::int32_t stream = 0;
  std::size_t begin = 0, end = 0;
  Kind kind = Kind::kPoint;
  std::string role = {};             ///< kBegin: "P", "Artifact" …
  std::int32_t mcid = -1;            ///< kBegin: what the structure knows it by; -1: nothing
  std::int64_t partner = -1;         ///< kBegin and kEnd: the other one in Drawing::tags
  std::size_t first = 0, last = 0;   ///< kBegin: marks [first, last) drawn inside it
};

/// An operator that draws in a layer that is off: bytes of the decoded stream, operands included, and what stands there instead.
struct Unshown {
  std::int32_t stream = 0;
  std::size_t begin = 0, end = 0;
  const char* instead = "";
};

/// The name of a resource that an operator speaks of (Tf, Do, gs …): bytes of the decoded stream. Those of more than three letters.
struct Named {
  std::int32_t stream = 0;
  std::size_t begin = 0, end = 0;
  std::string name;            ///< with its slash
};

/// The page's own content is the first stream; then every form and pattern cell as often as it is drawn.
struct Stream {
  std::int32_t object = 0;
  std::int32_t annotation = -1;
  bool off = false;            ///< drawn in a layer that is off
};

/// A replacement text in the content ("/Span <</ActualText …>> BDC").
struct Marked {
  std::string text;
  std::int32_t stream = 0;
  std::size_t first = 0, last = 0;  ///< marks [first, last) drawn inside it
};

struct Drawing {
  std::vector<Mark> marks;
  std::vector<Show> shows;
  std::vector<Move> moves;
  std::vector<Stream> streams;
  std::vector<Marked> marked;
  std::vector<Tag> tags;
  std::vector<Unshown> unshown;
  std::vector<Named> names;
  std::int64_t texts = 0;       ///< text objects so far, of all streams
  std::size_t open_states = 0;  ///< q without their Q at the end of the page's own content
  bool whole = true;           ///< false: a limit was reached or content could not be followed
  bool ring = false;           ///< a form draws itself, which no reader follows to its end: that operator is among `unshown`
};

}  // namespace meretid::parse::drawn
