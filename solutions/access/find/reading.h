// SPDX-License-Identifier: EUPL-1.2
// One text as the scanners see it: tokens, runs of digits with what lies between them, and the words that label a number,
// also the head of its column in a table. Letters that a machine read for digits are digits here (misread.h). Built once per text; immutable; linear.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "danish/text.h"
#include "danish/tokens.h"
#include "solutions/access/find/cues.h"

namespace meretid::access {

/// A run of digits; invisible signs inside are left out.
struct Digits {
  std::int32_t start = 0, end = 0;
  std::string text;
};

/// What stands between one run of digits and the next. kMarks: a few blanks and marks in no form of their own (") ", " / ", "=").
enum class Gap { kNone, kSpace, kWide, kLine, kDash, kSpacedDash, kDashLine, kDot, kSlash, kComma, kMarks, kOther };

/// The nearest word before a number that says what it is.
struct Label {
  std::uint32_t nearest = 0;  ///< bits of Cue
  int distance = 99;          ///< in tokens; 1 stands right before
  std::uint32_t around = 0;   ///< all cues within the window
  bool number_between = false;  ///< another number stands between the word and this one
};

class Reading {
 public:
  explicit Reading(std::string_view utf8);

  const danish::Text& text() const { return text_; }
  const std::vector<danish::Token>& tokens() const { return tokens_; }
  const std::vector<Digits>& digits() const { return digits_; }
  Gap gap_after(std::size_t digits) const { return gaps_[digits]; }

  /// The first token that ends behind `place`.
  std::size_t token_at(std::int32_t place) const;
  std::u32string_view word(std::size_t token) const;   ///< in lower case
  /// The token right in front of `place` on its line, over one full stop or colon ("nr.: 7"); none at the beginning of the line.
  std::optional<std::size_t> in_front(std::int32_t place) const;
  std::uint32_t cue(std::size_t token) const { return cues_[token]; }
  Label label_before(std::int32_t place) const;
  std::uint32_t cues_after(std::int32_t place) const;  ///< of the next two tokens of the line
  std::uint32_t table_cues(std::int32_t place) const;  ///< of the line that heads the table around `place`, however it is cut

 private:
  static constexpr std::size_t kBlock = 16;  // code points

  void find_cues();
  void find_blocks();
  void find_digits();
  void find_columns();
  void find_aligned_columns();
  void find_leaders();
  std::uint32_t cue_here(std::size_t token) const;

  danish::Text text_;
  std::vector<danish::Token> tokens_;
  std::vector<std::uint32_t> first_in_;    // token_at() of where each block begins
  std::vector<Digits> digits_;
  std::vector<Gap> gaps_;
  std::vector<std::uint32_t> cues_;        // of each token
  std::vector<std::size_t> leader_;        // for each token of "Født ......:" where its dots begin; else the token itself
  struct Cell { std::int32_t start, end; std::uint32_t cue; };
  std::vector<Cell> tables_;
  std::vector<Cell> headed_;               // cells of tables under a head that is a cue, in order
};

}  // namespace meretid::access
