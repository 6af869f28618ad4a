// SPDX-License-Identifier: EUPL-1.2
// Dates: one that the text calls a birth date is a finding, every other one a decoy. Also the rest of a masked personal
// number ("010190-xxxx"), which still tells the birth date.
#include <algorithm>

#include "danish/calendar_date.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/date_forms.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

// "tredje", "syvogtyvende", the day in words.
bool is_ordinal(std::u32string_view word) {
  for (const std::u32string_view irregular : {U"første", U"anden", U"tredje", U"fjerde", U"femte", U"sjette", U"ellevte", U"tolvte", U"tredivte", U"enogtredivte"})
    if (word == irregular) return true;
  return word.ends_with(U"ende") && word.size() > 5;
}

// "i maj måned 1961", "engang i 1961", "i foråret 1961"
bool says_roughly(const Reading& reading, std::size_t token) {
  static constexpr std::u32string_view kWords[] = {U"måned", U"foråret", U"sommeren", U"efteråret", U"vinteren", U"engang", U"omkring", U"omk", U"omk.", U"ca", U"ca.", U"cirka", U"begyndelsen", U"slutningen", U"starten", U"året", U"år", U"midten"};
  for (std::size_t back = 1; back <= 2 && back <= token; ++back)
    for (const auto word : kWords)
      if (reading.word(token - back) == word) return true;
  return false;
}

// "16.09." and no number behind
bool dotted_day(Cursor& c) {
  const std::string day = c.digits(1, 2);
  if (day.empty() || !c.eat(U'.')) return false;
  const std::string month = c.digits(1, 2);
  if (month.empty() || !danish::date_of(std::stoi(day), std::stoi(month), 2000)) return false;
  Cursor dot = c;
  const bool dotted = dot.eat(U'.');
  if (dotted) c = dot;
  if (month.size() == 1 && !dotted) return false;  // "4.7"
  Cursor next = c;
  next.eat_any(U" -/.");
  return !danish::is_digit(next.now()) && !base::is_letter(c.now());
}

// "3. i 5."
bool day_in_month(Cursor& c) {
  const std::string day = c.digits(1, 2);
  if (day.empty()) return false;
  c.eat(U'.');
  if (c.blanks(1) == 0 || !c.word(U"i") || c.blanks(1) == 0) return false;
  const std::string month = c.digits(1, 2);
  if (month.empty() || !danish::date_of(std::stoi(day), std::stoi(month), 2000)) return false;
  c.eat(U'.');
  return true;
}

// "Vi holder rund fødselsdag lørdag den 18/2": when a party is held; "Apgar ved fødsel 9/10": what is counted at a birth.
bool of_a_feast(const Reading& reading, std::int32_t place) {
  const std::size_t token = reading.token_at(place);
  for (std::size_t back = 1; back <= 3 && back <= token; ++back) {
    const auto word = reading.word(token - back);
    if (word == U"fødsel" || word == U"fødslen") return true;
    if (word.size() > 5 && word.ends_with(U"dag") && !word.starts_with(U"fødsel")) return true;
  }
  return false;
}

