// SPDX-License-Identifier: EUPL-1.2
#include "parse/kept_text_maps.h"

#include <algorithm>

#include "base/utf8.h"
#include "parse/pages.h"

namespace meretid::parse {
namespace {

using drawn::CMap;

constexpr std::size_t kFewestLetters = 4;

std::string bytes_of(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::string digits(std::uint32_t value, std::int32_t bytes) {
  std::string out;
  for (std::int32_t at = 2 * bytes - 1; at >= 0; --at) out += "0123456789ABCDEF"[value >> (4 * at) & 15];
  return out;
}
std::string hex(std::uint32_t code, std::int32_t bytes) { return "<" + digits(code, bytes) + ">"; }

std::string utf16(const std::string& utf8) {
  std::string out = "<";
  for (const char32_t letter : base::decode(utf8)) {
    const auto c = static_cast<std::uint32_t>(letter);
    out += c < 0x10000 ? digits(c, 2) : digits(0xD800 + ((c - 0x10000) >> 10), 2) + digits(0xDC00 + ((c - 0x10000) & 0x3FF), 2);
  }
  return out + ">";
}

// Codes beside each other that mean letters beside each other are one line.
struct Line {
  std::uint32_t low = 0, high = 0;
  std::int32_t bytes = 1;
  std::string text;       // of the first
  std::uint32_t last = 0; // what the last one means, where that is one letter or a number
};
bool follows(const Line& line, std::uint32_t code, std::int32_t bytes, std::uint32_t value) {
  return value != 0 && line.last != 0 && line.bytes == bytes && code == line.high + 1 && value == line.last + 1 && (code & 0xFF) != 0 && (value & 0xFF) != 0;
}

template <class Print>
std::string listed(const std::vector<Line>& lines, const char* kind, Print print) {
  constexpr std::size_t kMostInOne = 100;
  std::string out;
  for (std::size_t at = 0; at < lines.size(); at += kMostInOne) {
    const std::size_t end = std::min(lines.size(), at + kMostInOne);
    out += std::to_string(end - at) + " begin" + kind + "\n";
    for (std::size_t i = at; i < end; ++i) out += hex(lines[i].low, lines[i].bytes) + " " + hex(lines[i].high, lines[i].bytes) + " " + print(lines[i]) + "\n";
    out += std::string("end") + kind + "\n";
  }
  return out;
}

std::string framed(int type, bool vertical, const std::string& spaces, const std::string& lines) {
  return "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Kept def\n/CMapType " + std::to_string(type) + " def\n" + (vertical ? "/WMode 1 def\n" : "") + spaces +
         lines + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string spaces_of(const std::vector<CMap::Space>& spaces) {
  std::string out = std::to_string(spaces.size()) + " begincodespacerange\n";
  for (const CMap::Space& space : spaces) out += hex(space.low, space.bytes) + " " + hex(space.high, space.bytes) + "\n";
  return out + "endcodespacerange\n";
}

TextMeanings meanings_of(const CMap& map, const std::map<std::uint32_t, std::int32_t>& used) {
  TextMeanings meanings;
  for (const auto& [code, bytes] : used)
    if (auto text = map.text(code)) meanings[code] = {bytes, std::move(*text)};
  return meanings;
}

std::string encoding_map(const CMap& map, const std::map<std::uint32_t, std::int32_t>& used) {
  std::vector<Line> lines;
  for (const auto& [code, bytes] : used) {
    const auto cid = map.cid(code, bytes);
    if (!cid) continue;
    if (!lines.empty() && follows(lines.back(), code, bytes, *cid)) lines.back().high = code, lines.back().last = *cid;
    else lines.push_back({code, code, bytes, std::to_string(*cid), *cid});
  }
  if (map.spaces().empty() || map.spaces().size() > 100) return {};
  return framed(1, map.vertical, spaces_of(map.spaces()), listed(lines, "cidrange", [](const Line& line) { return line.text; }));
}

// The order of the alphabet, or of the numbers that stand for its letters, tells nothing but which letters there are.
bool order_of_alphabet(const std::vector<std::pair<std::uint32_t, char32_t>>& letters, std::size_t from, std::size_t to) {
  bool beside = true, rising = true;
  for (std::size_t i = from + 1; i < to; ++i) beside = beside && letters[i].second - letters[i - 1].second == letters[i].first - letters[i - 1].first;
  for (std::size_t i = 1; i < letters.size() && rising && !beside; ++i) rising = letters[i].second > letters[i - 1].second;
  return beside || rising;
}

// What every glyph of a drawing is by its font: with the place of its mark.
template <class Take>
void each_code(const drawn::Drawing& drawing, Take take) {
  for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
    const drawn::Mark& mark = drawing.marks[i];
    if ((mark.kind != drawn::Kind::kGlyph && mark.kind != drawn::Kind::kCell) || mark.glyph.show < 0) continue;
    const drawn::Show& show = drawing.shows[static_cast<std::size_t>(mark.glyph.show)];
    if (show.font == 0) continue;
    const std::string& text = show.elements[static_cast<std::size_t>(mark.glyph.element)].text;
    std::uint32_t code = 0;
    for (std::int32_t b = 0; b < mark.glyph.bytes; ++b) code = code << 8 | static_cast<unsigned char>(text[static_cast<std::size_t>(mark.glyph.at + b)]);
    take(i, show.font, code);
  }
}

}  // namespace

std::string text_map(const TextMeanings& meanings) {
  std::vector<Line> lines;
  for (const auto& [code, meant] : meanings) {
    const auto& [bytes, text] = meant;
    const std::u32string letters = base::decode(text);
    const std::uint32_t value = letters.size() == 1 && letters[0] < 0x10000 ? static_cast<std::uint32_t>(letters[0]) : 0;
    if (!lines.empty() && follows(lines.back(), code, bytes, value)) {
      lines.back().high = code;
      lines.back().last = value;
    } else {
      lines.push_back({code, code, bytes, text, value});
    }
  }
  if (lines.empty()) return {};
  std::map<std::int32_t, CMap::Space> spaces;  // of each length of a code
  for (const Line& line : lines) spaces[line.bytes] = {0, line.bytes >= 4 ? 0xFFFFFFFFu : (1u << (8 * line.bytes)) - 1, line.bytes};
  std::vector<CMap::Space> all;
  for (const auto& [bytes, space] : spaces) all.push_back(space);
  return framed(2, false, spaces_of(all), listed(lines, "bfrange", [](const Line& line) { return utf16(line.text); }));
}

void add_used_codes(const drawn::Drawing& drawing, const std::vector<bool>& struck, UsedCodes& used) {
  each_code(drawing, [&](std::size_t i, std::int32_t font, std::uint32_t code) {
    auto& codes = used[font];
    if (!struck[i] && !drawing.marks[i].off) codes[code] = drawing.marks[i].glyph.bytes;
  });
}

void add_first_uses(const drawn::Drawing& drawing, const std::vector<bool>& struck, FirstUsesOfFonts& uses) {
  each_code(drawing, [&](std::size_t i, std::int32_t font, std::uint32_t code) {
    FirstUses& of = uses[font];
    if (of.seen.insert(code).second) of.order.emplace_back(code, i < struck.size() && struck[i]);
  });
}

std::size_t letters_told(const FirstUses& uses, const std::vector<CMap::Meant>& meanings) {
  constexpr std::size_t kFewestCodes = 4, kMostExceptions = 10;  // of so many one may be out of order: a writer that sets lines by columns
  if (uses.order.size() < kFewestCodes) return 0;
  std::size_t back = 0, told = 0;
  for (std::size_t i = 0; i < uses.order.size(); ++i) {
    told += uses.order[i].second;
    back += i > 0 && uses.order[i].first < uses.order[i - 1].first;
  }
  if (back > uses.order.size() / kMostExceptions) return 0;
  std::u32string texts;  // of the codes that are shown, in their own order
  for (const CMap::Meant& meant : meanings)
    if (uses.seen.contains(meant.code)) texts += base::decode(meant.text);
  const bool alphabet = std::is_sorted(texts.begin(), texts.end());
  return alphabet ? 0 : told;
}

bool codes_spell(const std::vector<CMap::Meant>& meanings, const std::vector<std::string>& values) {
  std::vector<std::pair<std::uint32_t, char32_t>> letters, small;
  for (const CMap::Meant& meant : meanings)
    for (const char32_t c : base::decode(meant.text))
      if (base::is_letter(c) || (c >= U'0' && c <= U'9')) letters.emplace_back(meant.code, c), small.emplace_back(meant.code, base::lower(c));
  for (const std::string& value : values) {
    const std::u32string wanted = base::decode(value);
    for (std::size_t from = 0; from < small.size() && !wanted.empty(); ++from) {
      if (small[from].second != wanted[0]) continue;
      std::size_t to = from;
      bool spelled = true;
      for (std::size_t k = 0; k < wanted.size() && spelled; ++k) {
        if (to < small.size() && small[to].second == wanted[k]) {
          ++to;
          continue;
        }
        spelled = false;  // a letter that was used before has its code already
        for (std::size_t i = from; i < to && !spelled; ++i) spelled = small[i].second == wanted[k];
      }
      if (spelled && to - from >= kFewestLetters && !order_of_alphabet(letters, from, to)) return true;
    }
  }
  return false;
}

void keep_text_maps(QPDF& pdf, const UsedCodes& used) {
  for (const auto& [object, codes] : used) {
    auto font = pdf.getObjectByID(object, 0);
    if (!font.isDictionary()) continue;
    try {
      if (auto map = font.getKey("/ToUnicode"); map.isStream()) {
        const std::string fresh = text_map(meanings_of(CMap::read(bytes_of(map)), codes));
        if (fresh.empty()) font.removeKey("/ToUnicode");
        else font.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&pdf, fresh));
      }
      auto encoding = font.getKey("/Encoding");
      if (!font.getKey("/Subtype").isNameAndEquals("/Type0") || !encoding.isStream()) continue;
      CMap map = CMap::read(bytes_of(encoding));
      if (auto mode = encoding.getDict().getKey("/WMode"); mode.isInteger()) map.vertical = mode.getIntValue() == 1;
      if (!map.uses.empty() || !encoding.getDict().getKey("/UseCMap").isNull()) continue;
      const std::string fresh = encoding_map(map, codes);
      if (fresh.empty()) continue;
      auto made = QPDFObjectHandle::newStream(&pdf, fresh);
      made.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/CMap"));
      made.getDict().replaceKey("/CMapName", QPDFObjectHandle::newName("/Kept"));
      for (const char* key : {"/CIDSystemInfo", "/WMode"})
        if (auto value = encoding.getDict().getKey(key); !value.isNull()) made.getDict().replaceKey(key, value);
      font.replaceKey("/Encoding", made);
    } catch (const std::exception&) {  // a map that cannot be read stays, and is looked through as all is
      continue;
    }
  }
}

}  // namespace meretid::parse
