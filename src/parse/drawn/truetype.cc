// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/truetype.h"

#include <algorithm>

namespace meretid::parse::drawn {
namespace {

std::uint16_t u16(std::string_view bytes, std::size_t at) {
  return at + 2 <= bytes.size() ? static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) << 8 | static_cast<unsigned char>(bytes[at + 1])) : std::uint16_t{0};
}
std::uint32_t u32(std::string_view bytes, std::size_t at) { return static_cast<std::uint32_t>(u16(bytes, at)) << 16 | u16(bytes, at + 2); }

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value >> 8 & 255);
  out += static_cast<char>(value & 255);
}
void put32(std::string& out, std::uint32_t value) {
  put16(out, value >> 16);
  put16(out, value & 0xFFFF);
}
void set16(std::string& bytes, std::size_t at, std::uint32_t value) {
  bytes[at] = static_cast<char>(value >> 8 & 255);
  bytes[at + 1] = static_cast<char>(value & 255);
}

std::uint32_t sum_of(std::string_view bytes) {
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 4) {
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < 4; ++i) word = word << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    sum += word;
  }
  return sum;
}

// Places of the glyph numbers in a composed glyph; nothing where it runs out of itself.
constexpr std::uint16_t kWords = 1, kScale = 8, kMore = 32, kTwoScales = 64, kMatrix = 128;
std::optional<std::vector<std::size_t>> parts_of(std::string_view outline) {
  std::vector<std::size_t> places;
  if (outline.size() < 10 || static_cast<std::int16_t>(u16(outline, 0)) >= 0) return places;
  for (std::size_t at = 10;;) {
    if (at + 4 > outline.size()) return std::nullopt;
    const std::uint16_t flags = u16(outline, at);
    places.push_back(at + 2);
    at += 4 + ((flags & kWords) != 0 ? 4u : 2u) + ((flags & kScale) != 0 ? 2u : (flags & kTwoScales) != 0 ? 4u : (flags & kMatrix) != 0 ? 8u : 0u);
    if ((flags & kMore) == 0) return places;
  }
}

// A byte a code (format 0), for the Macintosh, and the same codes in the private area (format 4), as symbolic fonts have them.
std::string map_of(const std::map<std::uint8_t, std::uint16_t>& codes) {
  const std::size_t segments = codes.size() + 1;
  std::string wide;
  put16(wide, 4);
  put16(wide, static_cast<std::uint32_t>(16 + 8 * segments));
  put16(wide, 0);
  put16(wide, static_cast<std::uint32_t>(2 * segments));
  std::uint32_t power = 1, log = 0;
  while (power * 2 <= segments) power *= 2, ++log;
  put16(wide, power * 2);
  put16(wide, log);
  put16(wide, static_cast<std::uint32_t>(2 * segments) - power * 2);
  for (const auto& [code, glyph] : codes) put16(wide, 0xF000u + code);
  put16(wide, 0xFFFF);
  put16(wide, 0);
  for (const auto& [code, glyph] : codes) put16(wide, 0xF000u + code);
  put16(wide, 0xFFFF);
  for (const auto& [code, glyph] : codes) put16(wide, static_cast<std::uint32_t>(glyph) - (0xF000u + code));
  put16(wide, 1);
  for (std::size_t i = 0; i < segments; ++i) put16(wide, 0);
  std::string narrow;
  put16(narrow, 0);
  put16(narrow, 262);
  put16(narrow, 0);
  for (int code = 0; code < 256; ++code) {
    const auto found = codes.find(static_cast<std::uint8_t>(code));
    narrow += static_cast<char>(found == codes.end() || found->second > 255 ? 0 : found->second);
  }
  std::string out;
  put16(out, 0);
  put16(out, 2);
  put16(out, 1), put16(out, 0), put32(out, 20);
  put16(out, 3), put16(out, 0), put32(out, static_cast<std::uint32_t>(20 + narrow.size()));
  return out + narrow + wide;
}

