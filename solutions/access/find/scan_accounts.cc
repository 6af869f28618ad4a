// SPDX-License-Identifier: EUPL-1.2
// IBAN (check digits decide) and Danish registration and account numbers: four digits and up to ten, where a word near by
// speaks of accounts or the form itself does.
#include <algorithm>
#include <utility>

#include "danish/check_digits.h"
#include "danish/cpr.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/date_forms.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

// How long the account numbers of a country are (SWIFT, IBAN Registry); 0: it has none. "er 30 …" are words.
std::size_t iban_length(std::string_view country) {
  static constexpr std::pair<std::string_view, std::size_t> kLengths[] = {
      {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
      {"DE", 22}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28},
      {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21},
      {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NL", 18}, {"NO", 15}, {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29},
      {"RO", 24}, {"RS", 22}, {"SA", 24}, {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}};
  const auto found = std::find_if(std::begin(kLengths), std::end(kLengths), [&](const auto& one) { return one.first == country; });
  return found == std::end(kLengths) ? 0 : found->second;
}

// Two letters, two digits, then groups, read until the length that the check digits confirm.
void iban(const Reading& reading, const Digits& d, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  std::int32_t start = d.start - 1;
  while (text.at(start) == U' ' && d.start - start <= 2) --start;
  --start;
  const auto is_ascii_letter = [](char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); };
  if (!is_ascii_letter(text.at(start)) || !is_ascii_letter(text.at(start + 1)) || base::is_letter(text.at(start - 1))) return;
  const auto upper = [](char32_t c) { return static_cast<char>(c >= U'a' ? c - 32 : c); };
  std::string all{upper(text.at(start)), upper(text.at(start + 1))};
  const bool danish_one = all == "DK";
  const std::size_t whole = iban_length(all);
  if (whole == 0) return;
  // "af 30. oktober skriver du": words in small letters pass the check once in a hundred times, so a word must say what they are.
  if (!danish_one && text.at(start) >= U'a' && !(reading.label_before(start).nearest & (kCueIban | kCueAccount))) return;
  std::int32_t end = 0, checked = 0;
  std::string checked_text;
  int gap = 0;
  bool wide = false;  // over a line end or more than one blank: then the check digits must confirm it
  for (std::int32_t i = d.start; i < text.size() && all.size() < 34; ++i) {
    const char32_t c = text.at(i);
    if (danish::is_digit(c) || (!danish_one && all.size() >= 4 && is_ascii_letter(c) && (c <= U'Z' || text.at(start) >= U'a'))) {
      all.push_back(upper(c));
      gap = 0;
      end = i + 1;
      const char32_t next = text.at(i + 1);
      if (!danish::is_digit(next) && all.size() == whole) {
        if (danish::is_iban(all)) checked = end, checked_text = all;
        break;
      }
    } else if (c == danish::kNothing || ((c == U' ' || c == U'-' || c == U'.' || c == U'/' || c == U'\n') && gap++ < 2)) {
      wide = wide || c == U'\n' || gap > 1;
      continue;
    } else {
      break;
    }
  }
  Claim claim;
  claim.start = start;
  claim.type = FindingType::kIban;
  if (checked) {
    claim.end = checked;
    claim.entity = checked_text;
    claim.score = danish_one ? 8 : 4;
    claim.reasons = {"iban_check"};
  } else if (!wide && ((danish_one && all.size() == 18) || ((all.size() >= 15 && (reading.label_before(start).nearest & kCueIban)) || (all.size() == whole && (reading.label_before(start).nearest & kCueAccount))))) {
    claim.end = end;
    claim.entity = all;
    claim.score = 2.6;
    claim.reasons = {"iban_form"};
  } else {
    return;
  }
  claims.push_back(std::move(claim));
}

