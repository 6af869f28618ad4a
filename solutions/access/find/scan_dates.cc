// SPDX-License-Identifier: EUPL-1.2
// Dates: one that the text calls a birth date is a finding, every other one a decoy. Also the rest of a masked personal
// number ("010190-xxxx"), which still tells the birth date.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "danish/calendar_date.h"
#include "danish/cpr.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

struct Found {
  Date date;
  std::int32_t end;
  bool bare = false;  // six digits that could be anything
};

int number(const std::string& digits) { return digits.empty() ? -1 : std::stoi(digits); }

std::optional<int> named_month(std::u32string letters) {
  for (char32_t& letter : letters) letter = base::lower(letter);
  if (const auto month = danish::month_of(letters)) return month;
  // On papers of the neighbours: English, German, Norwegian, Swedish.
  static constexpr std::pair<std::u32string_view, int> kOthers[] = {
      {U"january", 1}, {U"januari", 1}, {U"jänner", 1}, {U"february", 2}, {U"februari", 2}, {U"march", 3}, {U"märz", 3},     {U"mars", 3},      {U"may", 5},    {U"mai", 5},
      {U"june", 6},    {U"july", 7},    {U"augusti", 8}, {U"october", 10}, {U"oct", 10},    {U"dezember", 12}, {U"desember", 12}, {U"dez", 12}};
  for (const auto& [name, number] : kOthers)
    if (letters == name) return number;
  return std::nullopt;
}

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

// 3. maj 1961 | 3 maj 61 | 3.maj 1961 | 03-maj-1961 | 3. maj, 1961 | 3. maj i 1961 | 3.V.1961 | 3 maj '61
std::optional<Found> with_month_name(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  const std::string day = c.digits(1, 2);
  if (day.empty()) return std::nullopt;
  const bool dot = c.eat(U'.');
  const bool apart = between(c, U"-/");
  if (!dot && !apart) return std::nullopt;
  const std::u32string written = c.letters(9);
  const auto month = named_month(written);
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
  return Found{*date, c.at()};
}

// "Dag: 08 Måned: 04 År: 1969", the fields of a form
std::optional<Found> in_fields(const danish::Text& text, std::int32_t at) {
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
  return date ? std::optional(Found{*date, c.at(), true}) : std::nullopt;
}

// "2 2 0 4 8 1", "1 6 | 1 2 | 1 9 9 7": each digit by itself
std::optional<Found> in_boxes(const Reading& reading, std::size_t i) {
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
  return date ? std::optional(Found{*date, d[i + n - 1].end, true}) : std::nullopt;
}

// 03.05.1961 | 3/5-1961 | 3/5 61 | 3/5 i 1961 | 1961-05-03, also over a line end behind a mark
std::optional<Found> with_marks(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  const std::string first = c.digits(1, 4);
  if (first.size() == 3 || first.empty() || !c.eat_any(U".-/")) return std::nullopt;
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
  return Found{*date, c.at()};
}

// "tredje", "syvogtyvende", the day in words.
bool is_ordinal(std::u32string_view word) {
  for (const std::u32string_view irregular : {U"første", U"anden", U"tredje", U"fjerde", U"femte", U"sjette", U"ellevte", U"tolvte", U"tredivte", U"enogtredivte"})
    if (word == irregular) return true;
  return word.ends_with(U"ende") && word.size() > 5;
}

// "i maj måned 1961", "engang i 1961", "i foråret 1961"
bool says_roughly(const Reading& reading, std::size_t token) {
  static constexpr std::u32string_view kWords[] = {U"måned", U"foråret", U"sommeren", U"efteråret", U"vinteren", U"engang", U"omkring", U"ca", U"ca.", U"cirka", U"begyndelsen", U"slutningen", U"starten", U"året", U"år", U"midten"};
  for (std::size_t back = 1; back <= 2 && back <= token; ++back)
    for (const auto word : kWords)
      if (reading.word(token - back) == word) return true;
  return false;
}

// "6/4", "11/9" and no further number behind.
bool day_and_month(Cursor& c) {
  const std::string day = c.digits(1, 2);
  if (day.empty() || !c.eat(U'/')) return false;
  const std::string month = c.digits(1, 2);
  if (month.empty() || !danish::date_of(number(day), number(month), 2000)) return false;
  Cursor next = c;
  next.eat_any(U" -/.");
  return !danish::is_digit(next.now());
}

