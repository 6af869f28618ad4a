// SPDX-License-Identifier: EUPL-1.2
// Decoys: numbers that are something else, so that the scanners do not take them. Amounts, order and invoice numbers, EAN,
// versions, measures, paragraphs, times.
#include <array>

#include "danish/check_digits.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

bool is_unit(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 32> kUnits = {
      U"kr",  U"kr.",  U"kroner", U"dkk",  U"eur",   U"%",     U"procent", U"m2",     U"m²",    U"ha",  U"km", U"m",     U"cm",   U"mm",  U"kg",
      U"g",   U"mg",   U"ml",     U"l",    U"mmhg",  U"mmol",  U"timer",   U"minutter", U"dage", U"stk", U"kwh", U"mio.", U"mia.", U"point", U"tabletter", U"grader", U"promille"};
  for (const auto unit : kUnits)
    if (word == unit) return true;
  return false;
}

}  // namespace

void scan_others(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const auto& d = reading.digits();
  for (std::size_t i = 0; i < d.size(); ++i) {
    if (i > 0 && (reading.gap_after(i - 1) == Gap::kDot || reading.gap_after(i - 1) == Gap::kComma) && text.at(d[i].start - 1) != U' ') continue;
    // The whole number: groups joined by full stops, commas or dashes.
    std::size_t last = i;
    while (last + 1 < d.size() && (reading.gap_after(last) == Gap::kDot || reading.gap_after(last) == Gap::kComma) &&
           d[last + 1].start - d[last].end == 1)
      ++last;
    Claim claim;
    claim.start = d[i].start;
    claim.end = d[last].end;
    const std::size_t next = reading.token_at(claim.end);
    const bool unit = next < reading.tokens().size() && !reading.tokens()[next].lines_before && is_unit(reading.word(next));
    if (unit && claim.end - claim.start <= 14) {
      claim.score = 3.0;
    } else if (d[i].text.size() == 13 && danish::is_ean13(d[i].text)) {
      claim.score = 3.0;
    } else {
      const Label label = reading.label_before(claim.start);
      if (!(label.nearest & (kCueOther | kCueMoney)) || label.distance > 4) continue;
      // Other words may stand between: "fakturanummer 12345", "ordrenr. 12345" and "vare med nr. 12-345".
      while (last + 1 < d.size() && (reading.gap_after(last) == Gap::kDash || reading.gap_after(last) == Gap::kSlash)) ++last;
      claim.end = d[last].end;
      claim.score = label.distance <= 2 ? 1.8 : 0.8;
    }
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