std::string file_of(std::map<std::string, std::string> tables) {
  const auto count = static_cast<std::uint32_t>(tables.size());
  std::uint32_t power = 1, log = 0;
  while (power * 2 <= count) power *= 2, ++log;
  std::string out;
  put32(out, 0x00010000);
  put16(out, count), put16(out, power * 16), put16(out, log), put16(out, count * 16 - power * 16);
  std::size_t at = 12 + 16 * tables.size(), head = 0;
  for (auto& [tag, bytes] : tables) {
    out += tag;
    put32(out, sum_of(bytes));
    put32(out, static_cast<std::uint32_t>(at));
    put32(out, static_cast<std::uint32_t>(bytes.size()));
    if (tag == "head") head = at;
    bytes.resize((bytes.size() + 3) & ~std::size_t{3});
    at += bytes.size();
  }
  for (const auto& [tag, bytes] : tables) out += bytes;
  const std::uint32_t adjustment = 0xB1B0AFBAu - sum_of(out);
  set16(out, head + 8, adjustment >> 16);
  set16(out, head + 10, adjustment & 0xFFFF);
  return out;
}

// A map from codes to glyphs, of the formats that fonts in documents have (0, 4, 6).
std::uint16_t glyph_in(std::string_view part, std::uint32_t code) {
  const std::uint16_t format = u16(part, 0);
  if (format == 0) return code < 256 && 6 + code < part.size() ? static_cast<unsigned char>(part[6 + code]) : std::uint16_t{0};
  if (format == 6) {
    const std::uint32_t first = u16(part, 6), count = u16(part, 8);
    return code >= first && code < first + count ? u16(part, 10 + 2 * (code - first)) : std::uint16_t{0};
  }
  if (format != 4) return 0;
  const std::size_t segments = u16(part, 6) / 2;
  for (std::size_t i = 0; i < segments; ++i) {
    const std::size_t ends = 14 + 2 * i, starts = ends + 2 * segments + 2, deltas = starts + 2 * segments, offsets = deltas + 2 * segments;
    if (code > u16(part, ends) || code < u16(part, starts)) continue;
    const std::uint16_t offset = u16(part, offsets);
    if (offset == 0) return static_cast<std::uint16_t>(code + u16(part, deltas));
    const std::uint16_t found = u16(part, offsets + offset + 2 * (code - u16(part, starts)));
    return found == 0 ? found : static_cast<std::uint16_t>(found + u16(part, deltas));
  }
  return 0;
}

}  // namespace

std::string_view TrueType::table(const char* tag) const {
  const auto found = tables_.find(tag);
  return found == tables_.end() ? std::string_view() : found->second;
}

std::optional<TrueType> TrueType::read(std::string_view program) {
  constexpr std::uint16_t kMostTables = 100;
  TrueType font;
  const std::uint32_t version = u32(program, 0);
  if (program.size() < 12 || (version != 0x00010000 && version != 0x74727565)) return std::nullopt;
  const std::uint16_t count = std::min(u16(program, 4), kMostTables);
  for (std::uint16_t i = 0; i < count; ++i) {
    const std::size_t at = 12 + 16 * static_cast<std::size_t>(i);
    if (at + 16 > program.size()) break;
    const std::size_t from = u32(program, at + 8), size = u32(program, at + 12);
    if (from <= program.size()) font.tables_[std::string(program.substr(at, 4))] = program.substr(from, size);
  }
  const std::string_view head = font.table("head"), most = font.table("maxp"), across = font.table("hhea");
  if (head.size() < 54 || most.size() < 6 || across.size() < 36) return std::nullopt;
  font.long_places_ = u16(head, 50) != 0;
  font.glyphs_ = u16(most, 4);
  font.metrics_ = u16(across, 34);
  if (font.glyphs_ == 0 || font.metrics_ == 0 || font.table("hmtx").size() < 4u * font.metrics_) return std::nullopt;
  if (font.table("loca").size() < (font.long_places_ ? 4u : 2u) * (font.glyphs_ + 1u)) return std::nullopt;
  font.read_codes();
  return font;
}

void TrueType::read_codes() {
  const std::string_view map = table("cmap");
  std::string_view symbol, macintosh;
  std::string_view& unicode = letters_;
  for (std::uint16_t i = 0; i < std::min<std::uint16_t>(u16(map, 2), 50); ++i) {
    const std::size_t at = 4 + 8 * static_cast<std::size_t>(i), from = u32(map, at + 4);
    if (from >= map.size()) continue;
    if (u16(map, at) == 3 && u16(map, at + 2) == 0) symbol = map.substr(from);
    if (u16(map, at) == 3 && u16(map, at + 2) == 1) unicode = map.substr(from);
    if (u16(map, at) == 1 && u16(map, at + 2) == 0) macintosh = map.substr(from);
  }
  for (std::uint32_t code = 0; code < 256; ++code) {
    std::uint16_t found = 0;
    for (const std::uint32_t area : {0xF000u, 0u, 0xF100u, 0xF200u})
      if (found == 0 && !symbol.empty()) found = glyph_in(symbol, area + code);
    if (found == 0 && !macintosh.empty()) found = glyph_in(macintosh, code);
    if (symbol.empty() && macintosh.empty() && !unicode.empty()) found = glyph_in(unicode, code);  // readers take what there is
    if (found != 0) codes_[static_cast<std::uint8_t>(code)] = found;
  }
}