// Where a word speaks of birth, less than a whole date counts, too: "2. februar", "i februar 1937", "1937".
std::optional<Claim> part_of_birth(const Reading& reading, const Digits& d) {
  const auto& text = reading.text();
  const Label label = reading.label_before(d.start);
  constexpr int kNear = 3, kNearWords = 5;  // "født den tredje februar 1956"
  if (!(label.nearest & kCueBirth) || label.number_between || label.distance > kNearWords) return std::nullopt;
  Claim claim;
  claim.start = d.start;
  claim.end = d.end;
  claim.type = FindingType::kBirthdate;
  claim.score = 2.0;
  claim.reasons = {"birthdate_label"};
  const auto month_at = [&](std::size_t token) {
    return token < reading.tokens().size() && reading.tokens()[token].kind == danish::TokenKind::kWord && danish::month_of(reading.word(token));
  };
  if (d.text.size() == 4 && (d.text.starts_with("18") || d.text.starts_with("19") || d.text.starts_with("20"))) {
    if (const std::size_t token = reading.token_at(d.start); token > 0 && month_at(token - 1)) {
      const bool day = token > 1 && is_ordinal(reading.word(token - 2));
      if (!day && label.distance > kNear) return std::nullopt;
      claim.start = reading.tokens()[token - (day ? 2 : 1)].start;
    } else if (label.distance > 2 && !says_roughly(reading, token)) {
      return std::nullopt;
    }
  } else if (const std::size_t token = reading.token_at(d.start); d.text.size() == 2 && token > 0 && (month_at(token - 1) || (label.distance <= 2 && (reading.word(token - 1) == U"i" || reading.word(token - 1).starts_with(U"årgang"))))) {
    if (month_at(token - 1)) claim.start = reading.tokens()[token - 1].start;  // "født maj 61", "født i 61"
  } else if (d.text.size() == 2 && (text.at(d.start - 1) == U'\'' || text.at(d.start - 1) == U'’') && label.distance <= kNear) {
    claim.start = d.start - 1;  // "født '73"
  } else if (Cursor day(text, d.start); d.text.size() <= 2 && label.distance <= kNear && day_and_month(day)) {
    claim.end = day.at();  // "fødselsdag d. 6/4"
  } else if (d.text.size() <= 2 && label.distance <= kNear) {
    Cursor c(text, d.end);
    c.eat(U'.');
    c.blanks();
    if (!named_month(c.letters(9))) return std::nullopt;
    claim.end = c.at();
  } else {
    return std::nullopt;
  }
  claim.entity = base::encode(text.lower_part(claim.start, claim.end));
  return claim;
}

// "født i 2010, 2012 og 2015": one more.
Claim year_of_birth(const danish::Text& text, const Digits& d) {
  Claim claim;
  claim.start = d.start;
  claim.end = d.end;
  claim.type = FindingType::kBirthdate;
  claim.score = 1.2;
  claim.reasons = {"birthdate_label"};
  claim.entity = base::encode(text.lower_part(d.start, d.end));
  return claim;
}

// What the words of this line, and of a label alone in the line above, are cues of.
std::uint32_t said_on_line(const Reading& reading, std::int32_t place) {
  const auto& tokens = reading.tokens();
  std::uint32_t cues = 0;
  constexpr std::size_t kMost = 16;
  const std::size_t here = reading.token_at(place);
  std::uint32_t above = 0;
  bool left = false;
  for (std::size_t i = here; i > 0 && here - i < kMost; --i) {
    if (tokens[i].lines_before > 0 && left) break;
    left = left || tokens[i].lines_before > 0;
    if (left && tokens[i - 1].kind == danish::TokenKind::kNumber) {
      above = 0;  // that line has its number already
      break;
    }
    (left ? above : cues) |= cue_of(reading.word(i - 1));
  }
  cues |= above;
  for (std::size_t i = here; i < std::min(tokens.size(), here + kMost) && (i == here || !tokens[i].lines_before); ++i) cues |= cue_of(reading.word(i));
  return cues;
}

