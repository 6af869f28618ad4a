// SPDX-License-Identifier: EUPL-1.2
// Danish number plates: two letters and five digits, "AB 12 345". Personal plates are too free to know by form alone.
#include <array>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {

void scan_plates(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const auto& d = reading.digits();
  const auto capital = [&](std::int32_t i) { return text.at(i) >= U'A' && text.at(i) <= U'Z'; };
  for (std::size_t i = 0; i < d.size(); ++i) {
    std::int32_t last = d[i].start - 1;
    bool apart = false;
    while (!capital(last) && d[i].start - last <= 2 && (text.at(last) == U' ' || text.at(last) == U'-' || text.at(last) == U'.')) --last, apart = true;
    if (!capital(last) || !capital(last - 1) || base::is_letter(text.at(last - 2)) || danish::is_digit(text.at(last - 2))) continue;
    Claim claim;
    claim.start = last - 1;
    std::string number;
    if (d[i].text.size() == 5) {
      claim.end = d[i].end;
      claim.score = apart ? 0.6 : 1.0;
      number = d[i].text;
    } else if (d[i].text.size() == 2 && i + 1 < d.size() && d[i + 1].text.size() == 3 &&
               (reading.gap_after(i) == Gap::kSpace || reading.gap_after(i) == Gap::kDot || reading.gap_after(i) == Gap::kDash)) {
      claim.end = d[i + 1].end;
      claim.score = 2.5;
      number = d[i].text + d[i + 1].text;
    } else {
      continue;
    }
    if (!stands_alone(text, claim.start, claim.end) || text.at(claim.end) == U'-') continue;
    const std::u32string letters = text.plain.substr(static_cast<std::size_t>(last - 1), 2);
    static constexpr std::array<std::u32string_view, 12> kWords = {U"NR", U"KR", U"DK", U"EU", U"EF", U"ID", U"SE", U"PO", U"NO", U"EN", U"CV", U"KL"};
    for (const auto word : kWords)
      if (letters == word) claim.score -= 2.5;
    const Label label = reading.label_before(claim.start);
    if (label.nearest & kCueVehicle) {
      claim.score += 3.5;
      claim.reasons.push_back("label");
    } else if (label.around & kCueVehicle) {
      claim.score += 2.0;
    } else if (label.nearest & (kCueOther | kCueCase | kCueCvr)) {
      claim.score -= 2.0;
    }
    claim.type = FindingType::kPlate;
    claim.entity = base::encode(letters) + number;
    claim.reasons.insert(claim.reasons.begin(), "plate_form");
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