// "trækkes hver måned den 1. fra 6853 0010796010", "beløbet er krediteret 9572-352368468", "sættes ind på …": the verb of the sentence pays.
bool is_paid_to(const Reading& reading, std::int32_t place) {
  constexpr std::size_t kFar = 14;
  std::size_t token = reading.token_at(place);
  for (std::size_t back = 0; back < kFar && token > 0; ++back) {
    if (reading.tokens()[token].lines_before > 1) return false;
    const auto word = reading.word(--token);
    for (const std::u32string_view verb : {U"trækk", U"trukket", U"kredit", U"debiter", U"indsæt", U"indsat", U"udbetal", U"overfør", U"indbetal", U"tilbagebetal", U"refunder", U"refusion", U"hævet", U"hæves", U"betal"})
      if (word.starts_with(verb)) return true;
    if ((word == U"ind" || word == U"retur") && token > 0 && (reading.word(token - 1).starts_with(U"sæt") || reading.word(token - 1).starts_with(U"sat") || reading.word(token - 1).starts_with(U"gå"))) return true;
  }
  return false;
}

// 1234 0001234567 | 1234-1234567 | reg. 1234 konto 1234567 | 12341234567890
void account(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  const auto& text = reading.text();
  const bool glued = base::is_letter(text.at(d[i].start - 1)) && (cue_of(reading.word(reading.token_at(d[i].start))) & kCueAccount);  // "konto3627/3612008447"
  if (base::is_letter(text.at(d[i].start - 1)) && !glued) return;
  if (text.at(d[i].start - 1) == U'-' && base::is_letter(text.at(d[i].start - 2))) return;  // "UND-2021-0338"
  Claim claim;
  claim.type = FindingType::kAccount;
  claim.start = d[i].start;
  claim.reasons = {"account_form"};
  const Label label = reading.label_before(claim.start);
  const bool named = glued || (label.nearest & kCueAccount) != 0;
  const auto length = [&](std::size_t k) { return k < d.size() ? d[k].text.size() : 0; };
  if (length(i) == 4 && length(i + 1) >= 5 && length(i + 1) <= 10) {
    claim.end = d[i + 1].end;
    claim.entity = d[i].text + d[i + 1].text;
    const Gap gap = reading.gap_after(i);
    const auto signs = text.lower_part(d[i].end, d[i + 1].start);
    const bool bracket = text.at(d[i].start - 1) == U'(' && (signs == U") " || signs == U")");  // "(2600) 5504855042"
    const bool dot = length(i + 1) >= 7 && (gap == Gap::kDot || bracket || signs == U":" || signs == U": " || signs == U" / " || (signs == U", " && is_paid_to(reading, d[i].start)));  // "0400.4018332176"
    if (gap == Gap::kSpace || gap == Gap::kDash || gap == Gap::kSpacedDash || gap == Gap::kWide || gap == Gap::kSlash || gap == Gap::kLine || dot) {
      claim.score = length(i + 1) == 10 ? 1.2 : length(i + 1) >= 7 ? -0.2 : -2.0;
      // "5075 0001288 441": the last digits apart
      if (length(i + 1) + length(i + 2) == 10 && length(i + 2) >= 2 && reading.gap_after(i + 1) == Gap::kSpace && !(reading.cues_after(d[i + 2].end) & kCueMoney) && text.at(d[i + 2].end) != U',') claim.end = d[i + 2].end, claim.entity += d[i + 2].text;
      if (bracket) --claim.start;
      if (gap == Gap::kLine || gap == Gap::kWide) claim.score -= 1.0;
      const bool in_table = length(i + 1) >= 7 && (reading.table_cues(claim.start) & kCueAccount);  // also each in its cell
      if (in_table && !named) claim.score += gap == Gap::kWide ? 2.5 : 1.5;
      if (named) claim.score += 4.0;
      else if (length(i + 1) >= 7 && is_paid_to(reading, claim.start)) claim.score += 2.5;
      else if (label.nearest & (kCueCase | kCueOther | kCuePhone)) claim.score -= 2.5;
    } else {
      // Words between: "1234, konto: 1234567", "1234 / 1234567"
      Cursor c(text, d[i].end);
      bool says = false;
      for (int words = 0; words < 4 && c.at() < d[i + 1].start; ++words) {
        while (c.eat_any(U" ,.:;/-\t\n\"'")) {}
        std::u32string word = c.letters();
        for (char32_t& letter : word) letter = base::lower(letter);
        if (word.empty()) break;
        const bool short_label = word == U"k" && text.at(c.at()) == U':';  // "R: 8669 K: 0006144058"
        const bool of_account = (cue_of(word) & kCueAccount) || word == U"nr" || word == U"kt" || word == U"og" || short_label;
        if (!of_account && word.size() > 2) return;  // "kommunekode 0101, ejd.nr. 12345"
        says = says || (cue_of(word) & kCueAccount) || word == U"nr" || word == U"kt" || short_label;
      }
      while (c.eat_any(U" ,.:;/-\t\n\"'")) {}
      if (c.at() != d[i + 1].start || d[i + 1].start - d[i].end > 30 || (!says && !named)) return;
      claim.score = says && named ? 4.5 : says ? 2.5 : 2.0;
    }
  } else if (length(i) == 14 && named) {
    claim.end = d[i].end;
    claim.entity = d[i].text;
    claim.score = 3.5;
  } else if (length(i) == 14) {
    claim.end = d[i].end;
    claim.entity = d[i].text;
    claim.score = label.nearest & (kCueOther | kCueCase) ? -3 : (reading.table_cues(claim.start) & kCueAccount) || is_paid_to(reading, claim.start) ? 1.5 : -0.5;
  } else if (named && length(i) >= 7 && length(i) <= 19 && length(i) != 16 && label.distance <= 4) {
    claim.end = d[i].end;  // an account without its registration number
    claim.entity = d[i].text;
    claim.score = 1.8;
  } else if (length(i) >= 8 && length(i) <= 10 && d[i].text.starts_with("000") && (label.around & kCueAccount)) {
    claim.end = d[i].end;  // "kontonummeret er … og så 0000551294": nothing else is filled up so
    claim.entity = d[i].text;
    claim.score = 1.2;
  } else {
    return;
  }
  if (named) claim.reasons.push_back("label");
  claims.push_back(std::move(claim));
}

