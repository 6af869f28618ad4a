// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/date_forms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "danish/calendar_date.h"
#include "danish/cpr.h"

namespace meretid::access {
namespace {

int number(const std::string& digits) { return digits.empty() ? -1 : std::stoi(digits); }

// "III" -> 3: only between marks, where letters are nothing else.
std::optional<int> roman_month(std::u32string_view letters) {
  constexpr std::array<std::u32string_view, 12> kRoman = {U"I", U"II", U"III", U"IV", U"V", U"VI", U"VII", U"VIII", U"IX", U"X", U"XI", U"XII"};
  const auto found = std::find(kRoman.begin(), kRoman.end(), letters);
  return found == kRoman.end() ? std::nullopt : std::optional(static_cast<int>(found - kRoman.begin()) + 1);
}

// Between the parts of a date: blanks, one line end, or one mark.
bool between(Cursor& c, std::u32string_view marks) {
  const bool blank = c.blanks() > 0 || c.eat(U'\n');
  const bool mark = c.eat_any(marks);
  if (mark) c.blanks(1), c.eat(U'\n');
  return blank || mark;
}

}  // namespace

std::optional<int> named_month(std::u32string letters) {
  for (char32_t& letter : letters) letter = base::lower(letter);
  if (const auto month = danish::month_of(letters)) return month;
  // On papers of the neighbours: English, German, Norwegian, Swedish.
  static constexpr std::pair<std::u32string_view, int> kOthers[] = {
      {U"january", 1}, {U"januari", 1}, {U"jänner", 1}, {U"february", 2}, {U"februari", 2}, {U"march", 3}, {U"märz", 3},     {U"mars", 3},      {U"may", 5},    {U"mai", 5},
      {U"june", 6},    {U"july", 7},    {U"augusti", 8}, {U"october", 10}, {U"oct", 10},    {U"dezember", 12}, {U"desember", 12}, {U"dez", 12},
      {U"maii", 5}, {U"septbr", 9}, {U"oktbr", 10}, {U"novbr", 11}, {U"decbr", 12}};  // and of older ones
  for (const auto& [name, number] : kOthers)
    if (letters == name) return number;
  return std::nullopt;
}

std::optional<WrittenDate> date_with_month_name(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  const std::string day = c.digits(1, 2);
  if (day.empty()) return std::nullopt;
  for (const std::u32string_view counted : {U"th", U"st", U"nd", U"rd"})
    if (Cursor english = c; english.word(counted) && english.now() == U' ') c = english;  // "12th March 1956"
  if (Cursor of = c; of.blanks(1) && of.word(U"of") && of.now() == U' ') c = of;
  const bool dot = c.eat(U'.');
  const bool apart = between(c, U"-/");
  if (!dot && !apart) return std::nullopt;
  const std::u32string written = c.letters(9);
  const auto month = named_month(written);
  // "22 MAR/MARS 91", as on passports
  if (Cursor second = c; month && second.eat(U'/') && named_month(second.letters(9)) == month) c = second;
  const auto roman = month ? std::nullopt : roman_month(written);
  if (!month && !(roman && (dot || apart))) return std::nullopt;
  const bool second_dot = c.eat(U'.');
  if (!between(c, U"-/,") && !second_dot) return std::nullopt;
  if (c.word(U"i") || c.word(U"året")) c.blanks();
  const bool short_year = c.eat_any(U"'’");
  const std::string year = c.digits(2, 4);
  if (year.size() != 2 && (year.size() != 4 || short_year)) return std::nullopt;
  const auto date = danish::date_of(number(day), month ? *month : *roman, year.size() == 2 ? danish::birth_year(number(year)) : number(year));
  if (!date) return std::nullopt;
  return WrittenDate{*date, c.at()};
}

std::optional<WrittenDate> date_month_first(const danish::Text& text, std::int32_t month, std::int32_t day) {
  Cursor c(text, month);
  const auto number_of_month = named_month(c.letters(9));
  if (!number_of_month) return std::nullopt;
  c.eat(U'.');
  if (c.blanks(1) == 0 || c.at() != day) return std::nullopt;
  const std::string day_digits = c.digits(1, 2);
  if (day_digits.empty()) return std::nullopt;
  for (const std::u32string_view counted : {U"th", U"st", U"nd", U"rd"})
    if (c.word(counted)) break;
  c.eat(U',');
  if (c.blanks(2) == 0) return std::nullopt;
  const std::string year = c.digits(4, 4);
  const auto date = year.empty() ? std::nullopt : danish::date_of(number(day_digits), *number_of_month, number(year));
  return date ? std::optional(WrittenDate{*date, c.at()}) : std::nullopt;
}

// " - 05 - 1961" behind the day: both marks between blanks, and the year in full.
static std::optional<WrittenDate> date_set_apart(Cursor c, const std::string& day) {
  const auto mark = [&](char32_t sign) { return c.blanks(1) && c.eat(sign) && c.blanks(1); };
  Cursor first_mark = c;
  first_mark.blanks(1);
  const char32_t sign = first_mark.now();
  if ((sign != U'-' && sign != U'/') || !mark(sign)) return std::nullopt;
  const std::string month = c.digits(1, 2);
  if (month.empty() || !mark(sign)) return std::nullopt;
  const std::string year = c.digits(4, 4);
  const auto date = year.empty() ? std::nullopt : danish::date_of(number(day), number(month), number(year));
  if (!date || number(year) < 1800 || number(year) > 2100) return std::nullopt;
  return WrittenDate{*date, c.at()};
}

std::optional<WrittenDate> date_with_marks(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  const std::string first = c.digits(1, 4);
  if (first.size() == 3 || first.empty()) return std::nullopt;
  if (auto apart = first.size() <= 2 ? date_set_apart(c, first) : std::nullopt) return apart;
  if (!c.eat_any(U".-/")) return std::nullopt;
  const bool iso = first.size() == 4;
  if (!c.blanks(1)) c.eat(U'\n');
  else if (c.word(U"i")) c.blanks(1);  // "03. i 05. 1961"
  const std::string month = c.digits(1, 2);
  const bool space = c.blanks(1) > 0;
  if (month.empty() || (!c.eat_any(U".-/") && (!space || iso))) return std::nullopt;
  if (!c.blanks(1)) c.eat(U'\n');
  if (c.word(U"i")) c.blanks(1);
  const bool short_year = !iso && c.eat_any(U"'’");
  const std::string last = iso ? c.digits(1, 2) : c.digits(2, 4);
  if (last.empty() || last.size() == 3 || (short_year && last.size() != 2)) return std::nullopt;
  const int year = iso ? number(first) : last.size() == 2 ? danish::birth_year(number(last)) : number(last);
  const auto date = danish::date_of(iso ? number(last) : number(first), number(month), year);
  if (!date || year < 1800 || year > 2100) return std::nullopt;
  return WrittenDate{*date, c.at()};
}

std::optional<WrittenDate> date_year_first(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  // "4 7 1967"
  Cursor apart = c;
  const std::string first = apart.digits(1, 2), second = apart.blanks(1) ? apart.digits(1, 2) : std::string(), whole = apart.blanks(1) ? apart.digits(4, 4) : std::string();
  if (!first.empty() && !second.empty() && whole >= "1850" && whole <= "2100")
    if (const auto found = danish::date_of(number(first), number(second), number(whole))) return WrittenDate{*found, apart.at(), true};
  const std::string year = c.digits(2, 2);
  if (year.empty() || year <= "31" || !c.eat_any(U"-./")) return std::nullopt;
  const std::string month = c.digits(2, 2);
  if (month.empty() || !c.eat_any(U"-./")) return std::nullopt;
  const std::string day = c.digits(2, 2);
  const auto date = day.empty() ? std::nullopt : danish::date_of(number(day), number(month), danish::birth_year(number(year)));
  return date ? std::optional(WrittenDate{*date, c.at(), true}) : std::nullopt;
}

std::optional<WrittenDate> bare_date(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  std::string digits = c.digits(6, 8);
  if (Cursor years = c; digits.empty() && (digits = years.digits(4, 4)).size() == 4) {  // "1949 12 03"
    const std::string month = years.blanks(1) ? years.digits(2, 2) : std::string(), day = years.blanks(1) ? years.digits(2, 2) : std::string();
    if (month.empty() || day.empty() || !(digits.starts_with("19") || digits.starts_with("20"))) return std::nullopt;
    const auto date = danish::date_of(number(day), number(month), number(digits));
    return date ? std::optional(WrittenDate{*date, years.at(), true}) : std::nullopt;
  }
  if (digits.empty()) {
    digits = c.digits(2, 2);
    for (int i = 0; i < 2 && !digits.empty(); ++i) {
      const std::string part = c.blanks(1) ? c.digits(2, i == 1 ? 4 : 2) : std::string();
      if (part.empty() || part.size() == 3) return std::nullopt;
      digits += part;
    }
  }
  if (digits.size() == 6) {
    auto date = danish::read_cpr_date(digits);
    if (!date) date = danish::read_cpr_date(digits.substr(4) + digits.substr(2, 2) + digits.substr(0, 2));  // 610503
    return date ? std::optional(WrittenDate{*date, c.at(), true}) : std::nullopt;
  }
  if (digits.size() != 8) return std::nullopt;
  auto date = danish::date_of(number(digits.substr(0, 2)), number(digits.substr(2, 2)), number(digits.substr(4)));
  if (date && (date->year() < std::chrono::year(1800) || date->year() > std::chrono::year(2100))) date.reset();  // "20121003" is no year 1003
  if (!date) date = danish::date_of(number(digits.substr(6)), number(digits.substr(4, 2)), number(digits.substr(0, 4)));  // 20010923
  if (!date || date->year() < std::chrono::year(1800) || date->year() > std::chrono::year(2100)) return std::nullopt;
  return WrittenDate{*date, c.at(), true};
}

std::optional<WrittenDate> date_in_fields(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  const std::string day = c.digits(1, 2);
  const auto field = [&](std::u32string_view name) {
    while (c.eat_any(U" \t,;|\n")) {}
    if (!c.word(name)) return false;
    while (c.eat_any(U" \t:")) {}
    return true;
  };
  if (day.empty() || !field(U"måned")) return std::nullopt;
  const std::string month = c.digits(1, 2);
  if (month.empty() || !field(U"år")) return std::nullopt;
  const std::string year = c.digits(2, 4);
  if (year.size() == 3 || year.empty()) return std::nullopt;
  const auto date = danish::date_of(number(day), number(month), year.size() == 2 ? danish::birth_year(number(year)) : number(year));
  return date ? std::optional(WrittenDate{*date, c.at(), true}) : std::nullopt;
}

std::optional<WrittenDate> date_in_boxes(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  std::string all;
  std::size_t n = 0;
  for (; i + n < d.size() && all.size() < 8 && d[i + n].text.size() == 1; ++n) {
    if (n && reading.gap_after(i + n - 1) != Gap::kSpace && reading.gap_after(i + n - 1) != Gap::kWide) break;
    all += d[i + n].text;
  }
  if (all.size() != 6 && all.size() != 8) return std::nullopt;
  const std::string year = all.substr(4);
  const auto date = danish::date_of(number(all.substr(0, 2)), number(all.substr(2, 2)), all.size() == 6 ? danish::birth_year(number(year)) : number(year));
  return date ? std::optional(WrittenDate{*date, d[i + n - 1].end, true}) : std::nullopt;
}

bool day_and_month(Cursor& c) {
  const std::string day = c.digits(1, 2);
  if (day.empty() || !c.eat(U'/')) return false;
  const std::string month = c.digits(1, 2);
  if (month.empty() || !danish::date_of(number(day), number(month), 2000)) return false;
  Cursor next = c;
  next.eat_any(U" -/.");
  return !danish::is_digit(next.now());
}

std::optional<std::int32_t> masked_serial(const danish::Text& text, std::int32_t at, bool labelled, bool as_number) {
  constexpr std::u32string_view kSure = U"xXyY*#•●■█_?…", kWeak = U".·";
  Cursor c(text, at);
  c.blanks(1);
  const bool dash = labelled ? c.eat_any(U"-–—/.") : c.eat_any(U"-–—");
  c.blanks(1);
  if (dash) c.eat(U'\n');
  const bool bracket = (dash || labelled) && c.eat_any(U"[(<");
  if (dash || bracket) {
    for (const auto word : {U"skjult", U"udeladt", U"fjernet", U"sløret"}) {
      Cursor w = c;
      if (w.word(word) && (!bracket || w.eat_any(U"])>"))) return w.at();
    }
  }
  int sure = 0, weak = 0, digits = 0;
  while (sure + weak + digits < 6) {
    Cursor next = c;
    if (sure > 0 && sure + digits < 4 && next.eat_any(U" -") && !next.eat_any(kSure)) break;  // "-xx-xx"
    if (sure > 0 && sure + digits < 4 && c.now() != U'\n') c.eat_any(U" -");
    if (c.eat_any(kSure)) ++sure;
    else if (dash && sure == 0 && c.eat_any(kWeak)) ++weak;
    else if (danish::is_digit(c.now()) && digits < 3) c.eat(c.now()), ++digits;
    else break;
  }
  // "-nnnn": one letter four times.
  if (dash && sure + weak + digits == 0 && base::is_letter(c.now())) {
    const char32_t letter = c.now();
    while (c.now() == letter && sure < 5) c.eat(letter), ++sure;
    if (sure != 4) return std::nullopt;
  }
  if (base::is_letter(c.now()) || danish::is_digit(c.now())) return std::nullopt;
  const int signs = sure + weak;
  if (signs == 0 && !as_number) return std::nullopt;  // "Født/alder: 03.05.61 / 45"
  if (Cursor more = c; signs == 0 && more.blanks(1) && danish::is_digit(more.now())) return std::nullopt;  // "010203-45 67" goes on
  const bool enough = labelled && (dash || bracket) ? sure > 0 || weak >= 3 || digits > 0 : sure >= 3 || (dash && sure > 0 && signs + digits == 4) || (dash && weak >= 4);
  if (!enough || signs + digits > 5) return std::nullopt;
  if (bracket && !c.eat_any(U"])>")) return std::nullopt;
  return c.at();
}

}  // namespace meretid::access
