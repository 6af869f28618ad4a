// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/case_forms.h"

#include <algorithm>

namespace meretid::access {

bool case_year(const std::string& text) {
  return text.size() == 4 ? text >= "1970" && text <= "2049" : text.size() == 2 && text >= "00" && text <= "40";
}

// 27.00.00[-G01[-12[-24]]], also "00.24.12 A06-54-25" and with what an office adds: "23.30.08-G01-39-26/1545"
std::int32_t subject_number(const danish::Text& text, std::int32_t at, double& score) {
  Cursor c(text, at);
  for (int i = 0; i < 3; ++i)
    if (c.digits(2, 2).empty() || (i < 2 && !c.eat(U'.'))) return at;
  std::int32_t end = c.at();
  score = -3;
  const bool blank = c.now() == U' ', glued = base::is_upper(c.now());
  if (!glued && !c.eat_any(U"- /.")) return end;
  if (!glued && !blank) c.eat(U'\n');  // the line ends within it
  const bool capital = base::is_upper(c.now());
  const std::u32string facet = c.letters(1);
  if (facet.empty() || !capital || c.digits(2, 2).empty() || ((blank || glued) && c.now() != U'-')) return end;
  end = c.at();
  score = 5;
  for (int i = 0; i < 2 && c.eat_any(U"-."); ++i) {
    c.eat(U'\n');
    if (c.digits(1, 6).empty()) break;
    end = c.at();
  }
  if (Cursor more(text, end); more.eat(U'/') && !more.digits(1, 6).empty() && !base::is_letter(more.now())) end = more.at();
  return end;
}

// 2024-012345 | 24/12345 | 2024/123
std::int32_t year_number(const danish::Text& text, std::int32_t at, double& score) {
  Cursor c(text, at);
  const std::string first = c.digits(2, 4);
  if (!(first.size() == 2 || first.size() == 4)) return at;
  // "2019 - 87 - 32017"
  if (Cursor three = c; first.size() == 4 && case_year(first) && three.blanks(1) && three.eat(U'-') && three.blanks(1) && three.digits(2, 2).size() == 2 && three.blanks(1) && three.eat(U'-') && three.blanks(1) && three.digits(4, 6).size() >= 4) {
    score = 0.6;
    return three.at();
  }
  // "2019 - 75237"
  if (Cursor apart = c; first.size() == 4 && case_year(first) && apart.blanks(1) && apart.eat(U'-') && apart.blanks(1)) {
    const std::string number = apart.digits(4, 7);
    if (!number.empty() && !(number.size() == 4 && (number.starts_with("19") || number.starts_with("20"))) && !base::is_letter(apart.now())) {
      score = number.size() >= 5 ? 0.6 : -0.3;
      return apart.at();
    }
  }
  const bool slash = c.now() == U'/';
  if (!c.eat_any(U"/-·")) return at;
  // "2020-31-1234", as the data protection agency counts
  if (Cursor group = c; first.size() == 4 && !slash && case_year(first) && group.digits(2, 2).size() == 2 && group.eat(U'-') && !group.digits(4, 6).empty()) {
    score = 1.0;
    return group.at();
  }
  const std::string number = c.digits(3, 8);
  if (number.empty() || danish::is_digit(c.now())) return at;
  std::int32_t end = c.at();
  score = -9;
  if (first.size() == 4 && number.size() == 4 && case_year(first) && case_year(number) && (slash || (number > first && std::stoi(number) - std::stoi(first) < 30))) return at;  // "2023-2026", "2025/2021"
  if (first.size() == 2 && first <= "12" && number.size() == 4 && number >= "1990" && number <= "2049") return at;  // "(09/2019)", a month
  if (case_year(first)) {
    if (first.size() == 4) score = number.size() >= 5 ? 1.5 : -0.2;
    else score = slash ? (number.size() >= 5 ? 1.5 : number.size() == 4 ? 0.2 : -2) : number.size() >= 5 ? -0.3 : -3;
  } else if (slash && first.size() == 2 && number.size() >= 5) {
    score = -0.5;
  }
  Cursor tail = c;
  if (tail.eat_any(slash ? U"-" : U"-/") && !tail.digits(1, 6).empty()) end = tail.at();
  return end;
}

// ABC-2024-12345
std::int32_t lettered_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
  if (text.at(at - 1) != U'-' && text.at(at - 1) != U'/') return at;
  std::int32_t i = at - 1;
  while (base::is_letter(text.at(i - 1)) && at - i < 8) --i;
  if (i == at - 1 || base::is_letter(text.at(i - 1)) || danish::is_digit(text.at(i - 1)) || !base::is_upper(text.at(i)) || !base::is_upper(text.at(at - 2))) return at;
  Cursor c(text, at);
  const std::string first = c.digits(2, 4);
  if (!case_year(first) || !c.eat_any(U"-/")) return at;
  if (Cursor month = c; month.digits(2, 2).size() == 2 && month.eat(U'-')) c = month;  // "DNP-2021-03-0778"
  if (c.digits(3, 8).empty()) return at;
  start = i;
  score = 1.2;
  return c.at();
}

