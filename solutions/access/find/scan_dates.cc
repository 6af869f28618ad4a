// SPDX-License-Identifier: EUPL-1.2
// Dates: one that the text calls a birth date is a finding, every other one a decoy. Also the rest of a masked personal
// number ("010190-xxxx"), which still tells the birth date.
#include <fmt/format.h>

#include "danish/calendar_date.h"
#include "danish/cpr.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

struct Found {
  Date date;
  std::int32_t end;
  bool bare = false;  // six digits that could be anything
};

int number(const std::string& digits) { return digits.empty() ? -1 : std::stoi(digits); }

// 3. maj 1961 | 3 maj 61
std::optional<Found> with_month_name(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  const std::string day = c.digits(1, 2);
  if (day.empty()) return std::nullopt;
  c.eat(U'.');
  if (!c.blanks() && !c.eat(U'\n')) return std::nullopt;
  std::u32string name = c.letters(9);
  for (char32_t& letter : name) letter = base::lower(letter);
  const auto month = danish::month_of(name);
  if (!month) return std::nullopt;
  c.eat(U'.');
  if (!c.blanks() && !c.eat(U'\n')) return std::nullopt;
  const std::string year = c.digits(2, 4);
  if (year.size() != 2 && year.size() != 4) return std::nullopt;
  const auto date = danish::date_of(number(day), *month, year.size() == 2 ? danish::birth_year(number(year)) : number(year));
  if (!date) return std::nullopt;
  return Found{*date, c.at()};
}

// 03.05.1961 | 3/5-1961 | 3/5 61 | 1961-05-03
std::optional<Found> with_marks(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  const std::string first = c.digits(1, 4);
  if (first.size() == 3 || first.empty() || !c.eat_any(U".-/")) return std::nullopt;
  const bool iso = first.size() == 4;
  c.blanks(1);
  const std::string month = c.digits(1, 2);
  const bool space = c.blanks(1) > 0;
  if (month.empty() || (!c.eat_any(U".-/") && (!space || iso))) return std::nullopt;
  c.blanks(1);
  const std::string last = iso ? c.digits(1, 2) : c.digits(2, 4);
  if (last.empty() || last.size() == 3) return std::nullopt;
  const int year = iso ? number(first) : last.size() == 2 ? danish::birth_year(number(last)) : number(last);
  const auto date = danish::date_of(iso ? number(last) : number(first), number(month), year);
  if (!date || year < 1850 || year > 2100) return std::nullopt;
  return Found{*date, c.at()};
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
    const auto date = danish::read_cpr_date(digits);
    return date ? std::optional(Found{*date, c.at(), true}) : std::nullopt;
  }
  if (digits.size() != 8) return std::nullopt;
  const auto date = danish::date_of(number(digits.substr(0, 2)), number(digits.substr(2, 2)), number(digits.substr(4)));
  if (!date || date->year() < std::chrono::year(1850) || date->year() > std::chrono::year(2100)) return std::nullopt;
  return Found{*date, c.at(), true};
}

// "-xxxx" and its like behind six digits.
std::optional<std::int32_t> masked_serial(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  c.blanks(1);
  const bool dash = c.eat(U'-');
  c.blanks(1);
  const char32_t sign = c.now_lower();
  if (sign != U'x' && sign != U'*' && sign != U'_' && sign != U'#' && sign != U'•' && sign != U'y') return std::nullopt;
  int count = 0;
  while (c.now_lower() == sign && count < 5) c.eat(c.now()), ++count;
  if (count != 4 && !(count == 3 && dash)) return std::nullopt;
  if (!dash && sign != U'x' && sign != U'*') return std::nullopt;
  if (danish::is_digit(c.now())) c.digits(1, 1);
  return c.at();
}

void add(const Reading& reading, std::int32_t start, const Found& found, std::vector<Claim>& claims) {
  Claim claim;
  claim.start = start;
  claim.end = found.end;
  const Date today{std::chrono::year(2031), std::chrono::month(1), std::chrono::day(1)};
  const Label label = reading.label_before(start);
  claim.entity = to_iso8601(found.date);
  // "født 1. april 2010, bosat her siden 4. september 2018": the second date is another one.
  const std::size_t token = reading.token_at(start);
  const bool since = token > 0 && (reading.word(token - 1) == U"siden" || reading.word(token - 1) == U"indtil");
  const bool born = (label.nearest & kCueBirth) && !label.number_between && !since;
  if (const auto end = masked_serial(reading.text(), found.end); end && found.end - start >= 6) {
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
    const auto next = reading.text().at(found.end + 1);
    claim.score = found.end - start >= 10 && !danish::is_digit(next) ? 3.4 : 1.0;
  } else {
    return;
  }
  claims.push_back(std::move(claim));
}

}  // namespace

void scan_dates(const Reading& reading, std::vector<Claim>& claims) {
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
    if (found) add(reading, d.start, *found, claims);
  }
}

}  // namespace meretid::access