std::uint16_t TrueType::glyph_of_code(std::uint8_t code) const {
  const auto found = codes_.find(code);
  return found == codes_.end() ? std::uint16_t{0} : found->second;
}

std::uint16_t TrueType::glyph_of_letter(char32_t letter) const {
  const std::uint16_t found = letters_.empty() || letter > 0xFFFF ? std::uint16_t{0} : glyph_in(letters_, static_cast<std::uint32_t>(letter));
  return found < glyphs_ ? found : std::uint16_t{0};
}

std::optional<std::string_view> TrueType::outline(std::uint16_t glyph) const {
  if (glyph >= glyphs_) return std::nullopt;
  const std::string_view places = table("loca"), outlines = table("glyf");
  const std::size_t from = long_places_ ? u32(places, 4u * glyph) : 2u * u16(places, 2u * glyph);
  const std::size_t end = long_places_ ? u32(places, 4u * glyph + 4) : 2u * u16(places, 2u * glyph + 2);
  const std::size_t to = std::min(end, std::max(from, outlines.size()));  // writers forget the filling of the last one
  if (from == to) return std::string_view();
  if (from > to || to > outlines.size()) return std::nullopt;
  return outlines.substr(from, to - from);
}

std::uint32_t TrueType::metric(std::uint16_t glyph) const {
  const std::string_view all = table("hmtx");
  if (glyph < metrics_) return u32(all, 4u * glyph);
  return static_cast<std::uint32_t>(u16(all, 4u * (metrics_ - 1u))) << 16 | u16(all, 4u * metrics_ + 2u * (glyph - metrics_));
}

std::optional<std::string> TrueType::only(const std::vector<std::uint16_t>& order, const std::map<std::uint8_t, std::uint16_t>& codes) const {
  std::vector<std::uint16_t> old{0};
  old.insert(old.end(), order.begin(), order.end());
  std::map<std::uint16_t, std::uint16_t> parts;  // of composed glyphs: their new numbers, old first
  std::string outlines, places, metrics;
  const std::size_t most = 4 * table("glyf").size() + (std::size_t{1} << 20);  // outlines may lie over each other, and be asked for many times
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (old.size() > 0xFFFF || outlines.size() > most) return std::nullopt;
    const auto whole = outline(old[i]);
    if (!whole) return std::nullopt;
    std::string shape(*whole);
    const auto composed = parts_of(shape);
    if (!composed) return std::nullopt;
    for (const std::size_t place : *composed) {
      const std::uint16_t part = u16(shape, place);
      const auto [known, fresh] = parts.emplace(part, static_cast<std::uint16_t>(old.size()));
      if (fresh) old.push_back(part);
      set16(shape, place, known->second);
    }
    put32(places, static_cast<std::uint32_t>(outlines.size()));
    outlines += shape;
    outlines.resize((outlines.size() + 3) & ~std::size_t{3});
    put32(metrics, metric(old[i]));
  }
  put32(places, static_cast<std::uint32_t>(outlines.size()));
  std::map<std::string, std::string> tables;
  for (const char* tag : {"cvt ", "fpgm", "prep", "head", "hhea", "maxp"})
    if (const std::string_view bytes = table(tag); !bytes.empty()) tables[tag] = bytes;
  set16(tables["maxp"], 4, static_cast<std::uint32_t>(old.size()));
  set16(tables["hhea"], 34, static_cast<std::uint32_t>(old.size()));
  set16(tables["head"], 50, 1);
  set16(tables["head"], 8, 0), set16(tables["head"], 10, 0);
  tables["glyf"] = std::move(outlines);
  tables["loca"] = std::move(places);
  tables["hmtx"] = std::move(metrics);
  if (!codes.empty()) tables["cmap"] = map_of(codes);
  return file_of(std::move(tables));
}

}  // namespace meretid::parse::drawn
