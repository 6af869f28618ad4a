// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/rewriting.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace meretid::parse::drawn {
namespace {

std::string number(double value, int decimals = 4) {
  char digits[400];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, decimals).ptr;
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

// Neither the name of a tag nor its properties come along: both may say anything.
std::string tag_again(const Drawing& drawing, const Tag& tag, const std::set<std::int32_t>& marked) {
  if (tag.partner < 0) return " ";
  const Tag& begin = tag.kind == Tag::Kind::kBegin ? tag : drawing.tags[static_cast<std::size_t>(tag.partner)];
  const bool artifact = begin.role == "Artifact";
  if (!artifact && !marked.contains(begin.mcid)) return " ";
  if (tag.kind == Tag::Kind::kEnd) return " EMC ";
  return artifact ? " /Artifact BMC " : " /Span << /MCID " + std::to_string(begin.mcid) + " >> BDC ";
}

// "1 0 0 1 72 700 Tm [", so many thousandths further along the line than the operator stood.
std::string placed(const Show& show, double thousandths) {
  const double along = thousandths / 1000 * show.font_size;
  const Matrix m = (show.vertical ? Matrix{1, 0, 0, 1, 0, along} : Matrix{1, 0, 0, 1, along * show.horizontal, 0}).then(show.place);
  std::string out;
  for (const double value : {m.a, m.b, m.c, m.d}) out += number(value, 6) + " ";
  return out + number(m.e) + " " + number(m.f) + " Tm [";
}

std::string in_codes(const std::string& bytes, const std::map<std::uint32_t, std::string>* codes) {
  if (codes == nullptr) return bytes;
  std::uint32_t code = 0;
  for (const char c : bytes) code = code << 8 | static_cast<unsigned char>(c);
  const auto known = codes->find(code);
  return known == codes->end() ? std::string() : known->second;
}

// The operator with fewer glyphs, placed by itself. What goes before the first and behind the last one that stays leaves nothing.
std::string shown_again(const Show& show, const std::vector<const Glyph*>& glyphs, const std::vector<bool>& gone, const std::vector<double>& shift,
                        const std::map<std::uint32_t, std::string>* codes) {
  std::string out = " ";
  if (show.op == "\"") out += number(show.word_space) + " Tw " + number(show.char_space) + " Tc ";
  double before = 0, move = 0, shifted = 0;
  bool begun = false;
  std::string text;
  const auto flush_text = [&] {
    if (!text.empty()) out += hex(text);
    text.clear();
  };
  const auto add_move = [&](double thousandths) {
    if (begun) flush_text(), move += thousandths;
    else before -= thousandths;
  };
  std::size_t next = 0;
  for (std::size_t e = 0; e < show.elements.size(); ++e) {
    const Element& element = show.elements[e];
    if (!element.is_text) {
      if (element.number != 0) add_move(element.number);
      continue;
    }
    for (; next < glyphs.size() && glyphs[next]->element == static_cast<std::int32_t>(e); ++next) {
      const Glyph& g = *glyphs[next];
      if (gone[next]) {
        add_move(-g.advance);
        continue;
      }
      const double wanted = g.unit > 1e-9 ? shift[next] / g.unit : 0;
      if (wanted != shifted) add_move(shifted - wanted), shifted = wanted;
      if (!begun) {
        out += placed(show, before);
        begun = true;
      }
      if (std::abs(move) > 5e-5) out += " " + number(move) + " ";
      move = 0;
      text += in_codes(element.text.substr(static_cast<std::size_t>(g.at), static_cast<std::size_t>(g.bytes)), codes);
    }
  }
  flush_text();
  return begun ? out + "] TJ" : out;
}

}  // namespace

std::string without(const Drawing& drawing, std::int32_t stream, std::string_view bytes, const std::vector<bool>& struck,
                    const Rewriting& how) {
  struct Content {
    std::vector<const Glyph*> glyphs;
    std::vector<bool> gone;
    std::vector<double> shift;
  };
  std::map<std::int32_t, Content> shows;
  std::set<std::int64_t> changed;  // text objects
  for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
    const Mark& m = drawing.marks[i];
    if ((m.kind != Kind::kGlyph && m.kind != Kind::kCell) || m.glyph.show < 0 || drawing.shows[static_cast<std::size_t>(m.glyph.show)].stream != stream) continue;
    Content& content = shows[m.glyph.show];
    content.glyphs.push_back(&m.glyph);
    content.gone.push_back(struck[i]);
    content.shift.push_back(how.shift.empty() ? 0 : how.shift[i]);
    if (struck[i] || content.shift.back() != 0 || how.recoded.contains(drawing.shows[static_cast<std::size_t>(m.glyph.show)].font)) changed.insert(drawing.shows[static_cast<std::size_t>(m.glyph.show)].text);
  }
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < drawing.shows.size(); ++i) {
    const Show& show = drawing.shows[i];
    if (show.stream != stream || !changed.contains(show.text)) continue;
    const Content& content = shows[static_cast<std::int32_t>(i)];
    const auto codes = how.recoded.find(show.font);
    pieces.push_back({show.begin, show.end, shown_again(show, content.glyphs, content.gone, content.shift, codes == how.recoded.end() ? nullptr : &codes->second)});
  }
  for (const Move& move : drawing.moves)
    if (move.stream == stream && changed.contains(move.text)) pieces.push_back({move.begin, move.end, move.leading ? " " + number(*move.leading) + " TL " : " "});
  for (const Tag& tag : drawing.tags)
    if (tag.stream == stream) pieces.push_back({tag.begin, tag.end, stream == 0 && how.marked != nullptr ? tag_again(drawing, tag, *how.marked) : " "});
  for (const Unshown& unshown : drawing.unshown)
    if (unshown.stream == stream) pieces.push_back({unshown.begin, unshown.end, std::string(" ") + unshown.instead + " "});
  for (const Named& named : drawing.names)
    if (const auto other = how.renamed.find(named.name); named.stream == stream && other != how.renamed.end()) pieces.push_back({named.begin, named.end, other->second});
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
