// SPDX-License-Identifier: EUPL-1.2
// Case and journal numbers. KLE ("27.00.00-G01-12-24", KL's municipal journal plan) by form; year and running number by form
// and word; anything else only right behind a word such as "sagsnr.".
#include <algorithm>

#include "danish/cpr.h"
#include "solutions/access/find/case_forms.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/date_forms.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

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
  for (const std::u32string_view end : {U"huset", U"styrelsen", U"nævnet", U"retten", U"politi", U"politiet", U"kommune", U"kommunen", U"ministeriet", U"forvaltningen", U"tilsynet", U"direktoratet", U"ombudsmanden", U"erstatningen"})
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

// "forordning (EU) 2016/679", "lov nr. 1234", "principmeddelelse 12-18", "FOB 2012-8": what laws and printed decisions are called by.
bool is_printed_law(const Reading& reading, std::int32_t start, std::int32_t end) {
  static constexpr std::u32string_view kWords[] = {U"forordning", U"direktiv", U"lov", U"love", U"lovbekendtgørelse", U"lbk", U"bekendtgørelse", U"bek", U"cirkulære", U"cirk", U"vejledning",
                                                   U"vejl", U"principmeddelelse", U"principafgørelse", U"principmeddelelsen", U"principafgørelsen", U"fob", U"ufr", U"u", U"tfa", U"kfe", U"eu", U"ef",
                                                   U"eøf", U"direktivet", U"forordningen", U"standard", U"ds", U"en", U"iso", U"finanslov", U"aktstykke", U"folketingsår", U"lokalplan", U"lokalplanen", U"kommuneplan", U"kommuneplantillæg", U"skoleåret", U"sæson", U"sæsonen", U"budget", U"årene", U"perioden"};
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
    if (word.starts_with(U"kle") || word.starts_with(U"emne") || word.starts_with(U"kontoplan") || word.starts_with(U"journalplan")) return word.find(U"plan") != word.npos || word.size() > 4 || word == U"kle" || word == U"emne";
  }
  return false;
}

// "selvrisiko 2.100", "afvist 16.06": far behind the word that speaks of a case
bool is_sum_or_day(const Reading& reading, std::int32_t start, std::int32_t end) {
  const danish::Text& text = reading.text();
  const std::size_t token = reading.token_at(start);
  const auto before = token > 0 ? reading.word(token - 1) : std::u32string_view();
  if (before == U":" || before == U"." || before == U"#" || before.ends_with(U"nr") || before.ends_with(U"nr.") || before.ends_with(U"nummer") || before.ends_with(U"id") || (cue_of(before) & kCueCase)) return false;
  Cursor c(text, start);
  const std::string first = c.digits(1, 3);
  if (first.empty() || !c.eat(U'.')) return false;
  const std::string rest = c.digits(2, 3);
  return c.at() == end && (rest.size() == 3 || (first.size() <= 2 && rest.size() == 2 && rest <= "12"));
}

// "build 9.24.32.2547", "version 3.19.47": of a program
bool behind_build(const Reading& reading, std::int32_t start) {
  const auto front = reading.in_front(start);
  if (!front) return false;
  const auto word = reading.word(*front);
  return word == U"build" || word == U"version" || word == U"release" || word == U"ver" || word == U"ver." || word == U"rev" || word == U"rev.";
}

// "Sag oprettet på 2012032147", "fødselsdato og løbenr.: 23.11.68-2014": a personal number, unless a word says that it counts cases
bool is_of_a_person(const Reading& reading, std::int32_t start, std::int32_t end) {
  std::string digits;
  for (std::int32_t i = start; i < end; ++i) {
    const char32_t c = reading.text().at(i);
    if (danish::is_digit(c)) digits.push_back(static_cast<char>(c));
    else if (c != U'.' && c != U'-' && c != U'/') return false;
  }
  if (digits.size() != 10 || !danish::read_cpr(digits)) return false;
  const Label label = reading.label_before(start);
  if (label.around & (kCueBirth | kCueCpr)) return true;
  const std::size_t token = reading.token_at(start);
  if (token == 0) return false;
  const auto before = reading.word(token - 1);
  return before == U"på" || before == U"for" || before == U"vedr" || before == U"vedr." || before == U"vedrørende" || before == U"om";
}

