// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/misread.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "solutions/access/find/cues.h"
#include "solutions/access/find/place_likeness.h"

namespace meretid::access {
namespace {

using danish::is_digit;

// The digit that a letter looks like; 0 for none.
char32_t meant(char32_t letter) {
  switch (letter) {
    case U'O': case U'o': case U'Q': return U'0';
    case U'l': case U'I': return U'1';
    case U'S': return U'5';
    case U'B': return U'8';
    case U'Z': return U'2';
    default: return 0;
  }
}
bool round_or_straight(char32_t letter) { return letter == U'O' || letter == U'o' || letter == U'l' || letter == U'I'; }

class Mender {
 public:
  explicit Mender(danish::Text& text) : text_(text) {}

  // A number behind its word: groups of digits and of letters like them, with blanks and marks between. A group of letters alone counts
  // between two others ("O77123 l 4"), never at the end ("tlf. 20394455 I dag").
  void number(std::int32_t from) {
    constexpr std::int32_t kLongest = 40;
    int digits = 0, letters = 0, waiting = 0;
    std::int32_t end = from;
    for (std::int32_t at = from; at - from < kLongest;) {
      const std::int32_t group = at;
      int own_digits = 0, own_letters = 0;
      for (; base::is_letter(text_.at(at)) || is_digit(text_.at(at)); ++at) {
        if (is_digit(text_.at(at))) ++own_digits;
        else if (meant(text_.at(at))) ++own_letters;
        else own_letters = 1000;
      }
      if (at == group || own_letters >= 1000) break;
      if (own_digits == 0) {
        bool roman = true;  // "12.III.1956"
        for (std::int32_t k = group; k < at; ++k) roman = roman && text_.at(k) == U'I';
        if (roman || own_letters > 3 || letters + digits == 0) break;
        waiting += own_letters;
      } else {
        digits += own_digits, letters += own_letters + waiting, waiting = 0;
        end = at;
      }
      int marks = 0;
      while (marks < 3 && std::u32string_view(U" .-/()").find(text_.at(at)) != std::u32string_view::npos) ++at, ++marks;
      if (marks == 0) break;
    }
    if (letters == 0 || digits < 3 || digits < letters) return;
    for (std::int32_t at = from; at < end; ++at) write(at);
  }

  // Within a number of letters and digits only what stands between digits is one: "2Ol9-3307", "1O1ax". "5O b" of the land register, too.
  void between(std::int32_t from, bool land) {
    std::int32_t end = from;
    while (base::is_letter(text_.at(end)) || is_digit(text_.at(end))) ++end;
    if (land && (text_.at(from) == U'l' || text_.at(from) == U'I') && is_digit(text_.at(from + 1))) write(from);  // "l2a"
    for (std::int32_t at = from; at < end; ++at) {
      if (!is_digit(text_.at(at)) || !round_or_straight(text_.at(at + 1))) continue;
      std::int32_t run = at + 1;
      while (round_or_straight(text_.at(run))) ++run;
      const bool letter_behind = land && run == end && run == at + 2 && text_.at(at + 1) == U'O' && text_.at(run) == U' ' && base::is_letter(text_.at(run + 1)) && !base::is_upper(text_.at(run + 1)) && !base::is_letter(text_.at(run + 2));
      if (!is_digit(text_.at(run)) && !letter_behind) continue;
      for (std::int32_t k = at + 1; k < run; ++k) write(k);
    }
  }

  // "2Ol9-3307": a year with a number behind.
  void year(std::int32_t from) {
    int digits = 0;
    char32_t read[4];
    for (int k = 0; k < 4; ++k) {
      const char32_t c = text_.at(from + k);
      digits += is_digit(c);
      read[k] = is_digit(c) ? c : round_or_straight(c) ? meant(c) : U'x';
    }
    const bool century = (read[0] == U'1' && read[1] == U'9') || (read[0] == U'2' && read[1] == U'0');
    const bool goes_on = (text_.at(from + 4) == U'-' || text_.at(from + 4) == U'/') && is_digit(text_.at(from + 5)) && is_digit(text_.at(from + 6));
    if (!century || !goes_on || digits < 2 || digits == 4 || std::find(read, read + 4, U'x') != read + 4) return;
    for (std::int32_t k = 0; k < 4; ++k) write(from + k);
  }

  // "ZB 22 ll8": two capitals, two and three, most of them digits.
  void plate(std::int32_t from) {
    const auto capital = [&](std::int32_t at) { return text_.at(at) >= U'A' && text_.at(at) <= U'Z'; };
    const auto joins = [&](std::int32_t at) { return base::is_letter(text_.at(at)) || is_digit(text_.at(at)); };
    if (!capital(from) || !capital(from + 1) || text_.at(from + 2) != U' ' || text_.at(from + 5) != U' ' || joins(from + 9)) return;
    int digits = 0;
    for (const std::int32_t k : {3, 4, 6, 7, 8}) {
      if (!is_digit(text_.at(from + k)) && !round_or_straight(text_.at(from + k))) return;
      digits += is_digit(text_.at(from + k));
    }
    if (digits < 3 || digits == 5) return;
    for (const std::int32_t k : {3, 4, 6, 7, 8}) write(from + k);
  }

