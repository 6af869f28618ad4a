// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/rewriting.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace meretid::parse::drawn {
namespace {

std::string number(double value) {
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 4).ptr;
  return {digits, end};
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out = "<";
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out + ">";
}

struct Piece {
  std::size_t begin, end;
  std::string text;
};

// The operator with the same pen movements and fewer glyphs.
std::string shown_again(const Show& show, const std::vector<const Glyph*>& glyphs, const std::vector<bool>& gone, const std::vector<double>& shift) {
  std::string out;
  if (show.op == "\"") out += number(show.word_space) + " Tw " + number(show.char_space) + " Tc ";
  if (show.op == "'" || show.op == "\"") out += "T* ";
  out += "[";
  double move = 0, shifted = 0;
  std::string text;
  const auto flush_text = [&] {
    if (!text.empty()) out += hex(text);
    text.clear();
  };
  const auto flush_move = [&] {
    if (move != 0) out += " " + number(move) + " ";
    move = 0;
  };
  std::size_t next = 0;
  for (std::size_t e = 0; e < show.elements.size(); ++e) {
    const Element& element = show.elements[e];
    if (!element.is_text) {
      flush_text();
      move += element.number;
      continue;
    }
    for (; next < glyphs.size() && glyphs[next]->element == static_cast<std::int32_t>(e); ++next) {
      const Glyph& g = *glyphs[next];
      const double wanted = g.unit > 1e-9 ? shift[next] / g.unit : 0;
      if (!gone[next] && wanted != shifted) {
        flush_text();
        move -= wanted - shifted;
        shifted = wanted;
      }
      if (gone[next]) {
        flush_text();
        move -= g.advance;
      } else {
        flush_move();
        text += element.text.substr(static_cast<std::size_t>(g.at), static_cast<std::size_t>(g.bytes));
      }
    }
  }
  flush_text();
  move += shifted;  // what follows stands where it stood
  flush_move();
  return out + "] TJ";
}

}  // namespace

std::string without(const Drawing& drawing, std::int32_t stream, std::string_view bytes, const std::vector<bool>& struck,
                    const std::vector<double>& shift) {
  struct Content {
    std::vector<const Glyph*> glyphs;
    std::vector<bool> gone;
    std::vector<double> shift;
    bool changes = false;
  };
  std::map<std::int32_t, Content> shows;
  for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
    const Mark& m = drawing.marks[i];
    if (m.kind != Kind::kGlyph || m.glyph.show < 0 || drawing.shows[static_cast<std::size_t>(m.glyph.show)].stream != stream) continue;
    Content& content = shows[m.glyph.show];
    content.glyphs.push_back(&m.glyph);
    content.gone.push_back(struck[i]);
    content.shift.push_back(shift.empty() ? 0 : shift[i]);
    content.changes = content.changes || struck[i] || content.shift.back() != 0;
  }
  std::vector<Piece> pieces;
  for (const auto& [show, content] : shows)
    if (content.changes) {
      const Show& s = drawing.shows[static_cast<std::size_t>(show)];
      pieces.push_back({s.begin, s.end, shown_again(s, content.glyphs, content.gone, content.shift)});
    }
  for (const Tag& tag : drawing.tags)
    if (tag.stream == stream) pieces.push_back({tag.begin, tag.end, " "});
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  std::string out;
  std::size_t at = 0;
  for (const Piece& piece : pieces) {
    if (piece.begin < at || piece.end > bytes.size()) continue;
    out += bytes.substr(at, piece.begin - at);
    out += piece.text;
    at = piece.end;
  }
  out += bytes.substr(std::min(at, bytes.size()));
  return out;
}

}  // namespace meretid::parse::drawn