// "ringede på byggesag, 4646 4417": behind a comma stands something else, unless the word itself says number.
bool is_cut_off(const Reading& reading, std::int32_t start, int distance) {
  const std::size_t token = reading.token_at(start), back = static_cast<std::size_t>(distance);
  if (distance < 2 || back > token || reading.word(token - 1) != U",") return false;
  const auto word = reading.word(token - back);
  return !word.ends_with(U"nr") && !word.ends_with(U"nr.") && !word.ends_with(U"nummer") && !word.ends_with(U"id") && distance == 2;
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

// "FN-BOR 17/2011": the letters of a board and its district in front.
std::int32_t with_board(const danish::Text& text, std::int32_t start) {
  if (text.at(start - 1) != U' ') return start;
  std::int32_t from = start - 1;
  int hyphens = 0, letters = 0;
  while (start - from < 10 && (base::is_upper(text.at(from - 1)) || (text.at(from - 1) == U'-' && base::is_upper(text.at(from - 2))))) --from, hyphens += text.at(from) == U'-', letters += text.at(from) != U'-';
  const bool whole = !base::is_letter(text.at(from - 1)) && !danish::is_digit(text.at(from - 1)) && text.at(from) != U'-';
  return hyphens == 1 && letters >= 3 && whole ? from : start;
}

// "sag oprettet kl. 08.55", "dok. 12.5.1931", "Resumé af sagen\n1948": a time, a day, a year that begins its line.
bool is_moment(const Reading& reading, std::int32_t start, std::int32_t end) {
  const std::size_t token = reading.token_at(start);
  if (token == 0 || end <= start) return false;
  const auto before = reading.word(token - 1);
  if (before == U"kl." || before == U"kl" || (before == U"." && token > 1 && reading.word(token - 2) == U"kl")) return true;
  if (const auto date = date_with_marks(reading.text(), start); date && date->end == end) return true;
  const auto year = reading.text().lower_part(start, end);
  return year.size() == 4 && reading.tokens()[token].lines_before && (year.starts_with(U"19") || year.starts_with(U"20")) && before != U":";
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
    const bool half = d.text.size() == 4 && label.number_between && text.at(d.start - 1) == U' ' && danish::is_digit(text.at(d.start - 2)) && danish::is_digit(text.at(d.start - 5));  // of "byggesag, 4646 4417"
    const bool is_named = ((label.nearest & kCueCase) && label.distance <= 5 && !half && !is_cut_off(reading, d.start, label.distance)) || before_another;
    Claim claim;
    claim.start = d.start;
    claim.end = d.start;
    claim.score = -9;
    const bool fresh = before != U'-' && before != U'.' && before != U'/' && !base::is_letter(before) && before != U',';
    if (fresh) {
      claim.end = subject_number(text, d.start, claim.score);
      if (claim.end == d.start) claim.end = police_number(text, d.start, claim.score);
      if (claim.end == d.start) claim.end = office_number(text, d.start, claim.score);
      if (claim.end == d.start) claim.end = year_number(text, d.start, claim.score);
      if (claim.end == d.start) claim.end = year_behind(text, d.start, claim.score);
    }
    if (const std::int32_t letters = with_letters_glued(text, d.start); letters < d.start && d.text.size() == 4) {
      double score = 0;
      if (const std::int32_t end = year_number(text, d.start, score); end > d.start && case_year(d.text)) claim.start = letters, claim.end = end, claim.score = std::max(score, 0.4);
    }
    if (claim.end == d.start || claim.score < 0) {
      double score = 0;
      std::int32_t start = d.start;
      if (const std::int32_t end = court_number(text, d.start, start, score); end > d.start) claim.start = start, claim.end = end, claim.score = score;
    }
    for (const auto read : {&appeal_number, &board_number}) {
      double score = 0;
      std::int32_t start = d.start;
      if (const std::int32_t end = read(text, d.start, start, score); end > d.start && (end >= claim.end || claim.score < 0)) claim.start = start, claim.end = end, claim.score = score;
    }
    if (claim.end == d.start && (label.around & kCueCase)) {
      claim.end = lettered_within(text, d.start);
      if (claim.end > d.start) claim.score = 4;
    }
    if (claim.end > d.start && claim.score >= -3 && behind_authority(reading, d.start)) claim.score += 4;
    if (Cursor count(text, d.start); fresh && claim.end == d.start && d.text.size() <= 5 && !count.digits(1, 5).empty() && count.eat(U'/') && case_year(count.digits(4, 4)) && behind_authority(reading, d.start)) claim.end = count.at(), claim.score = 3.0;
    if (claim.end > d.start && text.at(claim.end) == U'_' && base::is_letter(text.at(claim.end + 1))) claim.score += 2.5;  // "14-003117_partshøring.pdf"
    if (claim.end > d.start && claim.score > 0 && claim.start == d.start && case_year(d.text))
      if (const std::int32_t letters = with_letters_apart(text, d.start); text.at(letters - 1) != U'-') claim.start = letters;  // "DZE 2021-65374"
    const bool bare = claim.end > d.start;
    if (!bare) claim.end = lettered_number(text, d.start, claim.start, claim.score);
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
      if (const std::int32_t end = named_number(text, d.start, start, score); end > d.start && end >= claim.end) {
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
    if (claim.end - claim.start == kBareSubject && text.at(claim.start + 2) == U'.' && is_subject(reading, claim.start)) continue;
    if (is_day(reading, claim.start, claim.end) || is_moment(reading, claim.start, claim.end)) continue;
    if (is_sum_or_day(reading, claim.start, claim.end)) continue;
    // "sagsid 2021 - 5105"
    if (Cursor more(text, claim.end); is_named && claim.end - claim.start == 4 && d.text.size() == 4 && case_year(d.text) && more.blanks(1) && more.eat(U'-') && more.blanks(1) && !more.digits(3, 7).empty()) claim.end = more.at();
    // "arbejdsskade 2020": a year, where no word for a number stands between.
    const auto two_years = [&] {
      Cursor c(text, claim.start);
      const std::string first_year = c.digits(4, 4);
      return c.eat(U'-') && first_year < c.digits(4, 4) && claim.end - claim.start == 9 && case_year(first_year) && case_year(Cursor(text, claim.start + 5).digits(4, 4));
    };
    if ((claim.end - claim.start == 4 && d.text.size() == 4 && case_year(d.text)) || two_years()) {
      const std::size_t token = reading.token_at(claim.start);
      const auto before_word = token > 0 ? reading.word(token - 1) : std::u32string_view();
      if (before_word != U":" && before_word != U"." && !before_word.ends_with(U"nr") && !before_word.ends_with(U"nr.") && !before_word.ends_with(U"nummer") && before_word != U"#" && before_word != U"/" && before_word != U"id") continue;
    }
    if (!is_named && is_printed_law(reading, claim.start, claim.end)) continue;
    if (text.at(claim.start - 1) == U'§' || (text.at(claim.start - 1) == U' ' && text.at(claim.start - 2) == U'§')) continue;
    if (behind_build(reading, claim.start) || is_of_a_person(reading, claim.start, claim.end)) continue;
    if (claim.end <= claim.start || claim.score < -4 || base::is_letter(text.at(claim.end))) continue;
    if (text.at(claim.end) == U',' && danish::is_digit(text.at(claim.end + 1))) continue;
    claim.start = with_board(text, claim.start);
    claim.type = FindingType::kCaseNumber;
    claim.entity = base::encode(text.lower_part(claim.start, claim.end));
    done = claim.end;
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