// "5.28.21.002", "05.46.57.003": where a sum is entered in the municipal accounts
bool is_ledger(const Reading& reading, std::size_t i, std::size_t n) {
  if (n < 3 || reading.digits()[i].text.size() > 2) return false;
  for (std::size_t k = i; k + 1 < i + n; ++k)
    if (reading.gap_after(k) != Gap::kDot) return false;
  return reading.digits()[i + 1].text.size() == 2 && reading.digits()[i + 2].text.size() == 2;
}

// "reg. 0400 – kontonr. 1014 82 6617", "konto 3409 11 28 447", "(6119 - 4 007 882)": digits in any groups of one line, where a word says
// what they are; with the registration number in front where it stands there.
void grouped(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  const auto& text = reading.text();
  if (base::is_letter(text.at(d[i].start - 1)) || (text.at(d[i].start - 1) == U'-' && base::is_letter(text.at(d[i].start - 2)))) return;
  const Label label = reading.label_before(d[i].start);
  if (!(label.nearest & kCueAccount) || label.distance > 4) return;
  std::string all = d[i].text;
  std::size_t n = 1;
  for (; i + n < d.size() && n < 14; ++n) {
    const Gap gap = reading.gap_after(i + n - 1);
    if (gap != Gap::kSpace && gap != Gap::kDash && gap != Gap::kSpacedDash && gap != Gap::kDot && gap != Gap::kNone && gap != Gap::kSlash) break;
    const bool payment = d[i].text == "71" || d[i].text == "73" || d[i].text == "75" || d[i].text == "04";  // with fifteen digits behind
    if (all.size() + d[i + n].text.size() > (payment ? 19U : d[i].text.size() == 2 ? 16U : 14U)) break;  // a card in pairs
    all += d[i + n].text;
  }
  const bool in_date = i > 0 && reading.gap_after(i - 1) == Gap::kDot;  // "01.01.2021-31.03.2021"
  if (n < 2 || all.size() < 7 || in_date || date_with_marks(text, d[i].start) || is_ledger(reading, i, n)) return;
  // "Kontrol af udbetaling: 180779 3566": a personal number, where only a word of paying stands in front
  const auto said = reading.word(reading.token_at(d[i].start) - static_cast<std::size_t>(label.distance));
  const bool account_word = said.find(U"konto") != said.npos || said.starts_with(U"reg") || said.starts_with(U"kto");
  if (!account_word && all.size() == 10 && danish::read_cpr(all)) return;
  if (said.starts_with(U"mobilepay") && all.size() == 8) return;  // a telephone
  if (label.distance > 3 && (reading.cues_after(d[i + n - 1].end) & kCueMoney)) return;
  Claim claim;
  claim.start = d[i].start;
  claim.end = d[i + n - 1].end;
  claim.type = FindingType::kAccount;
  claim.entity = all;
  claim.score = 2.2;
  claim.reasons = {"account_form", "label"};
  claims.push_back(std::move(claim));
}

