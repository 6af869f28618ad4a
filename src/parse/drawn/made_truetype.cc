// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/made_truetype.h"

#include <map>

namespace meretid::parse::drawn {
namespace {

void put16(std::string& out, int value) {
  out += static_cast<char>(value >> 8 & 255);
  out += static_cast<char>(value & 255);
}
void put32(std::string& out, std::size_t value) {
  put16(out, static_cast<int>(value >> 16 & 0xFFFF));
  put16(out, static_cast<int>(value & 0xFFFF));
}

std::string box(int width) {
  std::string out;
  for (const int value : {1, 50, 0, width - 50, 700, 3, 0}) put16(out, value);  // one outline, its box, its last point, no instructions
  out += std::string(4, '\x01');
  for (const int x : {50, 0, width - 100, 0}) put16(out, x);
  for (const int y : {0, 700, 0, -700}) put16(out, y);
  out.resize((out.size() + 3) & ~std::size_t{3});
  return out;
}

}  // namespace

std::string made_truetype(const std::vector<int>& widths, std::uint16_t part, const std::string& letters) {
  std::map<std::string, std::string> tables;
  std::string &glyf = tables["glyf"], &loca = tables["loca"], &hmtx = tables["hmtx"], &cmap = tables["cmap"];
  const auto add = [&](int width, const std::string& shape) {
    put32(loca, glyf.size());
    glyf += shape;
    put16(hmtx, width), put16(hmtx, 50);
  };
  add(500, box(500));
  for (const int width : widths) add(width, box(width));
  if (part != 0) {
    std::string composed;
    for (const int value : {-1, 0, 0, 500, 700, 2, static_cast<int>(part), 0}) put16(composed, value);  // by offsets of one byte
    add(widths[part - 1u], composed);
  }
  put32(loca, glyf.size());
  const int count = static_cast<int>(widths.size()) + (part != 0 ? 2 : 1);
  if (letters.empty()) {
    for (const int value : {0, 1, 1, 0, 0, 12, 0, 262, 0}) put16(cmap, value);
    for (int code = 0; code < 256; ++code) cmap += static_cast<char>(code <= static_cast<int>(widths.size()) ? code : 0);
  } else {  // by Unicode, a list from the first letter to the last
    const int first = static_cast<unsigned char>(letters.front()), listed = static_cast<unsigned char>(letters.back()) - first + 1;
    for (const int value : {0, 1, 3, 1, 0, 12, 6, 10 + 2 * listed, 0, first, listed}) put16(cmap, value);
    for (int letter = first; letter < first + listed; ++letter) {
      const auto at = letters.find(static_cast<char>(letter));
      put16(cmap, at == std::string::npos ? 0 : static_cast<int>(at) + 1);
    }
  }
  std::string& head = tables["head"];
  for (const int value : {1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000}) put16(head, value);
  head.resize(36);
  for (const int value : {0, 0, 1000, 1000, 0, 8, 2, 1, 0}) put16(head, value);
  std::string& hhea = tables["hhea"];
  for (const int value : {1, 0, 800, -200, 0}) put16(hhea, value);
  hhea.resize(34);
  put16(hhea, count);
  std::string& maxp = tables["maxp"];
  for (const int value : {1, 0, count, 4, 1, 4, 1}) put16(maxp, value);
  maxp.resize(32);
  tables["name"] = "Ravnsborg";

  std::string out;
  put32(out, 0x00010000);
  for (const int value : {static_cast<int>(tables.size()), 128, 3, 0}) put16(out, value);
  std::size_t at = 12 + 16 * tables.size();
  for (auto& [tag, bytes] : tables) {
    out += tag;
    put32(out, 0), put32(out, at), put32(out, bytes.size());
    bytes.resize((bytes.size() + 3) & ~std::size_t{3});
    at += bytes.size();
  }
  for (const auto& [tag, bytes] : tables) out += bytes;
  return out;
}

}  // namespace meretid::parse::drawn