// Where a word speaks of birth, less than a whole date counts, too: "2. februar", "i februar 1937", "1937".
std::optional<Claim> part_of_birth(const Reading& reading, const Digits& d) {
  const auto& text = reading.text();
  const Label label = reading.label_before(d.start);
  constexpr int kNear = 3, kNearWords = 5;  // "født den tredje februar 1956"
  if (!(label.nearest & kCueBirth) || label.number_between || (label.distance > kNearWords && !says_roughly(reading, reading.token_at(d.start)))) return std::nullopt;
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
  } else if (Cursor ends(text, d.end); d.text.size() == 2 && label.distance == 1 && (ends.at_end() || std::u32string_view(U",;)\n").find(ends.now()) != std::u32string_view::npos) && !danish::is_digit(text.at(d.end + 1))) {
    // "Karen Holm, født 56"
  } else if (d.text.size() == 2 && (text.at(d.start - 1) == U'\'' || text.at(d.start - 1) == U'’') && label.distance <= kNear) {
    claim.start = d.start - 1;  // "født '73"
  } else if (Cursor dotted(text, d.start); d.text.size() <= 2 && label.distance <= 2 && dotted_day(dotted)) {
    claim.end = dotted.at();  // "fødselsdag 16.09."
  } else if (Cursor told(text, d.start); d.text.size() <= 2 && label.distance <= kNear && day_in_month(told)) {
    claim.end = told.at();  // "fødselsdag den 3. i 5."
  } else if (Cursor day(text, d.start); d.text.size() <= 2 && label.distance <= kNear && !of_a_feast(reading, d.start) && day_and_month(day)) {
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
  // "født omkring 1949/50"
  if (Cursor other(text, claim.end); d.text.size() == 4 && other.eat(U'/') && other.digits(2, 2).size() == 2 && !danish::is_digit(other.now()) && other.now() != U'/' && other.now() != U'-') claim.end = other.at();
  claim.entity = base::encode(text.lower_part(claim.start, claim.end));
  return claim;
}

// "født i 2010, 2012 og 2015": one more.
Claim year_of_birth(const danish::Text& text, const Digits& d) {
  return claim_of(text, d.start, d.end, FindingType::kBirthdate, 1.2, "birthdate_label");
}

