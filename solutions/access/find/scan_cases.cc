// SPDX-License-Identifier: EUPL-1.2
// Case and journal numbers. KLE ("27.00.00-G01-12-24", KL's municipal journal plan) by form; year and running number by form
// and word; anything else only right behind a word such as "sagsnr.".
#include <algorithm>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/date_forms.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

bool year(const std::string& text) {
  return text.size() == 4 ? text >= "1970" && text <= "2049" : text.size() == 2 && text >= "00" && text <= "40";
}

// 27.00.00[-G01[-12[-24]]]
std::int32_t kle(const danish::Text& text, std::int32_t at, double& score) {
  Cursor c(text, at);
  for (int i = 0; i < 3; ++i)
    if (c.digits(2, 2).empty() || (i < 2 && !c.eat(U'.'))) return at;
  std::int32_t end = c.at();
  score = -3;
  if (!c.eat(U'-')) return end;
  const std::u32string facet = c.letters(1);
  if (facet.empty() || c.digits(2, 2).empty()) return end;
  end = c.at();
  score = 5;
  for (int i = 0; i < 2 && c.eat(U'-'); ++i) {
    if (c.digits(1, 6).empty()) break;
    end = c.at();
  }
  return end;
}

// 2024-012345 | 24/12345 | 2024/123
std::int32_t year_number(const danish::Text& text, std::int32_t at, double& score) {
  Cursor c(text, at);
  const std::string first = c.digits(2, 4);
  if (!(first.size() == 2 || first.size() == 4)) return at;
  const bool slash = c.now() == U'/';
  if (!c.eat_any(U"/-")) return at;
  // "2020-31-1234", as the data protection agency counts
  if (Cursor group = c; first.size() == 4 && !slash && year(first) && group.digits(2, 2).size() == 2 && group.eat(U'-') && !group.digits(4, 6).empty()) {
    score = 1.0;
    return group.at();
  }
  const std::string number = c.digits(3, 8);
  if (number.empty() || danish::is_digit(c.now())) return at;
  std::int32_t end = c.at();
  score = -9;
  if (first.size() == 4 && number.size() == 4 && year(first) && year(number) && number > first && std::stoi(number) - std::stoi(first) < 30) return at;  // "2023-2026"
  if (first.size() == 2 && first <= "12" && number.size() == 4 && number >= "1990" && number <= "2049") return at;  // "(09/2019)", a month
  if (year(first)) {
    if (first.size() == 4) score = number.size() >= 5 ? 1.5 : -0.2;
    else score = slash ? (number.size() >= 5 ? 1.5 : number.size() == 4 ? 0.2 : -2) : number.size() >= 6 ? -1.5 : -3;
  } else if (slash && first.size() == 2 && number.size() >= 5) {
    score = -0.5;
  }
  Cursor tail = c;
  if (tail.eat_any(slash ? U"-" : U"-/") && !tail.digits(1, 6).empty()) end = tail.at();
  return end;
}

// ABC-2024-12345
std::int32_t lettered(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
  if (text.at(at - 1) != U'-' && text.at(at - 1) != U'/') return at;
  std::int32_t i = at - 1;
  while (base::is_letter(text.at(i - 1)) && at - i < 8) --i;
  if (i == at - 1 || base::is_letter(text.at(i - 1)) || danish::is_digit(text.at(i - 1)) || !base::is_upper(text.at(i)) || !base::is_upper(text.at(at - 2))) return at;
  Cursor c(text, at);
  const std::string first = c.digits(2, 4);
  if (!year(first) || !c.eat_any(U"-/")) return at;
  if (Cursor month = c; month.digits(2, 2).size() == 2 && month.eat(U'-')) c = month;  // "DNP-2021-03-0778"
  if (c.digits(3, 8).empty()) return at;
  start = i;
  score = 1.2;
  return c.at();
}

// 0900-10271-00044-24: the police's journal, by form
std::int32_t police(const danish::Text& text, std::int32_t at, double& score) {
  Cursor c(text, at);
  constexpr int kParts[] = {4, 5, 5, 2};
  for (int i = 0; i < 4; ++i)
    if ((i > 0 && !c.eat(U'-')) || c.digits(kParts[i], kParts[i]).empty()) return at;
  score = 5;
  return c.at();
}

