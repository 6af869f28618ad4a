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
    Cursor next = c;
    if (next.eat(U'\n') && base::is_letter(next.now()) && !base::is_upper(next.now())) c = next;
    return c.at();
  }
  bool word = false;
  for (const std::u32string_view form : {U"(at)", U"[at]", U"{at}", U"(a)", U"[a]", U"snabel-a", U"snabela", U"(snabel-a)", U"(snabela)", U"[snabel-a]"})
    if (!word && c.word(form)) word = true;
  if (!word) return at;
  c.blanks(1);
  if (text.at(start - 1) == U' ') --start;
  return c.at();
}

}  // namespace

void scan_email(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const auto is_local = [](char32_t c) {
    return base::is_letter(c) || danish::is_digit(c) || c == U'.' || c == U'_' || c == U'-' || c == U'+' || c == danish::kNothing || c == U'\'';
  };
  for (std::size_t at = text.lower.find_first_of(U"@([{s"); at != std::u32string::npos; at = text.lower.find_first_of(U"@([{s", at + 1)) {
    std::int32_t sign = 0;
    const std::int32_t from = behind_sign(text, static_cast<std::int32_t>(at), sign);
    if (from == static_cast<std::int32_t>(at)) continue;
    std::int32_t start = sign, end = from;
    while (is_local(text.at(start - 1))) --start;
    while (text.at(start) == U'.' || text.at(start) == U'-' || text.at(start) == U'\'') ++start;
    const auto is_domain = [](char32_t c) { return base::is_letter(c) || danish::is_digit(c) || c == U'-' || c == U'.' || c == danish::kNothing; };
    while (is_domain(text.at(end))) ++end;
    while (text.at(end - 1) == U'.' || text.at(end - 1) == U'-') --end;
    const auto domain = text.lower_part(from, end);
    const std::size_t dot = domain.rfind(U'.');
    if (start >= sign || dot == std::u32string_view::npos || dot == 0 || domain.size() - dot < 3) continue;
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