// "306-2023-14872": an office, the year, the number
std::int32_t office_number(const danish::Text& text, std::int32_t at, double& score) {
  Cursor c(text, at);
  if (c.digits(2, 4).empty() || !c.eat(U'-')) return at;
  const std::string year = c.digits(4, 4);
  if (!year.starts_with("20") || !case_year(year) || !c.eat(U'-') || c.digits(4, 7).empty() || base::is_letter(c.now()) || c.now() == U'-') return at;
  score = 1.0;
  return c.at();
}

// "16123/2022", "37938-2021", "2012.95257": a running number and its year, in either order
std::int32_t year_behind(const danish::Text& text, std::int32_t at, double& score) {
  Cursor c(text, at);
  const std::string number = c.digits(4, 6);
  const bool slash = c.now() == U'/';
  if (number.empty()) return at;
  if (Cursor dot = c; number.size() == 4 && case_year(number) && dot.eat(U'.') && dot.digits(5, 6).size() >= 5 && dot.now() != U'.' && dot.now() != U',') {
    score = 0.2;
    return dot.at();
  }
  if (!c.eat_any(U"/-")) return at;
  const std::string year = c.digits(2, 4);
  if (!case_year(year) || (year.size() == 4 && !year.starts_with("20"))) return at;
  const bool goes_on = base::is_letter(c.now()) || ((c.now() == U'-' || c.now() == U'/' || c.now() == U'.') && danish::is_digit(text.at(c.at() + 1)));
  if (goes_on) return at;
  if (year.size() == 4) score = number.size() == 4 && case_year(number) ? -9 : slash || number.size() >= 5 ? 0.3 : -0.6;
  else score = slash && number.size() >= 5 ? -0.2 : -9;
  return c.at();
}

// "S2019-2577": up to four capitals right before the year
std::int32_t with_letters_glued(const danish::Text& text, std::int32_t start) {
  std::int32_t i = start;
  while (base::is_upper(text.at(i - 1)) && start - i < 5) --i;
  return start - i <= 4 && !base::is_letter(text.at(i - 1)) && !danish::is_digit(text.at(i - 1)) && text.at(i - 1) != U'-' && text.at(i - 1) != U'_' ? i : start;
}

// 0900-10271-00044-24: the police's journal, by form
std::int32_t police_number(const danish::Text& text, std::int32_t at, double& score) {
  Cursor c(text, at);
  constexpr int kParts[] = {4, 5, 5, 2};
  for (int i = 0; i < 4; ++i)
    if ((i > 0 && !c.eat(U'-')) || c.digits(kParts[i], kParts[i]).empty()) return at;
  score = 5;
  return c.at();
}

