// SPDX-License-Identifier: EUPL-1.2
// CVR (eight digits with a check digit; collides with telephone numbers) and P-number (ten digits without one; collides with
// personal numbers, so a word must name it).
#include <algorithm>

#include "danish/check_digits.h"
#include "danish/cpr.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/date_forms.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

// `count` digits from run `i` on in at most `most` runs with the same small gap; the number of runs, or 0.
std::size_t gather(const Reading& reading, std::size_t i, std::size_t count, std::size_t most, std::string& all, bool loose = false) {
  all.clear();
  const auto& d = reading.digits();
  for (std::size_t n = 0; n < most && i + n < d.size(); ++n) {
    if (n) {
      const Gap gap = reading.gap_after(i + n - 1);
      if (gap != Gap::kSpace && gap != Gap::kDash && gap != Gap::kDot && gap != Gap::kNone && !(loose && (gap == Gap::kLine || gap == Gap::kSlash || gap == Gap::kSpacedDash))) return 0;
    }
    all += d[i + n].text;
    if (all.size() == count) return n + 1;
    if (all.size() > count) return 0;
  }
  return 0;
}

// "18227734 / 30044172": right behind another number of eight digits.
bool goes_on(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  if (i == 0 || d[i].start - d[i - 1].end > 14) return false;
  const auto between = reading.text().lower_part(d[i - 1].end, d[i].start);
  return between == U"/" || between == U" / " || between == U", " || between == U" og " || between == U" & " || between == U";" || between == U", tidligere " || between == U", nu " || between == U" (tidl. " || between == U" (tidligere ";
}

// "Holms Autoværksted ApS, 36418820", "K/S Vindmøllelaug Nord (29 18 30 44)": a company, and its number behind a comma or in brackets.
bool behind_company(const Reading& reading, std::int32_t start) {
  const auto& tokens = reading.tokens();
  std::size_t token = reading.token_at(start);
  if (token < 2 || tokens[token].lines_before || (reading.word(token - 1) == U"-" && reading.text().at(start - 1) == U'-') || (reading.word(token - 1) != U"," && reading.word(token - 1) != U"(" && reading.word(token - 1) != U"-" && reading.word(token - 1) != U"|")) return false;
  --token;
  constexpr std::size_t kName = 6;
  for (std::size_t back = 0; back < kName && token > 0 && !tokens[token].lines_before && !tokens[token].sentence_start; ++back) {
    const auto word = reading.word(--token);
    if (word == U"aps" || word == U"ivs" || word == U"a.m.b.a" || word == U"amba" || word == U"p/s") return true;
    if ((word == U"s") && token >= 2 && reading.word(token - 1) == U"/") return true;  // "A/S", "I/S", "K/S"
    if (token >= 1 && reading.word(token - 1) == U"&" && (word == U"søn" || word == U"sønner" || word == U"co" || word == U"co." || word == U"datter" || word == U"partnere")) return true;
    if (tokens[token].kind == danish::TokenKind::kNumber || word == U"," || word == U"(") return false;
  }
  return false;
}

// "20 11 93 66 (CVR)", "41 887 320 som cvr"
bool named_behind(const danish::Text& text, std::int32_t end) {
  Cursor c(text, end);
  c.blanks(1);
  if (Cursor as = c; as.word(U"som") || as.word(U"er") || as.word(U"i")) {
    as.blanks(1);
    for (const std::u32string_view whose : {U"vores", U"mit", U"firmaets", U"deres"}) if (as.word(whose)) as.blanks(1);
    return as.word(U"cvr") || as.word(U"cvr-nr") || as.word(U"cvr-nummer") || as.word(U"cvr.nr");
  }
  return c.eat(U'(') && (c.word(U"cvr") || c.word(U"cvr-nr") || c.word(U"se") || c.word(U"se-nr"));
}