// 010190 | 01011990 | 01 01 90
std::optional<Found> bare(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  std::string digits = c.digits(6, 8);
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
    return date ? std::optional(Found{*date, c.at(), true}) : std::nullopt;
  }
  if (digits.size() != 8) return std::nullopt;
  auto date = danish::date_of(number(digits.substr(0, 2)), number(digits.substr(2, 2)), number(digits.substr(4)));
  if (!date) date = danish::date_of(number(digits.substr(6)), number(digits.substr(4, 2)), number(digits.substr(0, 4)));  // 20010923
  if (!date || date->year() < std::chrono::year(1800) || date->year() > std::chrono::year(2100)) return std::nullopt;
  return Found{*date, c.at(), true};
}

// What stands for the hidden digits: "-xxxx", "-12xx", "-XX-XX", "-****", "-nnnn", "-[…]", "(skjult)". Fewer than four signs, and
// digits alone, say it only beside a word that does ("CPR 010190-x", "CPR 010190-12").
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
  const bool enough = labelled && (dash || bracket) ? sure > 0 || weak >= 3 || digits > 0 : sure >= 3 || (dash && sure > 0 && signs + digits == 4);
  if (!enough || signs + digits > 5) return std::nullopt;
  if (bracket && !c.eat_any(U"])>")) return std::nullopt;
  return c.at();
}

// "fylder 18 år den 3. marts 2027", "blev 18 år den …"
bool turns_an_age(const Reading& reading, std::int32_t start) {
  constexpr std::int32_t kPhrase = 28;
  const auto before = reading.text().lower_part(std::max(0, start - kPhrase), start);
  const std::size_t years = before.rfind(U" år ");
  if (before.find(U"til verden ") != before.npos) return true;
  if (before.find(U"fødselsdato") != before.npos && before.find(U" år") != before.npos) return true;  // "Alder og fødselsdato: 47 år (…)"
  if (years == before.npos || years + 10 < before.size()) return false;
  for (const std::u32string_view word : {U"fylder ", U"fyldte ", U"bliver ", U"blev "})
    if (before.find(word) != before.npos) return true;
  return false;
}

// "født 17/3 1999, 5/12 2001 og 30/8 2004": right behind another date of birth.
bool goes_on(const danish::Text& text, std::int32_t start, const std::vector<Claim>& claims) {
  constexpr std::ptrdiff_t kLast = 6;  // claims on the same few words
  const auto last = claims.rbegin() + std::min(kLast, static_cast<std::ptrdiff_t>(claims.size()));
  const auto before = std::find_if(claims.rbegin(), last, [](const Claim& c) { return c.type == FindingType::kBirthdate; });
  if (before == last || before->end >= start || start - before->end > 5) return false;
  const auto between = text.lower_part(before->end, start);
  return between == U", " || between == U" og " || between == U"," || between == U" samt " || between == U"; " || between == U" hhv. " || between == U" / " || between == U"/";
}

// "03.05.1961 (fødselsdato)"
bool bracket_behind(const danish::Text& text, std::int32_t end) {
  Cursor c(text, end);
  c.blanks(1);
  return c.eat_any(U"(");
}

// "Holger Kjær (12.02.1941)", "Peter Hansen, 3. maj 1961,": a day long ago right behind a name.
bool behind_a_name(const Reading& reading, const KnownPhrases& known, std::int32_t start, const Found& found) {
  constexpr int kLongAgo = 2010;  // later days may be those of a letter or a note
  if (found.bare || static_cast<int>(found.date.year()) > kLongAgo) return false;
  Cursor more(reading.text(), found.end);  // "(26.12.90.4554)"
  more.eat_any(U" -–./");
  if (danish::is_digit(more.now())) return false;
  const std::size_t token = reading.token_at(start);
  if (token < 2 || reading.tokens()[token].lines_before) return false;
  const auto mark = reading.word(token - 1);
  if (mark != U"(" && mark != U",") return false;
  const auto listed = [&](std::size_t i, std::uint16_t kinds) { return base::is_upper(reading.text().at(reading.tokens()[i].start)) && (known.of(reading.word(i)) & kinds); };
  if (mark == U"(") return listed(token - 2, kListedName);
  return token >= 3 && listed(token - 2, kKnownSurname | kKnownForeignSurname) && listed(token - 3, kKnownFrequentFirst | kKnownForeignFirst | kKnownSurname);
}