// "Kort: 4571 …", "Visa xx4402"
bool behind_card_word(const danish::Text& text, std::int32_t start) {
  constexpr std::int32_t kNear = 24;
  auto before = text.lower_part(std::max(0, start - kNear), start);
  if (const std::size_t line = before.rfind(U'\n'); line != before.npos) before.remove_prefix(line + 1);
  for (const std::u32string_view word : {U"kort", U"visa", U"mastercard", U"card", U"konto"})
    if (before.find(word) != before.npos) return true;
  return false;
}

// "reg. 9070 konto 162 33 04811", "2217 - 0 388 514 902" on a line of its own: the account in groups behind its registration number.
void parts(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  const auto& text = reading.text();
  if (d[i].text.size() != 4 || i + 2 >= d.size() || base::is_letter(text.at(d[i].start - 1))) return;
  const Gap first_gap = reading.gap_after(i);
  bool says = false;
  // "indsat på 1551/4 008 221"
  if (first_gap == Gap::kSlash || first_gap == Gap::kDash || first_gap == Gap::kSpacedDash) {
    constexpr std::int32_t kNear = 40;
    const auto before = text.lower_part(std::max(0, d[i].start - kNear), d[i].start);
    for (const std::u32string_view pays : {U"indsat", U"indsæt", U"overfør", U"udbetal", U"betal", U"bank", U"konto"}) says = says || before.find(pays) != before.npos;
  }
  const bool paid = !says && (first_gap == Gap::kSpace || first_gap == Gap::kSpacedDash) && is_paid_to(reading, d[i].start);  // "trækkes fra 6853 0010 796 010"
  if (!says && !paid && first_gap != Gap::kSpacedDash) {
    if (!(reading.label_before(d[i].start).nearest & kCueAccount)) return;
    Cursor c(text, d[i].end);
    for (int words = 0; words < 4 && c.at() < d[i + 1].start; ++words) {
      while (c.eat_any(U" ,.:;/-\t\n\"'")) {}
      std::u32string word = c.letters();
      for (char32_t& letter : word) letter = base::lower(letter);
      says = says || (cue_of(word) & kCueAccount) || word == U"kt" || word == U"så";  // "4368 og så 10 22 31 45 67"
      if (word.empty()) break;
    }
    while (c.eat_any(U" ,.:;/-\t\n\"'")) {}
    if (!says || c.at() != d[i + 1].start) return;
  }
  std::string all = d[i + 1].text;
  std::size_t last = i + 1;
  while (last + 1 < d.size() && all.size() + d[last + 1].text.size() <= 10) {
    const Gap gap = reading.gap_after(last);
    if (gap != Gap::kSpace && gap != Gap::kDot && gap != Gap::kDash) break;
    all += d[++last].text;
  }
  if (last == i + 1 || all.size() < 7) return;
  const bool own_line = (d[i].start == 0 || text.at(d[i].start - 1) == U'\n') && (d[last].end >= text.size() || text.at(d[last].end) == U'\n');
  if (paid && all.size() != 10) return;
  if (!says && !own_line && !paid) return;
  Claim claim;
  claim.start = d[i].start;
  claim.end = d[last].end;
  claim.type = FindingType::kAccount;
  claim.entity = d[i].text + all;
  claim.score = says ? 4.5 : paid ? 2.0 : 0.5;
  claim.reasons = {"account_form"};
  claims.push_back(std::move(claim));
}