// "Årsrapport_41220834_2021.pdf": what firms hand in is filed under their number.
bool in_name_of_accounts(const danish::Text& text, std::int32_t start, std::int32_t end) {
  if ((text.at(start - 1) != U'_' && text.at(start - 1) != U'-') || end - start != 8 || danish::is_digit(text.at(end))) return false;
  std::int32_t from = start - 1;
  while (base::is_letter(text.at(from - 1)) && start - from < 24) --from;
  const auto word = text.lower_part(from, start - 1);
  for (const std::u32string_view paper : {U"årsrapport", U"aarsrapport", U"årsregnskab", U"regnskab", U"vedtægter", U"tegningsudskrift", U"virksomhed", U"selskab", U"firma"})
    if (word == paper) return true;
  return false;
}

// "A/S-reg. nr. 62311", "A/S 114.380", "ApS nr. 45.112": the registers of companies before CVR.
void old_register(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const auto& d = reading.digits();
  if (i > 0 && reading.gap_after(i - 1) == Gap::kDot) return;
  Cursor c(text, d[i].start);
  std::string number = c.digits(2, 6);
  if (Cursor more = c; number.size() <= 3 && more.eat(U'.')) {
    const std::string rest = more.digits(3, 3);
    if (!rest.empty()) number += rest, c = more;
  }
  if (number.size() < 4 || number.size() > 6 || base::is_letter(c.now()) || danish::is_digit(c.now())) return;
  const auto before = text.lower_part(std::max(0, d[i].start - 24), d[i].start);
  std::size_t at = before.npos;
  for (const std::u32string_view form : {U"a/s", U"aps"})
    if (const std::size_t found = before.rfind(form); found != before.npos && (found == 0 || !base::is_letter(before[found - 1]))) at = at == before.npos ? found : std::max(at, found);
  if (at == before.npos) return;
  std::u32string between(before.substr(at + 3));
  const bool numbered = between.find(U"nr") != between.npos || between.find(U"reg") != between.npos;
  std::erase_if(between, [](char32_t sign) { return std::u32string_view(U" -.:").find(sign) != std::u32string_view::npos; });
  const bool near = between.empty() || between == U"nr" || between == U"regnr" || between == U"reg" || between == U"registernr" || between == U"registreringsnummer" || between == U"nummer";
  const auto wide = text.lower_part(std::max(0, d[i].start - 70), d[i].start);
  const bool said = numbered || (between.empty() && wide.find(U"aktieselskabsreg") != wide.npos) || (between.empty() && (wide.find(U"registrer") != wide.npos || wide.find(U"selskabsreg") != wide.npos || wide.find(U"reg.nr") != wide.npos));
  if (!near || !said) return;
  Claim claim;
  claim.start = numbered ? d[i].start : d[i].start - static_cast<std::int32_t>(before.size() - at);
  claim.end = c.at();
  claim.type = FindingType::kCvr;
  claim.score = 3.0;
  claim.entity = number;
  claim.reasons = {"cvr_label"};
  claims.push_back(std::move(claim));
}

// "HRB 12345 FL": the German commercial register.
void commercial_register(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const Digits& d = reading.digits()[i];
  if (d.text.size() < 3 || d.text.size() > 6 || d.start < 4) return;
  const auto before = text.lower_part(d.start - 4, d.start);
  if ((before != U"hrb " && before != U"hra ") || !base::is_upper(text.at(d.start - 4)) || base::is_letter(text.at(d.start - 5))) return;
  Cursor c(text, d.end);
  if (Cursor court = c; court.blanks(1) && base::is_upper(court.now()) && court.letters(3).size() >= 1) c = court;
  Claim claim;
  claim.start = d.start;
  claim.end = c.at();
  claim.type = FindingType::kCvr;
  claim.score = 3.0;
  claim.entity = d.text;
  claim.reasons = {"cvr_label"};
  claims.push_back(std::move(claim));
}