void add(const Reading& reading, const KnownPhrases& known, std::int32_t start, const Found& found, std::vector<Claim>& claims) {
  Claim claim;
  claim.start = start;
  claim.end = found.end;
  const Date today{std::chrono::year(2041), std::chrono::month(1), std::chrono::day(1)};  // "fylder 18 år den …"
  const Label label = reading.label_before(start);
  claim.entity = to_iso8601(found.date);
  // "født 1. april 2010, bosat her siden 4. september 2018": the second date is another one.
  const std::size_t token = reading.token_at(start);
  const bool since = token > 0 && (reading.word(token - 1) == U"siden" || reading.word(token - 1) == U"indtil");
  const bool star = !found.bare && (reading.text().at(start - 1) == U'*' || (reading.text().at(start - 1) == U' ' && reading.text().at(start - 2) == U'*'));  // "* 9. september 1909"
  const bool said_behind = !found.bare && !(label.nearest & (kCueBirth | kCueCpr)) && (reading.cues_after(found.end) & kCueBirth) && bracket_behind(reading.text(), found.end);
  const bool age = turns_an_age(reading, start);
  const bool born = ((label.nearest & kCueBirth) && !label.number_between && !since) || star || age || said_behind || behind_a_name(reading, known, start, found) || goes_on(reading.text(), start, claims);
  // "CPR 2. februar 1937 - 5015": the day in words, the last four behind it.
  Cursor serial(reading.text(), found.end);
  serial.blanks(1);
  const bool dash = serial.eat_any(U"-–/,");
  serial.blanks(1);
  if (!found.bare && dash && (label.nearest & kCueCpr) && label.distance <= 4 && !serial.digits(4, 4).empty()) {
    claim.type = FindingType::kCpr;
    claim.end = serial.at();
    claim.score = 4;
    claim.reasons = {"cpr_date", "label"};
  } else if (const auto end = masked_serial(reading.text(), found.end, (label.nearest & (kCueCpr | kCueBirth)) != 0, (label.nearest & kCueCpr) != 0); end && found.end - start >= 6) {
    claim.type = FindingType::kBirthdate;
    claim.end = *end;
    claim.score = 4;
    claim.reasons = {"birthdate_masked"};
  } else if (born && found.date < today) {
    claim.type = FindingType::kBirthdate;
    claim.score = found.bare ? 2.4 : 3.2;
    claim.reasons = {"birthdate_label"};
  } else if ((label.nearest & kCueCpr) && label.distance <= 4) {
    claim.type = FindingType::kBirthdate;
    claim.score = found.bare ? 2.2 : 3.0;
    claim.reasons = {"birthdate_label"};
  } else if (!found.bare) {
    // A year of four digits makes a date sure, unless more digits follow: then it may be a personal number.
    Cursor more(reading.text(), found.end);
    more.eat_any(U" -–./");
    claim.score = found.end - start >= 10 && !danish::is_digit(more.now()) ? 3.4 : 1.0;
  } else {
    return;
  }
  claims.push_back(std::move(claim));
}

}  // namespace

void scan_dates(const Reading& reading, const KnownPhrases& known, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  for (std::size_t i = 0; i < reading.digits().size(); ++i) {
    const Digits& d = reading.digits()[i];
    if (d.text.size() > 8 || base::is_letter(text.at(d.start - 1))) continue;
    const bool in_number = i > 0 && (reading.gap_after(i - 1) == Gap::kDot || reading.gap_after(i - 1) == Gap::kDash ||
                                     reading.gap_after(i - 1) == Gap::kSlash);
    if (in_number) continue;
    auto found = with_month_name(text, d.start);
    if (!found) found = with_marks(text, d.start);
    if (!found) found = bare(text, d.start);
    if (!found && d.text.size() == 1) found = in_boxes(reading, i);
    if (!found && d.text.size() <= 2 && (said_on_line(reading, d.start) & kCueBirth)) {
      if (auto fields = in_fields(text, d.start)) {
        Claim claim;
        claim.start = d.start;
        claim.end = fields->end;
        claim.type = FindingType::kBirthdate;
        claim.score = 3;
        claim.entity = to_iso8601(fields->date);
        claim.reasons = {"birthdate_label"};
        claims.push_back(std::move(claim));
        continue;
      }
    }
    if (found) add(reading, known, d.start, *found, claims);
    else if (auto part = part_of_birth(reading, d)) claims.push_back(std::move(*part));
    else if (d.text.size() == 4 && (d.text.starts_with("19") || d.text.starts_with("20")) && goes_on(text, d.start, claims)) claims.push_back(year_of_birth(text, d));
  }
}

}  // namespace meretid::access