// "MobilePay 52714", "mobilepay box 9032KP": five or six signs, and no sum.
void mobile_pay(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  for (std::size_t i = 0; i < reading.tokens().size(); ++i) {
    if (reading.tokens()[i].kind != danish::TokenKind::kWord || !reading.word(i).starts_with(U"mobilepay")) continue;
    Cursor c(text, reading.tokens()[i].end);
    for (int words = 0; words < 4; ++words) {
      while (c.eat_any(U" :-#(.")) {}
      for (const std::u32string_view between : {U"box", U"boks", U"boxen", U"boksen", U"nr", U"nummer", U"nummeret", U"på", U"til"})
        if (c.word(between)) break;
    }
    while (c.eat_any(U" :-#(.")) {}
    const std::int32_t start = c.at();
    int digits = 0;
    while (c.at() - start < 8 && (danish::is_digit(c.now()) || base::is_upper(c.now()))) digits += danish::is_digit(c.now()), c.eat(c.now());
    const std::int32_t size = c.at() - start;
    if (size < 5 || size > 6 || digits < 3 || !stands_alone(text, start, c.at()) || (reading.cues_after(c.at()) & kCueMoney)) continue;
    if ((text.at(c.at()) == U',' || text.at(c.at()) == U'.') && danish::is_digit(text.at(c.at() + 1))) continue;  // "12500,00"
    Claim claim;
    claim.start = start;
    claim.end = c.at();
    claim.type = FindingType::kAccount;
    claim.entity = base::encode(text.lower_part(start, c.at()));
    claim.score = 2.0;
    claim.reasons = {"account_form", "label"};
    claims.push_back(std::move(claim));
  }
}

// "kort ****4402", "Visa xx4402": what a receipt leaves of a card.
void card_of_a_receipt(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const Digits& last = reading.digits()[i];
  if (last.text.size() != 4) return;
  std::int32_t start = last.start;
  while (last.start - start < 14 && std::u32string_view(U"xX*•#").find(text.at(start - 1)) != std::u32string_view::npos) --start;
  if (last.start - start < 2 || base::is_letter(text.at(start - 1)) || danish::is_digit(text.at(start - 1))) return;
  if (!behind_card_word(text, start)) return;
  Claim claim;
  claim.start = start;
  claim.end = last.end;
  claim.type = FindingType::kAccount;
  claim.entity = base::encode(text.lower_part(start, last.end));
  claim.score = 1.5;
  claim.reasons = {"card_form", "label"};
  claims.push_back(std::move(claim));
}

// "reg.nr. 2252" with its account elsewhere.
void registration(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  if (d[i].text.size() != 4) return;
  const bool year = d[i].text.starts_with("19") || d[i].text.starts_with("20");
  const std::size_t token = reading.token_at(d[i].start);
  bool said = false;
  for (std::size_t back = 1; back <= 4 && back <= token && !said; ++back) {
    const auto word = reading.word(token - back);
    if (word == U"reg" || word == U"reg." || word == U"regnr" || word == U"regnr." || word == U"reg.nr" || word == U"reg.nr." || word == U"registreringsnummer")
      said = !(year && token - back >= 2 && (reading.word(token - back - 1) == U"1." || (reading.word(token - back - 1) == U"." && reading.word(token - back - 2) == U"1") || reading.word(token - back - 1) == U"første"));  // "1. reg. 2014", of a car
    else if (word != U"nr" && word != U"nr." && word != U"er" && word != U":" && word != U"." && word != U"|" && word != U"\"" && word != U"=") break;
  }
  Cursor behind(reading.text(), d[i].end);  // "1944 (reg.) 0750842728 (konto)"
  behind.blanks(1);
  said = said || (behind.eat(U'(') && behind.word(U"reg"));
  const Label label = reading.label_before(d[i].start);
  const bool headed = (label.nearest & kCueAccount) && label.distance == 1 && stands_enclosed(reading.text(), d[i].start, d[i].end);
  if (!said && !headed) return;
  Claim claim;
  claim.start = d[i].start;
  claim.end = d[i].end;
  claim.type = FindingType::kAccount;
  claim.entity = d[i].text;
  claim.score = 1.0;
  claim.reasons = {"account_form", "label"};
  claims.push_back(std::move(claim));
}