  // "DK5OOO4OO44O116243": the sixteen digits of a Danish IBAN
  void iban(std::int32_t from) {
    if (text_.at(from) != U'D' || text_.at(from + 1) != U'K') return;
    constexpr int kDigits = 16;
    int digits = 0, letters = 0;
    std::int32_t at = from + 2;
    for (; digits + letters < kDigits; ++at) {
      if (is_digit(text_.at(at))) ++digits;
      else if (round_or_straight(text_.at(at))) ++letters;
      else if (!(text_.at(at) == U' ' && text_.at(at - 1) != U' ')) return;
    }
    if (letters == 0 || letters > digits || base::is_letter(text_.at(at)) || is_digit(text_.at(at))) return;
    for (std::int32_t k = from + 2; k < at; ++k) write(k);
  }

  // "8OOO Aarhus C": a post code in front of its town, behind a comma or at the beginning of a line.
  void post_code(std::int32_t from) {
    int digits = 0;
    for (int k = 0; k < 4; ++k) {
      if (!is_digit(text_.at(from + k)) && !(round_or_straight(text_.at(from + k)) && k > 0)) return;
      digits += is_digit(text_.at(from + k));
    }
    const bool begins = text_.at(from - 1) == U'\n' || (text_.at(from - 1) == U' ' && text_.at(from - 2) == U',');
    if (digits == 4 || !begins || text_.at(from + 4) != U' ' || !base::is_upper(text_.at(from + 5)) || !base::is_letter(text_.at(from + 7))) return;
    for (std::int32_t k = from; k < from + 4; ++k) write(k);
  }

  // "Vestergade l2": the house number behind a street
  void house(std::int32_t from, std::int32_t end) {
    if ((text_.at(from) != U'l' && text_.at(from) != U'I') || end - from > 3 || end - from < 2) return;
    for (std::int32_t k = from + 1; k < end; ++k)
      if (!is_digit(text_.at(k))) return;
    write(from);
  }

  bool any() const { return any_; }

 private:
  void write(std::int32_t at) {
    if (is_digit(text_.at(at)) || !meant(text_.at(at))) return;
    const auto place = static_cast<std::size_t>(at);
    text_.plain[place] = text_.lower[place] = meant(text_.at(at));
    any_ = true;
  }

  danish::Text& text_;
  bool any_ = false;
};

}  // namespace

bool mend_misread(danish::Text& text, const std::vector<danish::Token>& tokens, const std::vector<std::uint32_t>& cues) {
  constexpr std::uint32_t kDigitsAlone = kCueCpr | kCueBirth | kCueCvr | kCuePnumber | kCuePhone | kCueAccount;
  constexpr std::uint32_t kWithLetters = kCueVehicle | kCueLand | kCueCase | kCueOther;
  constexpr std::size_t kNear = 5, kFar = 60;
  Mender mender(text);
  const auto like_number = [&](const danish::Token& t) {
    for (std::int32_t at = t.start; at < t.end; ++at)
      if (danish::is_digit(text.at(at))) return true;
    return false;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == danish::TokenKind::kWord && tokens[i].end - tokens[i].start == 2) mender.plate(tokens[i].start);
    if (tokens[i].kind != danish::TokenKind::kMark && like_number(tokens[i])) {
      mender.year(tokens[i].start);
      mender.post_code(tokens[i].start);
      if (i > 0 && !tokens[i].lines_before && PlaceLikeness::street_ending(text.lower_part(tokens[i - 1].start, tokens[i - 1].end))) mender.house(tokens[i].start, tokens[i].end);
    }
    if (tokens[i].kind == danish::TokenKind::kWord) mender.iban(tokens[i].start);
    if (!(cues[i] & (kDigitsAlone | kWithLetters))) continue;
    std::size_t words = 0;
    for (std::size_t k = i + 1; k < tokens.size() && words <= kNear && k <= i + kFar; ++k) {
      words += tokens[k].kind != danish::TokenKind::kMark || k <= i + 2;
      if (tokens[k].lines_before > 1 || (tokens[k].lines_before == 1 && k > i + 2)) break;
      // Dots that lead to a number begin no sentence.
      const bool led = k > 2 && tokens[k - 1].kind == danish::TokenKind::kMark && text.at(tokens[k - 1].start) == text.at(tokens[k - 2].start);
      if (k > i + 1 && !led && tokens[k].sentence_start && tokens[k - 1].start - tokens[i].end > 2) break;
      if (tokens[k].kind == danish::TokenKind::kMark) continue;
      if (!like_number(tokens[k])) {
        if (cues[k]) break;
        continue;
      }
      if (cues[i] & kWithLetters) mender.between(tokens[k].start, (cues[i] & kCueLand) != 0);
      else mender.number(tokens[k].start);
      break;
    }
  }
  return mender.any();
}

}  // namespace meretid::access