// "SS 4-1234/2018", "BS-12345/2024-ODE": a court's case, by its letters.
std::int32_t court(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
  Cursor c(text, at);
  if (c.digits(1, 5).empty()) return at;
  if (c.eat(U'-') && c.digits(1, 6).empty()) return at;
  if (!c.eat(U'/') || !year(c.digits(2, 4))) return at;
  std::int32_t i = at - 1;
  if (text.at(i) != U' ' && text.at(i) != U'-') return at;
  for (const std::u32string_view letters : {U"bs", U"ss", U"sks", U"fs", U"ks", U"ts", U"sk", U"hr"}) {
    const auto size = static_cast<std::int32_t>(letters.size());
    if (i < size || text.lower_part(i - size, i) != letters || base::is_letter(text.at(i - size - 1)) || !base::is_upper(text.at(i - size))) continue;
    start = i - size;
    score = 4;
    if (Cursor place = c; place.eat(U'-') && place.letters(4).size() >= 2) return place.at();
    return c.at();
  }
  return at;
}

// "VL B-0881-17", "ØL S-1234-20", "Landsrettens sag B-881-17": the courts of appeal.
std::int32_t appeal(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
  if (text.at(at - 1) != U'-' || !(text.at(at - 2) == U'B' || text.at(at - 2) == U'S' || text.at(at - 2) == U'K') || base::is_letter(text.at(at - 3)) || danish::is_digit(text.at(at - 3))) return at;
  Cursor c(text, at);
  if (c.digits(3, 4).empty() || !c.eat(U'-') || !year(c.digits(2, 2)) || base::is_letter(c.now()) || danish::is_digit(c.now())) return at;
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
std::int32_t board(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
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
  if (!year(c.digits(2, 4))) return at;
  const std::int32_t letters = c.at();
  while (base::is_upper(c.now()) && c.at() - letters < 5) c.eat(c.now());
  if (c.at() - letters < 2 || c.at() - letters > 4 || c.digits(1, 7).empty() || !stands_alone(text, at, c.at())) return at;
  return c.at();
}

// "Familieretshuset nr. 23-114470": the number that an authority gave it.
bool behind_authority(const Reading& reading, std::int32_t start) {
  std::size_t token = reading.token_at(start);
  if (token < 1 || reading.tokens()[token].lines_before) return false;
  --token;
  if (token > 0 && (reading.word(token) == U":" || reading.word(token) == U",")) --token;
  const auto number = reading.word(token);
  if (token > 0 && (number == U"nr." || number == U"nr" || number == U"nummer" || number == U"sagsnr." || number == U"j.nr.")) --token;
  const auto word = reading.word(token);
  if (word == U"højesteret" || word == U"landsret" || word == U"byret" || word == U"højesterets") return true;
  for (const std::u32string_view end : {U"huset", U"styrelsen", U"nævnet", U"retten", U"politi", U"politiet", U"kommune", U"kommunen", U"ministeriet", U"forvaltningen", U"tilsynet", U"direktoratet", U"ombudsmanden"})
    if (word.size() > end.size() && word.ends_with(end)) return true;
  return false;
}

// "aktid: 88", "akt-id 7": counted within a case, also with few digits.
bool is_counted(const Reading& reading, std::int32_t start) {
  std::size_t token = reading.token_at(start);
  if (token == 0 || reading.tokens()[token].lines_before) return false;
  --token;
  if (token > 0 && reading.word(token) == U":") --token;
  const auto word = reading.word(token);
  return word == U"aktnr" || word == U"aktnr." || word == U"aktid" || word == U"akt-id" || word == U"dokid" || word == U"dok-id" || word == U"sagsid" || word == U"sags-id";
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
  if (text.at(start - 2) == U'.' && base::is_upper(text.at(start - 3)) && !base::is_letter(text.at(start - 4))) return start - 3;  // "K. 12/58"
  std::int32_t i = start - 1;
  while (base::is_upper(text.at(i - 1)) && start - i < 5) --i;
  const bool code = start - 1 - i >= 1 && start - 1 - i <= 3 && !base::is_letter(text.at(i - 1)) && !danish::is_digit(text.at(i - 1));
  return code ? i : start;
}

// "forordning (EU) 2016/679", "lov nr. 1234", "principmeddelelse 12-18", "FOB 2012-8": what laws and printed decisions are called by.
bool is_printed_law(const Reading& reading, std::int32_t start, std::int32_t end) {
  static constexpr std::u32string_view kWords[] = {U"forordning", U"direktiv", U"lov", U"love", U"lovbekendtgørelse", U"lbk", U"bekendtgørelse", U"bek", U"cirkulære", U"cirk", U"vejledning",
                                                   U"vejl", U"principmeddelelse", U"principafgørelse", U"principmeddelelsen", U"principafgørelsen", U"fob", U"ufr", U"u", U"tfa", U"kfe", U"eu", U"ef",
                                                   U"eøf", U"direktivet", U"forordningen", U"standard", U"ds", U"en", U"iso", U"finanslov", U"aktstykke", U"folketingsår", U"skoleåret", U"sæson", U"sæsonen", U"budget", U"årene", U"perioden"};
  if (reading.text().lower_part(end, std::min(end + 3, reading.text().size())) == U"/eu") return true;
  std::size_t i = reading.token_at(start);
  for (int back = 0; back < 5 && i > 0 && !reading.tokens()[i].sentence_start && reading.tokens()[i].lines_before == 0; ++back) {
    auto word = reading.word(--i);
    if (word.size() > 1 && word.ends_with(U'.')) word.remove_suffix(1);
    for (const auto known : kWords)
      if (word == known) return true;
    if (word != U"nr" && word != U"(" && word != U")" && word != U"." && word != U"af" && word != U"/") return false;
  }
  return false;
}

// "KLE-emne 27.00.00": what a case is about, not which one.
bool is_subject(const Reading& reading, std::int32_t start) {
  std::size_t token = reading.token_at(start);
  for (int back = 0; back < 3 && token > 0 && !reading.tokens()[token].lines_before; ++back) {
    const auto word = reading.word(--token);
    if (word.starts_with(U"kle") || word.starts_with(U"emne") || word.starts_with(U"kontoplan") || word.starts_with(U"journalplan")) return word.find(U"plan") != word.npos || word.size() > 4 || word == U"kle";
  }
  return false;
}

// "sag oversendt 18/9": a day, where no "nr." stands before it.
bool is_day(const Reading& reading, std::int32_t start, std::int32_t end) {
  Cursor c(reading.text(), start);
  if (!day_and_month(c) || c.at() != end) return false;
  const std::size_t token = reading.token_at(start);
  if (token == 0) return true;
  const auto before = reading.word(token - 1);
  return !(before == U":" || before == U"." || before.ends_with(U"nr") || before.ends_with(U"nr.") || before.ends_with(U"nummer") || before == U"#");
}

// Right behind "sagsnr.": letters, digits and marks without a blank, with at least three digits.
std::int32_t named(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score) {
  const auto part = [&](char32_t c) {
    return base::is_letter(c) || danish::is_digit(c) || c == U'-' || c == U'/' || c == U'.' || c == U'_' || c == danish::kNothing;
  };
  std::int32_t i = at, end = at;
  constexpr std::int32_t kFar = 60;
  while (at - i < kFar && part(text.at(i - 1))) --i;
  while (end - at < kFar && part(text.at(end))) {
    // ".../sager/2022-118-44/dok/7", "14-003117_partshøring.pdf": a word ends it.
    if ((text.at(end) == U'_' || (text.at(end) == U'/' && text.at(at - 1) == U'/')) && base::is_letter(text.at(end + 1)) && base::is_letter(text.at(end + 2)) && base::is_letter(text.at(end + 3)) && !base::is_upper(text.at(end + 1))) break;
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

}  // namespace

void scan_cases(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  std::int32_t done = 0;
  for (const Digits& d : reading.digits()) {
    if (d.start < done) continue;
    const char32_t before = text.at(d.start - 1);
    const Label label = reading.label_before(d.start);
    // "Id: 7740112, aktid: 88"
    const bool before_another = label.distance <= 2 && (label.nearest & kCueOther) && (reading.cues_after(d.end + 1) & kCueCase) && text.at(d.start - 1) == U' ' && text.at(d.start - 2) == U':';
    const bool is_named = ((label.nearest & kCueCase) && label.distance <= 5) || before_another;
    Claim claim;
    claim.start = d.start;
    claim.end = d.start;
    claim.score = -9;
    const bool fresh = before != U'-' && before != U'.' && before != U'/' && !base::is_letter(before) && before != U',';
    if (fresh) {
      claim.end = kle(text, d.start, claim.score);
      if (claim.end == d.start) claim.end = police(text, d.start, claim.score);
      if (claim.end == d.start) claim.end = year_number(text, d.start, claim.score);
    }
    if (claim.end == d.start || claim.score < 0) {
      double score = 0;
      std::int32_t start = d.start;
      if (const std::int32_t end = court(text, d.start, start, score); end > d.start) claim.start = start, claim.end = end, claim.score = score;
    }
    for (const auto read : {&appeal, &board}) {
      double score = 0;
      std::int32_t start = d.start;
      if (const std::int32_t end = read(text, d.start, start, score); end > d.start && (end >= claim.end || claim.score < 0)) claim.start = start, claim.end = end, claim.score = score;
    }
    if (claim.end == d.start && (label.around & kCueCase)) {
      claim.end = lettered_within(text, d.start);
      if (claim.end > d.start) claim.score = 4;
    }
    if (claim.end > d.start && claim.score >= -3 && behind_authority(reading, d.start)) claim.score += 4;
    if (Cursor count(text, d.start); fresh && claim.end == d.start && d.text.size() <= 5 && !count.digits(1, 5).empty() && count.eat(U'/') && year(count.digits(4, 4)) && behind_authority(reading, d.start)) claim.end = count.at(), claim.score = 3.0;
    if (claim.end > d.start && text.at(claim.end) == U'_' && base::is_letter(text.at(claim.end + 1))) claim.score += 2.5;  // "14-003117_partshøring.pdf"
    const bool bare = claim.end > d.start;
    if (!bare) claim.end = lettered(text, d.start, claim.start, claim.score);
    claim.reasons = {"case_form"};
    if (is_counted(reading, d.start) && claim.end == d.start) {
      claim.end = d.end;
      claim.score = 2.0;
    }
    std::int32_t shelf = d.start;
    if (const std::int32_t end = shelf_mark(text, d.start, shelf); end > d.start) claim.start = shelf, claim.end = end, claim.score = 3.0;
    if (is_named && label.distance <= 4) {
      std::int32_t start = d.start;
      double score = 0;
      if (const std::int32_t end = named(text, d.start, start, score); end > d.start && end >= claim.end) {
        const double form = claim.score;
        claim.start = start;
        claim.end = end;
        claim.score = std::max(score, form + 3);
        claim.reasons = {"case_label"};
        if (start == d.start) claim.start = with_letters_apart(text, start);
      }
    } else if (is_named) {
      claim.score += 2.5;
    } else if ((bare || claim.end == d.start || ((label.nearest & kCueOther) && label.distance <= 4)) && (label.nearest & (kCueOther | kCuePhone | kCueAccount | kCueMoney))) {
      claim.score -= 2.5;
    }
    constexpr std::int32_t kBareSubject = 8;  // "27.00.00"
    if (claim.end - claim.start == kBareSubject && is_subject(reading, claim.start)) continue;
    if (is_day(reading, claim.start, claim.end)) continue;
    // "sagsid 2021 - 5105"
    if (Cursor more(text, claim.end); is_named && claim.end - claim.start == 4 && d.text.size() == 4 && year(d.text) && more.blanks(1) && more.eat(U'-') && more.blanks(1) && !more.digits(3, 7).empty()) claim.end = more.at();
    // "arbejdsskade 2020": a year, where no word for a number stands between.
    const auto two_years = [&] {
      Cursor c(text, claim.start);
      const std::string first_year = c.digits(4, 4);
      return c.eat(U'-') && first_year < c.digits(4, 4) && claim.end - claim.start == 9 && year(first_year) && year(Cursor(text, claim.start + 5).digits(4, 4));
    };
    if ((claim.end - claim.start == 4 && d.text.size() == 4 && year(d.text)) || two_years()) {
      const std::size_t token = reading.token_at(claim.start);
      const auto before_word = token > 0 ? reading.word(token - 1) : std::u32string_view();
      if (before_word != U":" && before_word != U"." && !before_word.ends_with(U"nr") && !before_word.ends_with(U"nr.") && !before_word.ends_with(U"nummer") && before_word != U"#" && before_word != U"/" && before_word != U"id") continue;
    }
    if (!is_named && is_printed_law(reading, claim.start, claim.end)) continue;
    if (claim.end <= claim.start || claim.score < -4 || base::is_letter(text.at(claim.end))) continue;
    if (text.at(claim.end) == U',' && danish::is_digit(text.at(claim.end + 1))) continue;
    claim.type = FindingType::kCaseNumber;
    claim.entity = base::encode(text.lower_part(claim.start, claim.end));
    done = claim.end;
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