// "+71<000000018273645 +87190233<", "+73< +84019327<": the line of a payment form (FIK).
void payment_form(const danish::Text& text, std::vector<Claim>& claims) {
  for (std::size_t at = text.plain.find(U'<'); at != std::u32string::npos; at = text.plain.find(U'<', at + 1)) {
    auto start = static_cast<std::int32_t>(at);
    int kind = 0;
    if (text.at(start - 1) == U' ') --start;  // "+71 < 000001048720241 +86412277 <"
    while (danish::is_digit(text.at(start - 1)) && kind < 3) --start, ++kind;
    if (kind != 2) continue;
    if (text.at(start - 1) == U'+') --start;
    Cursor c(text, static_cast<std::int32_t>(at) + 1);
    constexpr int kField = 24;  // left empty, its blanks stay
    c.blanks(kField);
    c.digits(4, 19);
    c.blanks(kField);
    if (!c.eat(U'+')) continue;
    c.blanks(1);
    int creditor = 0;  // also "6 33 91 82"
    std::int32_t last = c.at();
    while (creditor < 8 && danish::is_digit(c.now())) ++creditor, c.eat(c.now()), last = c.at(), c.blanks(1);
    if (creditor < 6) continue;
    c = Cursor(text, last);
    if (Cursor close = c; close.blanks(1) <= 1 && close.eat(U'<')) c = close;
    Claim claim;
    claim.start = start;
    claim.end = c.at();
    claim.type = FindingType::kAccount;
    claim.entity = base::encode(text.lower_part(start, c.at()));
    claim.score = 6;
    claim.reasons = {"account_form"};
    claims.push_back(std::move(claim));
  }
}

// "4000 xxxx xxxx 7719", "xxxx-xxxx-xxxx-4482"
void masked_card(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const Digits& last = reading.digits()[i];
  if (last.text.size() != 4 || danish::is_digit(text.at(last.end))) return;
  std::int32_t start = last.start;
  int hidden = 0, all = 4;
  while (all < 16) {
    const char32_t c = text.at(start - 1);
    if (std::u32string_view(U"xX*•#").find(c) != std::u32string_view::npos) ++hidden, ++all, --start;
    else if (danish::is_digit(c)) ++all, --start;
    else if ((c == U' ' || c == U'-') && start > 1) --start;
    else break;
  }
  if (all != 16 || hidden < 4 || base::is_letter(text.at(start - 1)) || danish::is_digit(text.at(start - 1))) return;
  Claim claim;
  claim.start = start;
  claim.end = last.end;
  claim.type = FindingType::kAccount;
  claim.entity = base::encode(text.lower_part(start, last.end));
  claim.score = 3;
  claim.reasons = {"card_form"};
  claims.push_back(std::move(claim));
}

// A payment card: sixteen digits, together or in fours, whose last one is right (ISO/IEC 7812-1), or that a word calls one.
void card(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  std::string all = d[i].text;
  std::size_t last = i;
  if (all.size() == 4)
    while (all.size() < 16 && last + 1 < d.size() && d[last + 1].text.size() == 4 && (reading.gap_after(last) == Gap::kSpace || reading.gap_after(last) == Gap::kDash))
      all += d[++last].text;
  if (all.size() != 16 || all.front() < '2' || all.front() > '6') return;
  // "LT12 3250 0123 4567 8901" is an IBAN.
  if (i > 0 && reading.gap_after(i - 1) == Gap::kSpace && d[i - 1].text.size() == 2 && base::is_upper(reading.text().at(d[i - 1].start - 1)) && base::is_upper(reading.text().at(d[i - 1].start - 2))) return;
  Claim claim;
  claim.start = d[i].start;
  claim.end = d[last].end;
  claim.type = FindingType::kAccount;
  claim.entity = all;
  claim.score = danish::is_luhn(all) ? 2.0 : -1.5;
  claim.reasons = {"card_form"};
  if ((reading.label_before(claim.start).nearest & kCueAccount) || behind_card_word(reading.text(), claim.start)) {
    claim.score += 4;
    claim.reasons.push_back("label");
  }
  claims.push_back(std::move(claim));
}

}  // namespace

void scan_accounts(const Reading& reading, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  payment_form(reading.text(), claims);
  mobile_pay(reading, claims);
  for (std::size_t i = 0; i < d.size(); ++i) {
    if (d[i].text.size() >= 2) iban(reading, d[i], claims);
    account(reading, i, claims);
    grouped(reading, i, claims);
    parts(reading, i, claims);
    registration(reading, i, claims);
    card_of_a_receipt(reading, i, claims);
    card(reading, i, claims);
    masked_card(reading, i, claims);
  }
}

}  // namespace meretid::access
