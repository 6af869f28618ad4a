// SPDX-License-Identifier: EUPL-1.2
// How a text gets on a page: by which font and codes, cut into which operators. The same words can stand in a content stream in a
// hundred ways, and only the fonts say what its bytes mean. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/rng.h"
#include "solutions/access/bench/adversary/made_pdf.h"

namespace meretid::access::bench {

enum class Coding {
  kWinAnsi,      ///< Helvetica as every program writes it
  kDifferences,  ///< a subset: codes from 1 on, whose meaning /Differences gives
  kToUnicode,    ///< a subset: codes from 33 on in shuffled order, whose meaning only /ToUnicode gives
  kComposite,    ///< Identity-H, two bytes a letter
  kType3,        ///< glyphs are drawings of their own
};
inline constexpr int kCodings = 5;

enum class Cutting {
  kWhole,      ///< (Ravnsborg) Tj
  kKerned,     ///< [(Ra) -20 (vns) 15 (borg)] TJ
  kLetters,    ///< each letter by an operator of its own
  kScattered,  ///< each letter placed by itself, in any order
  kNextLine,   ///< by the operators ' and "
  kSpaced,     ///< by Tc, letters apart
  kStreams,    ///< cut between two content streams
};
inline constexpr int kCuttings = 7;

enum class Writing { kParentheses, kOctal, kHex };

/// Where a content stream is cut in two; a comment, where it is not.
inline constexpr std::string_view kStreamCut = "%cut\n";

class Lettering {
 public:
  /// Adds the font to `pdf`. It can write the letters of `text`.
  Lettering(MadePdf& pdf, Coding coding, std::string_view text, Rng& rng);

  int font() const { return font_; }  ///< its object
  /// The bytes that stand for the text: what a curious reader would find.
  std::string codes(std::string_view text) const;
  /// Text space at size 1.
  double width(std::string_view text) const;

  struct Line {
    std::string text;
    double x = 0, y = 0, size = 12;
    int mode = 0;           ///< of Tr
    double turn = 0;        ///< degrees
    Cutting cutting = Cutting::kWhole;
    Writing writing = Writing::kParentheses;
  };
  /// BT … ET; the font's name is /F.
  std::string operators(const Line& line, Rng& rng) const;

 private:
  double letter_width(char32_t letter) const;
  std::string string(std::u32string_view letters, Writing writing) const;
  void simple_font(MadePdf& pdf, bool differences);
  void composite_font(MadePdf& pdf);
  void type3_font(MadePdf& pdf);
  int to_unicode(MadePdf& pdf, bool wide) const;

  Coding coding_;
  int font_ = 0;
  std::map<char32_t, std::string> codes_;
};

}  // namespace meretid::access::bench