// "Anker Holk (1922-2008), tidligere ejer": when somebody lived.
std::optional<Claim> lifetime(const Reading& reading, const KnownPhrases& known, const Digits& d) {
  const auto& text = reading.text();
  if (d.text.size() != 4 || (text.at(d.start - 1) != U'(' && text.at(d.start - 2) != U'(')) return std::nullopt;
  Cursor c(text, d.end);
  c.blanks(1);
  if (!c.eat_any(U"-–")) return std::nullopt;
  c.blanks(1);
  const std::string died = c.digits(4, 4);
  if (c.now() != U')' || d.text < "1850" || d.text > "2015" || (!died.empty() && (died < d.text || std::stoi(died) - std::stoi(d.text) > 110))) return std::nullopt;
  const std::size_t token = reading.token_at(d.start);
  if (token < 3 || !base::is_upper(text.at(reading.tokens()[token - 2].start)) || !base::is_upper(text.at(reading.tokens()[token - 3].start))) return std::nullopt;
  if (!(known.of(reading.word(token - 2)) & kListedName) || !(known.of(reading.word(token - 3)) & kListedName)) return std::nullopt;
  return year_of_birth(text, d);
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

// "fylder 18 år den 3. marts 2027", "blev 18 år den …"
bool turns_an_age(const Reading& reading, std::int32_t start) {
  constexpr std::int32_t kPhrase = 28;
  const auto before = reading.text().lower_part(std::max(0, start - kPhrase), start);
  if (before.ends_with(U"(") && before.find(U"alder") != before.npos) return true;  // "Alder: 70 (03-12-1949)"
  const std::size_t years = before.rfind(U" år ");
  if (before.find(U"til verden ") != before.npos) return true;
  // "har rund fødselsdag (70) den 11. maj 2024"
  if (const std::size_t day = before.find(U"fødselsdag"); day != before.npos && before.find(U"dato") == before.npos && before.ends_with(U" den ") && before.find(U'.', day) == before.npos) return true;
  if (before.find(U"fødselsdato") != before.npos && before.find(U" år") != before.npos) return true;  // "Alder og fødselsdato: 47 år (…)"
  // "fyldte 60 den 12. marts 2016"
  for (const std::u32string_view turned : {U"fylder ", U"fyldte ", U"rundede ", U"runder ", U"bliver "})
    if (const std::size_t at = before.rfind(turned); at != before.npos) {
      std::size_t k = at + turned.size();
      const std::size_t digits = k;
      while (k < before.size() && danish::is_digit(before[k])) ++k;
      const auto rest = before.substr(k);
      if (k > digits && k - digits <= 3 && (rest == U" den " || rest == U" d. " || rest == U" i dag, " || rest == U" år ")) return true;
    }
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
  if (before == last || before->end >= start || start - before->end > 14) return false;
  const auto between = text.lower_part(before->end, start);
  // "mors fødselsdato: 040767, fars: 120365"
  if (between.size() > 4 && between.starts_with(U", ") && between.ends_with(U": ") && std::all_of(between.begin() + 2, between.end() - 2, [](char32_t c) { return base::is_letter(c); })) return true;
  if (between == U" til ") return true;  // "rettet fra 01.01.1985 til 15.03.1986"
  return between == U", " || between == U" og " || between == U"," || between == U" samt " || between == U"; " || between == U" hhv. " || between == U" / " || between == U"/";
}

// "03.05.1961 (fødselsdato)"
bool bracket_behind(const danish::Text& text, std::int32_t end) {
  Cursor c(text, end);
  c.blanks(1);
  return c.eat_any(U"(");
}

// "Sigtede (22.04.1988)", "barnet, 3. maj 2009,"
bool is_person_noun(std::u32string_view word) {
  static constexpr std::u32string_view kNouns[] = {U"sigtede", U"tiltalte", U"forurettede", U"anmelder", U"anmelderen", U"klager", U"ansøger", U"borgeren", U"borger", U"patienten", U"patient", U"eleven", U"barnet", U"barn", U"mor", U"far", U"moderen", U"faderen",
                                                   U"søn", U"sønnen", U"datter", U"datteren", U"ægtefælle", U"hustru", U"samlever", U"afdøde", U"arvelader", U"lejer", U"ejer", U"vidnet", U"bror", U"søster"};
  return std::find(std::begin(kNouns), std::end(kNouns), word) != std::end(kNouns);
}

// "Datter Daria (den 30. september 2012)", "sønnen Emil (3/12-17)": whose child stands in front of the name.
bool of_a_child(const Reading& reading, std::int32_t start) {
  std::size_t token = reading.token_at(start);
  for (int back = 0; back < 5 && token > 0 && !reading.tokens()[token].lines_before; ++back) {
    const auto word = reading.word(--token);
    if (word == U"datter" || word == U"datteren" || word == U"søn" || word == U"sønnen" || word == U"barnet" || word == U"tvillingerne" || word == U"lillebror" || word == U"lillesøster" || word == U"storebror" || word == U"storesøster") return true;
    if (reading.tokens()[token].kind == danish::TokenKind::kNumber) return false;
  }
  return false;
}

// "Holger Kjær (12.02.1941)", "Peter Hansen, 3. maj 1961,": a day long ago right behind a name.
bool behind_a_name(const Reading& reading, const KnownPhrases& known, std::int32_t start, const WrittenDate& found) {
  constexpr int kLongAgo = 2010;  // later days may be those of a letter or a note
  constexpr std::int32_t kNear = 60;
  const auto before = reading.text().lower_part(std::max(0, start - kNear), start);
  const bool children = of_a_child(reading, start) || before.find(U"børn:") != before.npos || before.find(U"børn i hus") != before.npos || before.find(U"hjemmeboende børn") != before.npos || before.find(U"tvillingerne") != before.npos || before.find(U"barn:") != before.npos || before.find(U"børnene") != before.npos;  // "børn: Ida (3/12-17), Bo (4/1-19)"
  if (found.bare || (!children && static_cast<int>(found.date.year()) > kLongAgo)) return false;
  Cursor more(reading.text(), found.end);  // "(26.12.90.4554)"
  more.eat_any(U" -–./");
  if (danish::is_digit(more.now())) return false;
  std::size_t token = reading.token_at(start);
  if (token < 2 || reading.tokens()[token].lines_before) return false;
  if (token > 3 && reading.word(token - 1) == U"den" && reading.word(token - 2) == U"(") --token;  // "Daria (den 30. september 2012)"
  const auto mark = reading.word(token - 1);
  const auto capital = [&](std::size_t i) { return reading.tokens()[i].kind == danish::TokenKind::kWord && base::is_upper(reading.text().at(reading.tokens()[i].start)); };
  // "Børn i husstanden: Theo 18.06.2013, Maja 27.09.2015"
  if (children && capital(token - 1) && (known.of(mark) & kListedName)) return true;
  if (mark != U"(" && mark != U",") return false;
  if (is_person_noun(reading.word(token - 2)) && static_cast<int>(found.date.year()) <= kLongAgo) return true;
  const auto listed = [&](std::size_t i, std::uint16_t kinds) { return base::is_upper(reading.text().at(reading.tokens()[i].start)) && (known.of(reading.word(i)) & kinds); };
  if (mark == U"(") return listed(token - 2, kListedName);
  return token >= 3 && listed(token - 2, kKnownSurname | kKnownForeignSurname) && listed(token - 3, kKnownFrequentFirst | kKnownForeignFirst | kKnownSurname);
}

// "cpr-nummer (de første seks): 120356"
bool says_first_six(const danish::Text& text, std::int32_t start) {
  constexpr std::int32_t kPhrase = 30;
  const auto before = text.lower_part(std::max(0, start - kPhrase), start);
  for (const std::u32string_view words : {U"første seks", U"første 6", U"seks første", U"6 første"})
    if (before.find(words) != before.npos) return true;
  return false;
}

// "registreret i CPR den 09.11.2024": a day on which something was done
bool on_that_day(const Reading& reading, std::int32_t start) {
  const std::size_t token = reading.token_at(start);
  if (token == 0) return false;
  const auto before = reading.word(token - 1);
  return before == U"den" || before == U"d." || before == U"pr." || before == U"fra" || before == U"siden" || (before == U"." && token > 1 && (reading.word(token - 2) == U"d" || reading.word(token - 2) == U"pr"));
}

void add(const Reading& reading, const KnownPhrases& known, std::int32_t start, const WrittenDate& found, std::vector<Claim>& claims) {
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
  } else if ((label.nearest & kCueCpr) && (label.distance <= 4 || says_first_six(reading.text(), start)) && !label.number_between && !on_that_day(reading, start)) {
    claim.type = FindingType::kBirthdate;
    claim.score = found.bare ? 2.2 : 3.0;
    claim.reasons = {"birthdate_label"};
  } else if (!found.bare) {
    // A year of four digits makes a date sure, unless more digits follow: then it may be a personal number.
    Cursor more(reading.text(), found.end);
    more.eat_any(U" -–./");
    // "29.01.09.84", "30-11-64-98"
    Cursor pair(reading.text(), found.end);
    const bool pairs = pair.eat_any(U".-") && pair.digits(2, 2).size() == 2 && !danish::is_digit(pair.now()) && pair.now() != U'.' && pair.now() != U'-';
    const bool goes_on = found.end - start == 8 && pairs;
    claim.score = goes_on ? 0.2 : found.end - start >= 10 && !danish::is_digit(more.now()) ? 3.4 : 1.0;
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
    auto found = date_with_month_name(text, d.start);
    // "March 12, 1956" behind a word of birth
    if (const std::size_t token = reading.token_at(d.start); !found && d.text.size() <= 2 && token > 0 && reading.tokens()[token - 1].kind == danish::TokenKind::kWord) {
      const std::int32_t month = reading.tokens()[token - 1].start;
      if (const auto english = date_month_first(text, month, d.start); english && (reading.label_before(month).nearest & kCueBirth)) {
        add(reading, known, month, *english, claims);
        continue;
      }
    }
    if (!found) found = date_with_marks(text, d.start);
    if (!found) found = bare_date(text, d.start);
    if (!found && (reading.label_before(d.start).nearest & kCueBirth)) found = date_year_first(text, d.start);
    if (!found && d.text.size() == 1) found = date_in_boxes(reading, i);
    if (!found && d.text.size() <= 2 && (said_on_line(reading, d.start) & kCueBirth)) {
      if (auto fields = date_in_fields(text, d.start)) {
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
    else if (auto years = lifetime(reading, known, d)) claims.push_back(std::move(*years));
    else if (d.text.size() == 4 && (d.text.starts_with("19") || d.text.starts_with("20")) && goes_on(text, d.start, claims)) claims.push_back(year_of_birth(text, d));
  }
}

}  // namespace meretid::access
