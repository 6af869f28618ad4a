// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/births.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/date_forms.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

constexpr double kScore = 0.8;  // log-odds
constexpr std::size_t kMostFiller = 6, kMostRun = 14;

bool is_month(std::u32string_view word) { return named_month(std::u32string(word)).has_value(); }

class Births {
 public:
  Births(const Reading& reading, std::vector<Claim>& claims) : r_(reading), t_(reading.text()), claims_(claims) {}

  void run() {
    const std::size_t n = r_.tokens().size();
    for (std::size_t i = 0; i + 1 < n; ++i) {
      const bool verden = r_.word(i) == U"verden" && i >= 2 && r_.word(i - 1) == U"til" && r_.word(i - 2) == U"kom";
      if (!(r_.cue(i) & kCueBirth) && !verden) continue;
      if (r_.cue(i) & (kCueCpr | kCuePnumber)) continue;
      i = std::max(i, after(i + 1));
    }
    if (more_.empty()) return;
    claims_.insert(claims_.end(), std::make_move_iterator(more_.begin()), std::make_move_iterator(more_.end()));
    std::sort(claims_.begin(), claims_.end(), [](const Claim& a, const Claim& b) { return a.start < b.start; });
  }

 private:
  bool number(std::size_t i) const { return r_.tokens()[i].kind == TokenKind::kNumber; }
  bool hidden(std::size_t i) const { return r_.word(i) == U"xx" || r_.word(i) == U"xxxx"; }
  bool datelike(std::size_t i) const { return number(i) || is_month(r_.word(i)) || hidden(i); }
  bool ends_sentence(std::size_t i) const { return i > 0 && r_.tokens()[i].space_before && (r_.word(i - 1) == U"." || r_.word(i - 1) == U"!" || r_.word(i - 1) == U"?") && base::is_upper(t_.at(r_.tokens()[i].start)); }

  /// The last token that was read.
  std::size_t after(std::size_t i) {
    const std::size_t n = r_.tokens().size();
    std::size_t filler = 0;
    // "fylder 81 den 9. maj": the age is no part of the day.
    if (i + 1 < n && number(i) && r_.tokens()[i].end - r_.tokens()[i].start <= 3)
      if (const std::size_t day = i + (r_.word(i + 1) == U"år" ? 2 : 1); day < n && (r_.word(day) == U"den" || r_.word(day) == U"d" || r_.word(day) == U"d.")) i = day;
    for (; i < n && !datelike(i); ++i)
      if (++filler > kMostFiller || r_.tokens()[i].lines_before > 1 || ends_sentence(i) || (r_.cue(i) & ~(kCueBirth | kCueHome)) || r_.word(i) == U"som" || r_.word(i) == U"blev" || r_.word(i) == U"døbt") return i - 1;
    if (i >= n || r_.tokens()[i].lines_before > 1) return i;
    const std::size_t first = i;
    std::size_t last = i;
    int numbers = 0, months = 0, covered = 0;
    for (; i < n && i - first < kMostRun && (i == first || !r_.tokens()[i].lines_before); ++i) {
      if (number(i)) {
        if (numbers == 3 || (covered && i > last + 1 && r_.word(i - 1) == U",")) break;
        ++numbers;
      } else if (is_month(r_.word(i))) {
        if (months == 1) break;
        ++months;
      } else if (hidden(i)) {
        ++covered;
      } else if (!joins(i)) {
        break;
      } else {
        continue;
      }
      last = i;
    }
    if (whole(first, last, numbers, months, covered, filler)) take(first, last);
    return last;
  }

  bool joins(std::size_t i) const {
    static constexpr std::array<std::u32string_view, 12> kWords = {U".", U"/", U"-", U"'", U"den", U"d.", U"i", U"te", U"de", U"ende", U"th", U"maaned"};
    return std::find(kWords.begin(), kWords.end(), r_.word(i)) != kWords.end();
  }

  bool whole(std::size_t first, std::size_t last, int numbers, int months, int covered, std::size_t filler) const {
    // A unit behind, a time, decimals: no date.
    const char32_t behind = t_.at(r_.tokens()[last].end);
    if (behind == U',' && danish::is_digit(t_.at(r_.tokens()[last].end + 1))) return false;
    if (behind == U'%' || behind == U':') return false;
    const std::size_t next = last + 1;
    if (next < r_.tokens().size() && !r_.tokens()[next].lines_before)
      for (const std::u32string_view unit : {U"år", U"g", U"gram", U"kg", U"cm", U"uger", U"uge", U"dage", U"måneder", U"mdr", U"børn", U"kr", U"timer", U"sal", U"procent"})
        if (r_.word(next) == unit) return false;
    for (std::size_t i = first; i <= last; ++i)
      if (number(i) && r_.tokens()[i].end - r_.tokens()[i].start > 4 && (numbers > 1 || r_.tokens()[i].end - r_.tokens()[i].start != 6)) return false;
    if (months && numbers) return true;
    if (numbers == 3 || (covered && numbers)) return true;
    if (numbers == 1 && r_.tokens()[first].end - r_.tokens()[first].start == 6) return filler <= 2;
    return false;
  }

  void take(std::size_t first, std::size_t last) {
    const std::int32_t start = r_.tokens()[first].start, end = r_.tokens()[last].end;
    const auto from = std::partition_point(claims_.begin(), claims_.end(), [&](const Claim& c) { return c.end <= start; });
    auto to = from;
    while (to != claims_.end() && to->start < end) ++to;
    if (from != to) {
      constexpr int kPart = 4;  // digits of less than a whole date
      if (to - from > 1 || from->type != FindingType::kBirthdate) return;
      int digits = 0;
      for (std::int32_t k = from->start; k < from->end; ++k) digits += danish::is_digit(t_.at(k));
      if (digits > kPart) return;
      from->start = std::min(from->start, start);
      from->end = std::max(from->end, end);
      from->entity = base::encode(t_.lower_part(from->start, from->end));
      return;
    }
    more_.push_back(claim_of(t_, start, end, FindingType::kBirthdate, kScore, "birthdate_label"));
  }

  const Reading& r_;
  const danish::Text& t_;
  std::vector<Claim>& claims_;
  std::vector<Claim> more_;
};

}  // namespace

void read_births(const Reading& reading, std::vector<Claim>& claims) { Births(reading, claims).run(); }

}  // namespace meretid::access
