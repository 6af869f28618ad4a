// SPDX-License-Identifier: EUPL-1.2
// Numbers that somebody has half struck out or could not read whole: "opkald fra ****4417", "(cvr: xx xx 41 82)", "+45 7xxxxx12", "A? 41 22?".
// What is left of them still tells one from most others, so it is shown, where a word or the form says what it was.
#include <algorithm>

#include <initializer_list>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

constexpr std::u32string_view kHidden = U"xX*#•●?";

bool hidden(char32_t c) { return kHidden.find(c) != kHidden.npos; }

// Groups of digits and struck-out signs from `at` on; at least two of either.
std::int32_t half_hidden(const danish::Text& text, std::int32_t at, int most) {
  int digits = 0, signs = 0;
  std::int32_t end = at;
  for (std::int32_t i = at; digits + signs <= most; ++i) {
    const char32_t c = text.at(i);
    if (danish::is_digit(c)) ++digits, end = i + 1;
    else if (hidden(c)) ++signs, end = i + 1;
    else if (!((c == U' ' || c == U'-' || c == U'.') && i > at && (danish::is_digit(text.at(i + 1)) || hidden(text.at(i + 1))))) break;
  }
  while (end > at && text.at(end - 1) == U'?' && signs > 2) --end, --signs;
  return digits >= 2 && signs >= 2 && digits + signs >= 6 && digits + signs <= most && !base::is_letter(text.at(end)) ? end : at;
}

void behind_word(const Reading& reading, std::int32_t at, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  std::int32_t start = at;
  if (text.at(at) == U'+') ++at;
  const std::int32_t end = half_hidden(text, at, 18);
  if (end == at) return;
  const Label label = reading.label_before(start);
  if (label.distance > 5 && !(text.at(start) == U'+')) return;
  Claim claim;
  claim.start = start;
  claim.end = end;
  claim.score = 3.3;
  claim.reasons = {"half_hidden"};
  if ((label.nearest & kCuePhone) || text.at(start) == U'+') claim.type = FindingType::kPhone;
  else if (label.nearest & kCueCpr) claim.type = FindingType::kCpr;
  else if (label.nearest & kCueCvr) claim.type = FindingType::kCvr;
  else if (label.nearest & kCueAccount) claim.type = FindingType::kAccount;
  else return;
  claim.entity = base::encode(text.lower_part(start, end));
  claims.push_back(std::move(claim));
}

// "ukendt nummer, ender på 4050", "kortet der slutter på 1234"
void last_digits(const Reading& reading, const Digits& d, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  if (d.text.size() < 2 || d.text.size() > 4) return;
  constexpr std::int32_t kPhrase = 48;
  auto before = text.lower_part(std::max(0, d.start - kPhrase), d.start);
  if (const std::size_t line = before.rfind(U'\n'); line != before.npos) before.remove_prefix(line + 1);
  bool ends = false;
  for (const std::u32string_view words : {U"ender på ", U"slutter på ", U"sluttede på ", U"ender med ", U"slutter med ", U"endte på ", U"ender: "}) ends = ends || before.ends_with(words);
  if (!ends) return;
  const auto says = [&](std::initializer_list<std::u32string_view> words) { return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) { return before.find(word) != before.npos; }); };
  if (says({U"cpr", U"personnummer"})) return;
  Claim claim;
  claim.start = d.start;
  claim.end = d.end;
  claim.score = 2.0;
  claim.entity = d.text;
  claim.reasons = {"half_hidden"};
  if (says({U"kort", U"visa", U"konto", U"mastercard"})) claim.type = FindingType::kAccount;
  else if (says({U"plade", U"reg.nr", U"bil "})) claim.type = FindingType::kPlate;
  else if (says({U"telefon", U"tlf", U"mobil", U"opkald", U"nummer", U"ringe"})) claim.type = FindingType::kPhone;
  else return;
  claims.push_back(std::move(claim));
}

// "A? 41 22?", "-- 18 445", "?K 12 3?5": a plate that a witness or a camera did not see whole.
void plate(const Reading& reading, std::int32_t at, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const auto unread = [](char32_t c) { return c == U'?' || c == U'*' || c == U'-' || c == U'_'; };
  const auto capital = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
  int missing = 0, digits = 0;
  std::int32_t i = at;
  for (int k = 0; k < 2; ++k, ++i) {
    if (!capital(text.at(i)) && !unread(text.at(i))) return;
    missing += unread(text.at(i));
  }
  if (!text.at(i) || text.at(i) != U' ') return;
  ++i;
  for (int k = 0; k < 5; ++k, ++i) {
    if (k == 2 && text.at(i) == U' ') ++i;
    if (!danish::is_digit(text.at(i)) && text.at(i) != U'?' && text.at(i) != U'*' && text.at(i) != U'x') return;
    missing += !danish::is_digit(text.at(i));
    digits += danish::is_digit(text.at(i));
  }
  if (missing == 0 || digits < 2 || base::is_letter(text.at(i)) || danish::is_digit(text.at(i)) || base::is_letter(text.at(at - 1)) || unread(text.at(at - 1))) return;
  const bool question = text.lower_part(at, i).find(U'?') != std::u32string_view::npos;
  const Label label = reading.label_before(at);
  if (!(label.around & kCueVehicle) && !(question && capital(text.at(at)))) {
    const auto before = text.lower_part(std::max(0, at - 12), at);
    if (before.find(U"aflæst") == before.npos && before.find(U"set ") == before.npos) return;
  }
  Claim claim;
  claim.start = at;
  claim.end = i;
  claim.type = FindingType::kPlate;
  claim.score = 2.5;
  claim.entity = base::encode(text.lower_part(at, i));
  claim.reasons = {"half_hidden"};
  claims.push_back(std::move(claim));
}

}  // namespace

void scan_masked(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  for (const Digits& d : reading.digits()) last_digits(reading, d, claims);
  for (std::int32_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i), before = text.at(i - 1);
    if (base::is_letter(before) || danish::is_digit(before) || hidden(before) || before == U'+') continue;
    if (c == U'+' || hidden(c) || danish::is_digit(c)) behind_word(reading, i, claims);
    if ((c >= U'A' && c <= U'Z') || c == U'?' || c == U'-' || c == U'*') plate(reading, i, claims);
  }
}

}  // namespace meretid::access
