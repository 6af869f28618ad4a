// SPDX-License-Identifier: EUPL-1.2
#include "danish/tokens.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"

namespace meretid::danish {
namespace {

// Shortenings whose full stop is their own; sorted.
constexpr std::array<std::u32string_view, 65> kShort = {
    U"a.m.k.", U"adr.", U"afd.", U"arb.", U"bl.a.", U"ca.", U"civ.ing.", U"cpr.", U"cvr.", U"d.", U"d.d.", U"dir.", U"dr.",
    U"ds.", U"e.l.", U"ejd.", U"etc.", U"evt.", U"f.", U"f.eks.", U"fam.", U"fdt.", U"fr.", U"fru.", U"fødsd.", U"geb.",
    U"gl.", U"hhv.", U"hr.", U"if.", U"ifm.", U"inkl.", U"j.nr.", U"jf.", U"jr.", U"kgl.", U"kl.", U"kr.", U"kto.",
    U"lok.", U"m.fl.", U"m.m.", U"matr.", U"mht.", U"mob.", U"mtr.", U"nr.", U"nre.", U"omk.", U"osv.", U"pga.", U"pkt.", U"pnr.",
    U"priv.", U"ref.", U"reg.", U"sct.", U"sek.", U"sml.", U"smst.", U"st.", U"stk.", U"tlf.", U"udl.", U"vedr."};

bool is_short(std::u32string_view word) { return std::binary_search(kShort.begin(), kShort.end(), word); }

class Cutter {
 public:
  explicit Cutter(const Text& text) : text_(text) {}

  std::vector<Token> run() {
    list_.reserve(text_.plain.size() / 5);
    while (skip_space()) {
      Token token;
      token.start = at_;
      token.space_before = space_;
      token.lines_before = static_cast<std::uint8_t>(std::min(lines_, 2));
      const char32_t c = text_.at(at_);
      if (base::is_letter(c)) token.kind = TokenKind::kWord, word();
      else if (is_digit(c)) token.kind = TokenKind::kNumber, number();
      else ++at_;
      token.end = at_;
      token.sentence_start = starts_sentence(token);
      if (token.lines_before) line_start_ = token.start;
      list_.push_back(token);
    }
    return std::move(list_);
  }

 private:
  bool skip_space() {
    space_ = at_ == 0;
    lines_ = 0;
    for (; at_ < text_.size(); ++at_) {
      const char32_t c = text_.at(at_);
      if (c == U'\n' || c == U'\f') ++lines_, lines_ += c == U'\f';
      else if (c != U' ' && c != U'\t' && c != kNothing && c != U'\v') return true;
      space_ = true;
    }
    return false;
  }

  void word() {
    const std::int32_t start = at_;
    for (;;) {
      const char32_t c = text_.at(at_);
      const char32_t after = text_.at(at_ + 1);
      if (base::is_letter(c) || is_digit(c)) ++at_;
      else if ((c == U'-' || c == U'\'' || c == kNothing) && base::is_letter(after)) at_ += 2;
      else if (c >= 0x300 && c <= 0x36F) ++at_;  // combining accents
      else break;
    }
    if (text_.at(at_) != U'.') return;
    const char32_t next = text_.at(at_ + 1);
    if (at_ - start == 1 && (!base::is_letter(next) || base::is_upper(next)) && base::is_upper(text_.at(start))) {
      ++at_;  // an initial, also in "H.L. Hansen"
      return;
    }
    // "nr." ends compounds too: "ordrenr.", "kontonr."
    if (at_ - start >= 2 && text_.lower_part(at_ - 2, at_) == U"nr") {
      ++at_;
      return;
    }
    // "f.eks." and its like: the longest shortening that begins here.
    for (std::int32_t end = std::min(start + 8, text_.size()); end > at_; --end) {
      if (text_.at(end - 1) == U'.' && is_short(text_.lower_part(start, end))) {
        at_ = end;
        return;
      }
    }
  }

  void number() {
    while (is_digit(text_.at(at_)) || text_.at(at_) == kNothing) ++at_;
    while (text_.at(at_ - 1) == kNothing) --at_;
    if (text_.at(at_) == U'.' && text_.at(at_ + 1) == U' ' && at_ - list_start() <= 2) ++at_;  // "3. maj"
  }
  std::int32_t list_start() const {
    std::int32_t i = at_;
    while (i > 0 && is_digit(text_.at(i - 1))) --i;
    return i;
  }

  bool starts_sentence(const Token& token) const {
    if (list_.empty() || token.lines_before >= 2) return true;
    const Token& last = list_.back();
    // A line that ends early is a line of its own (a label, an address, a table row).
    if (token.lines_before == 1 && last.end - line_start_ < 45) return true;
    const char32_t mark = text_.at(last.end - 1);
    if (last.kind != TokenKind::kMark || (mark != U'.' && mark != U'!' && mark != U'?')) return false;
    if (!token.space_before) return false;
    return token.kind != TokenKind::kWord || base::is_upper(text_.at(token.start));
  }

  const Text& text_;
  std::int32_t at_ = 0;
  bool space_ = false;
  int lines_ = 0;
  std::int32_t line_start_ = 0;
  std::vector<Token> list_;
};

}  // namespace

std::vector<Token> tokens(const Text& text) { return Cutter(text).run(); }

}  // namespace meretid::danish