// "SS 4-1234/2018", "BS-12345/2024-ODE": a court's case, by its letters.
std::int32_t court_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
  Cursor c(text, at);
  const std::string department = c.digits(1, 5);
  if (department.empty()) return at;
  if (base::is_upper(c.now()) && department.size() <= 2) c.letters(1);  // "BS 32A-6886/2012"
  const bool dash = c.eat(U'-');
  const std::string number = dash ? c.digits(1, 6) : std::string();
  if (dash && number.empty()) return at;
  if (!c.eat(U'/')) return at;
  const std::string year = c.digits(2, 4);
  if (!case_year(year)) return at;
  std::int32_t i = at - 1;
  if (text.at(i) != U' ' && text.at(i) != U'-') return at;
  for (const std::u32string_view letters : {U"bs", U"ss", U"sks", U"fs", U"ks", U"ts", U"sk", U"hr", U"hs"}) {
    const auto size = static_cast<std::int32_t>(letters.size());
    if (i < size || text.lower_part(i - size, i) != letters || base::is_letter(text.at(i - size - 1)) || !base::is_upper(text.at(i - size))) continue;
    start = i - size;
    score = 4;
    if (Cursor place = c; place.eat(U'-') && place.letters(4).size() >= 2) return place.at();
    return c.at();
  }
  // "12-4260/2018", without its letters
  if (dash && department.size() <= 2 && number.size() >= 3 && year.size() == 4 && !danish::is_digit(text.at(at - 1)) && text.at(i) != U'-') {
    start = at;
    score = 1.0;
    return c.at();
  }
  return at;
}

// "VL B-0881-17", "ØL S-1234-20", "Landsrettens sag B-881-17": the courts of appeal.
std::int32_t appeal_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
  if (text.at(at - 1) != U'-' || !(text.at(at - 2) == U'B' || text.at(at - 2) == U'S' || text.at(at - 2) == U'K') || base::is_letter(text.at(at - 3)) || danish::is_digit(text.at(at - 3))) return at;
  Cursor c(text, at);
  if (c.digits(3, 4).empty() || !c.eat(U'-') || !case_year(c.digits(2, 2)) || base::is_letter(c.now()) || danish::is_digit(c.now())) return at;
  constexpr std::int32_t kNear = 40;
  start = at - 2;
  score = text.lower_part(std::max(0, at - kNear), at).find(U"landsret") != std::u32string_view::npos ? 3.0 : -0.2;
  for (const std::u32string_view court : {U"vl ", U"øl ", U"v.l. ", U"ø.l. ", U"vl-", U"øl-"}) {
    const std::int32_t from = start - static_cast<std::int32_t>(court.size());
    if (from >= 0 && text.lower_part(from, start) == court && base::is_upper(text.at(from)) && !base::is_letter(text.at(from - 1))) start = from, score = 4;
  }
  return c.at();
}

// "FLN 441.22", "NMK-510-00123", "NK 77-b": boards number their cases behind the letters they go by.
std::int32_t board_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
  if (text.at(at - 1) != U' ' && text.at(at - 1) != U'-') return at;
  std::int32_t i = at - 1;
  while (base::is_upper(text.at(i - 1)) && at - i < 8) --i;
  if (base::is_letter(text.at(i - 1)) || danish::is_digit(text.at(i - 1)) || text.at(i - 1) == U'-') return at;
  const auto letters = text.lower_part(i, at - 1);
  bool known = false;
  for (const std::u32string_view one : {U"fln", U"nk", U"nmk", U"nmkn", U"mfkn", U"nkn", U"pkn", U"tvn", U"hkn", U"bkn", U"psn", U"evn"}) known = known || letters == one;
  if (!known) return at;
  std::int32_t end = at;
  int digits = 0;
  const auto mark = [&](std::int32_t k) { return std::u32string_view(U"-./").find(text.at(k)) != std::u32string_view::npos && danish::is_digit(text.at(k + 1)); };
  for (; end - at < 20 && (danish::is_digit(text.at(end)) || mark(end)); ++end) digits += danish::is_digit(text.at(end));
  if (text.at(end) == U'-' && base::is_letter(text.at(end + 1)) && !base::is_letter(text.at(end + 2))) end += 2;
  if (digits < 2 || base::is_letter(text.at(end)) || danish::is_digit(text.at(end))) return at;
  start = i;
  score = 3.0;
  return end;
}

// "21SPS77": year, letters, number; only on a line that speaks of a case.
std::int32_t lettered_within(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  if (!case_year(c.digits(2, 4))) return at;
  const std::int32_t letters = c.at();
  while (base::is_upper(c.now()) && c.at() - letters < 5) c.eat(c.now());
  if (c.at() - letters < 2 || c.at() - letters > 4 || c.digits(1, 7).empty() || !stands_alone(text, at, c.at())) return at;
  return c.at();
}