// "org.nr. 556712-4480", "organisasjonsnummer 987 654 321": how the neighbours number companies.
void foreign_company(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  const auto before = reading.text().lower_part(std::max(0, d[i].start - 24), d[i].start);
  const std::size_t at = std::max(before.rfind(U"org") == before.npos ? 0 : before.rfind(U"org") + 1, before.rfind(U"usst-id") == before.npos ? 0 : before.rfind(U"usst-id") + 1);
  if (at == 0 || (at > 1 && base::is_letter(before[at - 2]))) return;
  const auto word = before.substr(at - 1);
  if (word.find(U"nr") == word.npos && word.find(U"nummer") == word.npos && word.find(U"no") == word.npos && word.find(U"id") == word.npos) return;
  if (std::any_of(word.begin(), word.end(), [](char32_t c) { return danish::is_digit(c) || c == U',' || c == U'\n'; })) return;
  std::string all;
  std::size_t runs = gather(reading, i, 10, 2, all);
  if (!runs || all.size() != 10) runs = gather(reading, i, 9, 3, all);
  if (!runs) return;
  Claim claim;
  claim.start = d[i].start;
  claim.end = d[i + runs - 1].end;
  // "NO 987 441 203 MVA"
  const auto& text = reading.text();
  if (text.at(claim.start - 1) == U' ' && base::is_upper(text.at(claim.start - 2)) && base::is_upper(text.at(claim.start - 3)) && !base::is_letter(text.at(claim.start - 4))) claim.start -= 3;
  if (Cursor tail(text, claim.end); tail.blanks(1) && tail.word(U"mva")) claim.end = tail.at();
  claim.type = FindingType::kCvr;
  claim.score = 3.0;
  claim.entity = all;
  claim.reasons = {"cvr_label"};
  claims.push_back(std::move(claim));
}

void cvr(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  const auto& text = reading.text();
  std::string all;
  const Label said = reading.label_before(d[i].start);
  const bool company = behind_company(reading, d[i].start);
  const bool named = ((said.nearest & kCueCvr) && said.distance <= 5) || company;
  const std::size_t runs = gather(reading, i, 8, named ? 8 : 4, all, named && said.distance <= 3 && !said.number_between);
  if (!named && text.at(d[i].start - 1) == U'-' && base::is_letter(text.at(d[i].start - 2)) && text.at(d[i].start - 2) != U'K') return;  // "TX-20887741"
  if (!runs || (runs > 4 && i > 0 && reading.gap_after(i - 1) == Gap::kSpace)) return;
  Claim claim;
  claim.start = d[i].start;
  claim.end = d[i + runs - 1].end;
  claim.type = FindingType::kCvr;
  claim.entity = all;
  const bool good = danish::is_cvr(all);
  claim.score = good ? -1.0 : -5.0;
  claim.reasons = {good ? "cvr_check" : "cvr_label"};
  // "DK12345678", "DK-12345678", "DK - 12345678"; in small letters behind its word: "CVR dk12345678"
  std::int32_t before = claim.start - 1;
  for (int signs = 0; signs < 3 && (text.at(before) == U' ' || text.at(before) == U'-'); ++signs) --before;
  const bool tax = before == claim.start - 1 && text.at(before) == U'E' && text.at(before - 1) == U'S';  // "momsnummer SE12884705"
  const bool country = (tax || (base::lower(text.at(before)) == U'k' && base::lower(text.at(before - 1)) == U'd')) && !base::is_letter(text.at(before - 2));
  const bool prefix = country && ((text.at(before) == U'K' && !tax) || (reading.label_before(before - 1).nearest & kCueCvr));
  if (prefix) {
    claim.start = before - 1;
    claim.score += good ? 4.0 : reading.label_before(before - 1).nearest & kCueOther ? 3.0 : 5.5;
  } else if (base::is_letter(text.at(claim.start - 1)) && !(reading.cues_after(claim.start - 1) & kCueCvr)) {
    return;
  }
  const Label label = reading.label_before(claim.start);
  const bool unit = i + runs < d.size() && d[i + runs].text.size() == 10 && text.lower_part(claim.end, d[i + runs].start) == U"/p ";
  const bool behind = unit || named_behind(text, claim.end);
  if ((label.nearest & kCueCvr) && !behind) {
    const bool close = label.distance <= 5 && (!label.number_between || goes_on(reading, i));
    claim.score += good ? 5.0 : close ? 7.5 : 4.0;
    claim.reasons.push_back("label");
  } else if (behind) {
    claim.score += good ? 5.0 : 7.5;
  } else if (in_name_of_accounts(text, claim.start, claim.end)) {
    claim.score += good ? 3.5 : 6.0;
  } else if (company && !(label.nearest & (kCuePhone | kCueOther | kCueAccount | kCueCase))) {
    claim.score += good ? 5.2 : runs == 4 && text.at(claim.start - 1) != U'(' ? 4.5 : 9.2;  // more than a telephone's form; behind a comma four pairs with a wrong check digit are one
  } else if (label.nearest & (kCuePhone | kCueOther | kCueAccount | kCueCase)) {
    claim.score -= 2.0;
  } else if (label.around & kCueCvr) {
    claim.score += 1.5;
  }
  // "CVR 85 08 29 22, er ophørt den 10-07-2018"
  if (const auto date = date_with_marks(text, claim.start); date && date->end == claim.end) claim.score -= label.distance <= 2 ? 2.0 : 6.0;
  claims.push_back(std::move(claim));
}

