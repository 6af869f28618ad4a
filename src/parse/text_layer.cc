// SPDX-License-Identifier: EUPL-1.2
#include "parse/text_layer.h"

#include <algorithm>
#include <map>
#include <qpdf/QPDF.hh>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

const std::map<char32_t, unsigned>& windows_1252() {
  static const auto table = [] {
    std::map<char32_t, unsigned> codes;
    for (unsigned code = 0x20; code < 0x100; ++code) {
      const std::string text = base::from_windows_1252(std::string(1, static_cast<char>(code)));
      std::size_t at = 0;
      const char32_t c = base::next(text, at);
      // What WHATWG maps to controls has no name in PDF's WinAnsiEncoding.
      if (c >= 0x20 && !(c >= 0x7F && c < 0xA0)) codes.emplace(c, code);
    }
    return codes;
  }();
  return table;
}

void put_hex(std::string& out, unsigned value, int digits) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += kHex[value >> shift & 15u];
}

struct Encoded {
  std::string hex;
  std::size_t letters = 0;
  bool wide = false;
};

Encoded encode(const std::string& text) {
  Encoded narrow, wide{{}, 0, true};
  bool fits = true;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next(text, at);
    if (c < 0x20) continue;
    const auto code = windows_1252().find(c);
    if (code == windows_1252().end()) fits = false;
    else put_hex(narrow.hex, code->second, 2);
    ++narrow.letters;
    put_hex(wide.hex, c < 0x10000 ? static_cast<unsigned>(c) : 0xFFFDu, 4);
    ++wide.letters;
  }
  return fits ? narrow : wide;
}

// Two-byte codes are the letters' own numbers.
constexpr const char* kIdentityMap =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
    "/Supplement 0 >> def /CMapName /Letters def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n";

std::string to_unicode() {
  std::string map = kIdentityMap;
  // A range may not cross a change of its first byte, and a block holds at most 100 of them.
  for (unsigned block = 0; block < 256; block += 64) {
    map += "64 beginbfrange\n";
    for (unsigned high = block; high < block + 64; ++high) {
      std::string h;
      put_hex(h, high, 2);
      map += "<" + h + "00> <" + h + "FF> <" + h + "00>\n";
    }
    map += "endbfrange\n";
  }
  return map + "endcmap CMapName currentdict /CMap defineresource pop end end\n";
}

double width_of(const Box& box) { return box.right - box.left; }
double height_of(const Box& box) { return box.bottom - box.top; }

/// Words know only their box. Text that runs up or down the page is told from its long words, which are higher than wide.
struct Direction {
  bool turned = false;  ///< most of the page
  bool down = true;     ///< turned text runs down; else up
};

constexpr std::int64_t kLong = 4;  // letters: fewer may be higher than wide in any text

bool is_tall(const KeptWord& word) { return height_of(word.box) > 1.3 * width_of(word.box); }

Direction direction_of(const std::vector<const KeptWord*>& words) {
  int tall = 0, wide = 0, downwards = 0;
  const KeptWord* last = nullptr;
  for (const KeptWord* word : words) {
    if (base::length(word->text) < kLong) continue;
    ++(is_tall(*word) ? tall : wide);
    if (!is_tall(*word)) continue;
    // Two words of one turned line lie over each other.
    if (last != nullptr && std::min(last->box.right, word->box.right) - std::max(last->box.left, word->box.left) > 0.5 * width_of(word->box))
      downwards += word->box.top > last->box.top ? 1 : -1;
    last = word;
  }
  return {tall > wide, downwards >= 0};
}

bool is_turned(const KeptWord& word, const Direction& direction) {
  if (direction.turned) return width_of(word.box) < 1.3 * height_of(word.box);
  return base::length(word.text) >= kLong && is_tall(word);
}

std::string decimal(double value) { return QPDFObjectHandle::newReal(value, 2).unparse(); }

}  // namespace

void TextLayer::add_fonts(QPDF& pdf) {
  std::string widths = "[";
  for (int code = 0; code < 256; ++code) widths += "500 ";
  widths += "]";
  QPDFObjectHandle narrow = QPDFObjectHandle::parse(
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 0 /LastChar 255 >>");
  narrow.replaceKey("/Widths", QPDFObjectHandle::parse(widths));
  QPDFObjectHandle wide = QPDFObjectHandle::parse(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [ << /Type /Font "
      "/Subtype /CIDFontType2 /BaseFont /Helvetica /DW 500 /CIDToGIDMap /Identity /CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Helvetica /Flags 32 "
      "/FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >> ] >>");
  wide.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&pdf, to_unicode()));
  fonts_ = QPDFObjectHandle::newDictionary();
  fonts_.replaceKey("/Narrow", pdf.makeIndirectObject(narrow));
  fonts_.replaceKey("/Wide", pdf.makeIndirectObject(wide));
  fonts_ = pdf.makeIndirectObject(fonts_);
}

std::string TextLayer::content(const std::vector<const KeptWord*>& words, double height) const {
  if (words.empty()) return {};
  const Direction direction = direction_of(words);
  std::string out = "BT 3 Tr\n";
  for (const KeptWord* word : words) {
    const Encoded encoded = encode(word->text);
    if (encoded.letters == 0) continue;
    const bool turned = is_turned(*word, direction);
    const double across = turned ? width_of(word->box) : height_of(word->box);
    const double along = turned ? height_of(word->box) : width_of(word->box);
    const double size = std::max(1.0, across * 0.8);
    const double natural = 0.5 * size * static_cast<double>(encoded.letters);
    // A little narrower than the box, so that the gap to the next word is never lost.
    const double stretch = std::max(1.0, 97 * along / natural);
    out += std::string(encoded.wide ? "/Wide " : "/Narrow ") + decimal(size) + " Tf " + decimal(stretch) + " Tz ";
    if (!turned)
      out += "1 0 0 1 " + decimal(word->box.left) + " " + decimal(height - word->box.bottom + 0.2 * across);
    else if (direction.down)
      out += "0 -1 1 0 " + decimal(word->box.left + 0.2 * across) + " " + decimal(height - word->box.top);
    else
      out += "0 1 -1 0 " + decimal(word->box.right - 0.2 * across) + " " + decimal(height - word->box.bottom);
    out += " Tm <" + encoded.hex + "> Tj\n";
  }
  return out + "ET\n";
}

}  // namespace meretid::parse