// "arkivnr. Gr. 12 nr. 887 f": the shelf marks of old archives.
std::int32_t shelf_mark(const danish::Text& text, std::int32_t at, std::int32_t& start) {
  const std::int32_t from = std::max(0, at - 20);
  const auto before = text.lower_part(from, at);
  const std::size_t found = before.rfind(U"arkiv");
  if (found == before.npos) return at;
  Cursor c(text, from + static_cast<std::int32_t>(found));
  c.letters();
  while (c.eat_any(U".: ")) {}
  if (c.word(U"nr"))
    while (c.eat_any(U".: ")) {}
  const std::int32_t first = c.at();
  if (base::is_upper(c.now())) c.letters(5), c.eat(U'.'), c.blanks(1);
  if (c.at() != at || c.digits(1, 6).empty()) return at;
  std::int32_t end = c.at();
  Cursor more = c;
  more.eat(U',');
  more.blanks(1);
  if (more.word(U"nr") || more.word(U"pk") || more.word(U"pakke") || more.word(U"læg")) {
    more.eat(U'.');
    more.blanks(1);
    if (!more.digits(1, 6).empty()) end = more.at(), c = more;
  }
  more = c;
  if (more.blanks(1) && more.letters(1).size() == 1) end = more.at();
  start = first;
  return end;
}

// "BS 1502-1844/2022", "AES 1304477": capitals and one blank before the digits.
std::int32_t with_letters_apart(const danish::Text& text, std::int32_t start) {
  if (text.at(start - 1) != U' ') return start;
  if (text.at(start - 2) == U'.' && base::is_upper(text.at(start - 3)) && text.at(start - 4) == U'.' && base::is_upper(text.at(start - 5)) && !base::is_letter(text.at(start - 6))) return start - 5;  // "F.A. 4-1077/19"
  if (text.at(start - 2) == U'.' && base::is_upper(text.at(start - 3)) && !base::is_letter(text.at(start - 4))) return start - 3;  // "K. 12/58"
  std::int32_t i = start - 1;
  while (base::is_upper(text.at(i - 1)) && start - i < 5) --i;
  const bool code = start - 1 - i >= 1 && start - 1 - i <= 3 && !base::is_letter(text.at(i - 1)) && !danish::is_digit(text.at(i - 1));
  return code ? i : start;
}

// Right behind "sagsnr.": letters, digits and marks without a blank, with at least three digits.
std::int32_t named_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
  const auto part = [&](char32_t c) {
    return base::is_letter(c) || danish::is_digit(c) || c == U'-' || c == U'/' || c == U'.' || c == U'_' || c == danish::kNothing;
  };
  std::int32_t i = at, end = at;
  constexpr std::int32_t kFar = 60;
  while (at - i < kFar && part(text.at(i - 1))) --i;
  while (end - at < kFar && part(text.at(end))) {
    // ".../sager/2022-118-44/dok/7", "14-003117_partshøring.pdf": a word ends it.
    // The initials of who has it belong to it: "AKF/2022/00391/mbl".
    const bool initials = text.at(end) == U'/' && base::is_letter(text.at(end + 3)) && !part(text.at(end + 4));
    if (!initials && (text.at(end) == U'_' || (text.at(end) == U'/' && text.at(at - 1) == U'/')) && base::is_letter(text.at(end + 1)) && base::is_letter(text.at(end + 2)) && base::is_letter(text.at(end + 3)) && !base::is_upper(text.at(end + 1))) break;
    ++end;
  }
  while (end > at && !base::is_letter(text.at(end - 1)) && !danish::is_digit(text.at(end - 1))) --end;
  // Letters before the digits are part of it only in a short code.
  int letters = 0;
  for (std::int32_t k = i; k < at; ++k) letters += base::is_letter(text.at(k));
  if (letters > 5) i = at;
  int digits = 0;
  for (std::int32_t k = i; k < end; ++k) digits += danish::is_digit(text.at(k));
  if (digits < 3 || end - i > 30) return at;
  start = i;
  score = digits >= 4 ? 3.2 : 1.5;
  return end;
}

}  // namespace meretid::access