void p_number(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  std::string all;
  const std::size_t runs = gather(reading, i, 10, 5, all);
  if (!runs || all.front() != '1') return;
  if (runs == 2 && d[i].text.size() == 6 && reading.gap_after(i) == Gap::kDash && danish::read_cpr(all)) return;  // "P-nr.: 110555-1177", of a person
  if (i > 0 && runs > 1 && (reading.gap_after(i - 1) == Gap::kDash || reading.gap_after(i - 1) == Gap::kDot)) return;  // "PNR 22-10-1976 1287"
  const Label label = reading.label_before(d[i].start);
  // "CVR 19 30 44 62, P 1005518820"
  const std::int32_t letter = d[i].start - (reading.text().at(d[i].start - 1) == U' ' || reading.text().at(d[i].start - 1) == U':' ? 2 : 1);
  const bool with_company = i > 0 && d[i - 1].text.size() == 8 && reading.text().lower_part(d[i - 1].end, d[i].start) == U"/p ";  // "(39102274/p 1023776145)"
  const bool behind_letter = base::lower(reading.text().at(letter)) == U'p' && (reading.text().at(letter) == U'P' || with_company) && !base::is_letter(reading.text().at(letter - 1)) && !danish::is_digit(reading.text().at(letter - 1)) && ((label.around & kCueCvr) || with_company);
  if (!(label.nearest & kCuePnumber) && !behind_letter) return;
  const bool thousands = runs == 4 && d[i].text.size() == 1;  // "1.003.448.120"
  if (!thousands && !behind_letter && !(label.around & kCueCvr) && (label.nearest & kCueCpr) && danish::read_cpr(all)) return;  // "pnr." of a person
  Claim claim;
  claim.start = d[i].start;
  claim.end = d[i + runs - 1].end;
  claim.type = FindingType::kPnumber;
  claim.entity = all;
  claim.score = label.distance <= 4 || behind_letter ? 6.5 : 3.0;
  claim.reasons = {"pnumber_label"};
  claims.push_back(std::move(claim));
}

}  // namespace

void scan_companies(const Reading& reading, std::vector<Claim>& claims) {
  for (std::size_t i = 0; i < reading.digits().size(); ++i) {
    cvr(reading, i, claims);
    p_number(reading, i, claims);
    old_register(reading, i, claims);
    foreign_company(reading, i, claims);
    commercial_register(reading, i, claims);
  }
}

}  // namespace meretid::access
