// SPDX-License-Identifier: EUPL-1.2
// E-mail addresses (RFC 5321 in the forms people use, with letters of any language before and after the at sign), also over a line
// end behind it, and with a word for it: "ole(at)mail.dk", "ole snabel-a mail.dk".
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

// Where the sign or the word for it at `at` ends; `at` itself when there is none. `start`: where it begins with the blanks in front.
std::int32_t behind_sign(const danish::Text& text, std::int32_t at, std::int32_t& start) {
  start = at;
  Cursor c(text, at);
  if (c.eat(U'@')) {
    Cursor apart = c;  // "birgit.toft @ gmail.com"
    if (text.at(at - 1) == U' ' && apart.blanks(1) == 1 && base::is_letter(apart.now())) {
      start = at - 1;
      return apart.at();
    }
    // "vicki.jensen" at the end of a line and the rest in the next
    if (text.at(at - 1) == U'\n' && at > 1 && (base::is_letter(text.at(at - 2)) || danish::is_digit(text.at(at - 2))) && base::is_letter(c.now()) && !base::is_upper(c.now())) start = at - 1;
    // "kim.holm @hotmail.com"
    if (text.at(at - 1) == U' ' && base::is_letter(c.now())) {
      std::int32_t word = at - 1;
      bool mark = false;
      while (base::is_letter(text.at(word - 1)) || danish::is_digit(text.at(word - 1)) || text.at(word - 1) == U'.' || text.at(word - 1) == U'_') --word, mark = mark || text.at(word) == U'.' || text.at(word) == U'_' || danish::is_digit(text.at(word));
      if (mark && text.at(at - 2) != U'.') start = at - 1;
    }
    // "anne.holm@ mail.dk"
    if (Cursor gap = c; base::is_letter(text.at(at - 1)) && gap.blanks(1) == 1 && base::is_letter(gap.now()) && !base::is_upper(gap.now())) {
      Cursor name = gap;
      if (name.letters().size() >= 2 && name.eat(U'.') && !name.letters(4).empty()) return gap.at();
    }
    Cursor next = c;
    if (next.eat(U'\n') && base::is_letter(next.now()) && !base::is_upper(next.now())) c = next;
    return c.at();
  }
  if (Cursor entity = c; entity.eat(U'&') && entity.eat(U'#') && entity.eat(U'6') && entity.eat(U'4') && entity.eat(U';')) return entity.at();
  if (c.eat(U'%') && c.eat(U'4') && c.eat(U'0')) return c.at();  // in an address on the web
  c = Cursor(text, at);
  bool word = false;
  for (const std::u32string_view form : {U"(at)", U"[at]", U"{at}", U"(a)", U"[a]", U"snabel-a", U"snabela", U"snabel a", U"(snabel-a)", U"(snabela)", U"[snabel-a]"})
    if (!word && c.word(form)) word = true;
  if (text.at(at - 1) == U'_' && text.lower_part(at, std::min(at + 3, text.size())) == U"at_" && base::is_letter(text.at(at - 2))) {  // "ole.holm_at_mail.dk"
    start = at - 1;
    return at + 3;
  }
  // "anne AT ringvej DOT net": only with the other word behind.
  if (Cursor spelt = c; !word && text.at(at - 1) == U' ' && spelt.word(U"at") && spelt.blanks(1)) {
    Cursor behind = spelt;
    if (!behind.letters().empty() && behind.blanks(1) && (behind.word(U"dot") || behind.word(U"punktum") || behind.word(U"prik"))) {
      start = at - 1;
      return spelt.at();
    }
  }
  if (!word) return at;
  c.blanks(1);
  if (text.at(start - 1) == U' ') --start;
  return c.at();
}

// "privatmail prik dk", "ringvej DOT net", "havnen . dk": the end of the domain when its full stop is spelt out or stands apart.
std::int32_t spelt_dots(const danish::Text& text, std::int32_t end) {
  Cursor c(text, end);
  constexpr std::size_t kTop = 6;
  // "vinterhus[punktum]dk", "eriksen(dot)dk"
  for (const std::u32string_view dot : {U"[punktum]", U"(punktum)", U"[dot]", U"(dot)", U"[prik]", U"(prik)", U"{dot}"}) {
    Cursor tight = c;
    if (!tight.word(dot)) continue;
    const std::u32string letters = tight.letters();
    if (letters.size() >= 2 && letters.size() <= kTop) return tight.at();
  }
  // "holm@mail,dk": a comma for the full stop
  if (Cursor comma = c; comma.eat(U','))
    for (const std::u32string_view top : {U"dk", U"com", U"net", U"org", U"se", U"no", U"de", U"eu"})
      if (Cursor t = comma; t.word(top) && t.now() != U'.' && t.now() != U'@') return t.at();
  // "eriksen. dk", a line that a machine read apart
  if (text.at(end - 1) == U'.' || c.now() == U'.') {
    Cursor apart = c;
    apart.eat(U'.');
    if (apart.blanks(1) == 1)
      for (const std::u32string_view top : {U"dk", U"com", U"net", U"org", U"se", U"no", U"de", U"eu", U"nu"})
        if (Cursor t = apart; t.word(top) && !base::is_upper(text.at(apart.at()))) return t.at();
  }
  if (c.blanks(1) == 0) return end;
  if (!(c.word(U"prik") || c.word(U"punktum") || c.word(U"dot") || c.word(U"(dot)") || c.eat(U'.'))) return end;
  c.blanks(1);
  constexpr std::size_t kLongestTop = 6;
  const std::int32_t top = c.at();
  const std::u32string letters = c.letters();
  if (letters.size() < 2 || letters.size() > kLongestTop || base::is_upper(text.at(top))) return end;
  return c.at();
}

}  // namespace

