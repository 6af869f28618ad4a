// SPDX-License-Identifier: EUPL-1.2
// A font as far as text needs it: how a string falls into codes, what each code means, and how far it moves the pen
// (PDF 32000-1, 9.6-9.8). Glyph outlines are not read. Immutable after load; throws what libqpdf throws on broken objects.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <vector>

#include "parse/drawn/cmap.h"
#include "parse/drawn/geometry.h"

namespace meretid::parse::drawn {

class Font {
 public:
  /// Anything that is no dictionary gives a font of WinAnsi letters in Helvetica's widths, as readers do.
  static std::shared_ptr<Font> load(QPDFObjectHandle dictionary);

  struct Code {
    std::uint32_t value = 0;
    std::int32_t bytes = 1;
    std::string text;       ///< UTF-8; "" when nothing says what it means
    double advance = 0;     ///< text space at size 1: horizontal, or vertical (negative) in a vertical font
    double shift_x = 0, shift_y = 0;  ///< vertical fonts: from the pen to the glyph's origin
    bool space = false;     ///< the one-byte code 32, which word spacing widens
    bool sure = true;       ///< false: the meaning is guessed
  };
  Code next(std::string_view text, std::size_t at) const;

  using Meant = CMap::Meant;
  /// What its codes mean, in their order; at most `most`.
  std::vector<Meant> meanings(std::size_t most) const;
  std::int32_t object = 0;  ///< its dictionary's; 0: none of its own

  bool vertical() const { return vertical_; }
  bool simple() const { return simple_; }
  bool type3() const { return type3_; }
  double ascent() const { return ascent_; }

 private:
  void load_simple(QPDFObjectHandle dictionary);
  void load_composite(QPDFObjectHandle dictionary);
  void load_encoding(QPDFObjectHandle dictionary);
  void take_name(long long code, const std::string& name);
  void built_in_encoding(QPDFObjectHandle descriptor);
  void load_cid_widths(QPDFObjectHandle descendant);

  bool simple_ = true, type3_ = false, vertical_ = false;
  bool unicode_codes_ = false;   // the code is UTF-16 itself
  bool sure_ = true;
  double ascent_ = 0.72;
  std::array<std::string, 256> texts_;
  std::array<bool, 256> named_{};  // by /Differences, which nobody guesses
  std::array<double, 256> widths_{};
  std::optional<CMap> to_unicode_;
  CMap encoding_ = CMap::identity();
  std::int32_t otherwise_ = 2;   // bytes of a code of an unknown CMap
  bool follows_encoding_ = true;
  double default_width_ = 1;
  std::map<std::uint32_t, double> cid_widths_;
  struct WidthRange { std::uint32_t high; double width; };
  std::map<std::uint32_t, WidthRange> cid_ranges_;  // by low
  double default_v_ = 0.88, default_w1_ = -1;
};

}  // namespace meretid::parse::drawn
