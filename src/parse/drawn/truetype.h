// SPDX-License-Identifier: EUPL-1.2
// A TrueType program (ISO 14496-22) with only some of its glyphs, in an order given: for a font whose own order would tell what was
// written first. Names, kerning and all tables but those that draw stay behind. Pure; bounded by the program's size; nothing is
// trusted of what the program says of itself.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::parse::drawn {

class TrueType {
 public:
  /// Nothing where the program cannot be followed. `program` must outlive it.
  static std::optional<TrueType> read(std::string_view program);

  std::uint16_t glyphs() const { return glyphs_; }
  /// What a simple symbolic font shows for a code (PDF 32000-1, 9.6.6.4); 0 where it has nothing.
  std::uint16_t glyph_of_code(std::uint8_t code) const;
  std::uint16_t advance(std::uint16_t glyph) const { return static_cast<std::uint16_t>(metric(glyph) >> 16); }
  /// What it has for a letter; 0: nothing.
  std::uint16_t glyph_of_letter(char32_t letter) const;
  bool has_codes() const { return !codes_.empty(); }

  /// `order`: old glyphs, of which the first becomes glyph 1; glyph 0 stays itself. Parts of composed glyphs follow behind. `codes`: for a
  /// simple font, what its codes show, by new glyphs.
  std::optional<std::string> only(const std::vector<std::uint16_t>& order, const std::map<std::uint8_t, std::uint16_t>& codes) const;

 private:
  std::string_view table(const char* tag) const;
  std::optional<std::string_view> outline(std::uint16_t glyph) const;
  std::uint32_t metric(std::uint16_t glyph) const;
  void read_codes();

  std::map<std::string, std::string_view> tables_;
  std::uint16_t glyphs_ = 0, metrics_ = 0;
  bool long_places_ = false;
  std::map<std::uint8_t, std::uint16_t> codes_;
  std::string_view letters_;  // the map by Unicode
};

}  // namespace meretid::parse::drawn