void scan_email(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const auto is_local = [](char32_t c) {
    return base::is_letter(c) || danish::is_digit(c) || c == U'.' || c == U'_' || c == U'-' || c == U'+' || c == danish::kNothing || c == U'\'' || c == U'*';
  };
  for (std::size_t at = text.lower.find_first_of(U"@([{s%a&"); at != std::u32string::npos; at = text.lower.find_first_of(U"@([{s%a&", at + 1)) {
    std::int32_t sign = 0;
    const std::int32_t from = behind_sign(text, static_cast<std::int32_t>(at), sign);
    if (from == static_cast<std::int32_t>(at)) continue;
    std::int32_t start = sign, end = from;
    while (is_local(text.at(start - 1))) --start;
    // "anne punktum holm snabel a mail punktum dk"
    for (const std::u32string_view dot : {U"(dot)", U"[dot]", U"(punktum)", U"[punktum]"}) {
      const std::int32_t word = start - static_cast<std::int32_t>(dot.size());
      if (start >= sign || word < 1 || text.lower_part(word, start) != dot || !is_local(text.at(word - 1))) continue;
      start = word;
      while (is_local(text.at(start - 1))) --start;
    }
    for (const std::u32string_view dot : {U" punktum ", U" prik ", U" dot "}) {
      const std::int32_t word = start - static_cast<std::int32_t>(dot.size());
      if (start >= sign || word < 1 || text.at(sign) != U' ' || text.lower_part(word, start) != dot || !is_local(text.at(word - 1))) continue;
      start = word;
      while (is_local(text.at(start - 1))) --start;
    }
    // "p e r . k @ stofanet.dk": sign by sign
    const auto single = [&](std::int32_t place) { return text.at(place) == U' ' && is_local(text.at(place - 1)) && text.at(place - 1) != danish::kNothing && (text.at(place - 2) == U' ' || place < 2); };
    if (start < sign && start + 2 >= sign && text.at(sign) == U' ')
      while (single(start - 1) && sign - start < 60) start -= 2;
    while (text.at(start) == U'.' || text.at(start) == U'-' || text.at(start) == U'\'') ++start;
    const auto is_domain = [](char32_t c) { return base::is_letter(c) || danish::is_digit(c) || c == U'-' || c == U'.' || c == danish::kNothing; };
    while (is_domain(text.at(end))) ++end;
    end = spelt_dots(text, end);
    while (text.at(end - 1) == U'.' || text.at(end - 1) == U'-') --end;
    const auto domain = text.lower_part(from, end);
    const std::size_t dot = domain.rfind(U'.');
    const bool spelt = domain.find(U' ') != domain.npos || domain.find_first_of(U"[({,") != domain.npos;
    // "uffe&karen@privat.dk"
    if (text.at(start - 1) == U'&' && base::is_letter(text.at(start - 2))) {
      std::int32_t pair = start - 1;
      while (is_local(text.at(pair - 1))) --pair;
      if (text.at(pair - 1) != U'&' && text.at(pair - 1) != U'=' && text.at(pair - 1) != U'?') start = pair;
    }
    // "gertogkirsten@…", "hanne.bech@?": the rest is missing, of a name with a mark in it or more than one syllable.
    constexpr std::int32_t kLocal = 7;
    const auto local = text.lower_part(start, std::max(start, sign));
    const bool field = local == U"modtager" || local == U"afsender" || local == U"fornavn" || local == U"efternavn" || local == U"brugernavn" || local == U"initialer";
    if (!field && end == from && text.at(sign) == U'@' && sign - start >= kLocal && base::is_letter(text.at(sign - 1)) && !base::is_upper(text.at(start)) && text.at(start - 1) != U'@') {
      Claim half;
      half.start = start;
      half.end = sign + 1;
      half.type = FindingType::kEmail;
      half.score = 0.5;
      half.entity = base::encode(text.lower_part(start, sign));
      half.reasons = {"email_form"};
      claims.push_back(std::move(half));
      continue;
    }
    if (start >= sign || (!spelt && (dot == std::u32string_view::npos || dot == 0 || domain.size() - dot < 3))) continue;
    Claim claim;
    claim.start = start;
    claim.end = end;
    claim.type = FindingType::kEmail;
    claim.score = 6;
    claim.entity = base::encode(text.lower_part(start, end));
    claim.reasons = {"email_form"};
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
