// SPDX-License-Identifier: EUPL-1.2
// Telephone numbers: eight digits from 2 on, in any grouping, with or without +45; foreign ones with their country code.
// Eight bare digits could be much else, so the words around decide.
#include "danish/check_digits.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

struct Shape {
  std::size_t runs = 0;
  std::string digits;
  double score = 0;
};

// Eight digits in a grouping people use.
Shape danish_number(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  std::string all, grouping;
  Gap first_gap = Gap::kSpace;
  bool broken = false;
  std::size_t n = 0;
  for (; i + n < d.size() && all.size() < 8 && n < 4; ++n) {
    if (n) {
      const Gap gap = reading.gap_after(i + n - 1);
      if (gap == Gap::kLine && !broken) {  // the line ends within the number
        broken = true;
      } else {
        if (gap != Gap::kSpace && gap != Gap::kDash && gap != Gap::kDot && gap != Gap::kNone && gap != Gap::kSlash) return {};
        if (n == 1 || (n == 2 && broken)) first_gap = gap;
        else if (gap != first_gap) return {};
      }
    }
    all += d[i + n].text;
    grouping.push_back(static_cast<char>('0' + d[i + n].text.size()));
  }
  if (all.size() != 8 || all.front() < '2') return {};
  Shape shape{n, all, -9};
  if (grouping == "8") shape.score = 0.2;
  else if (grouping == "2222") shape.score = first_gap == Gap::kSpace ? 2.2 : 0.8;
  else if (grouping == "44") shape.score = first_gap == Gap::kSpace ? 1.0 : -0.5;
  else if (grouping == "332" || grouping == "233" || grouping == "323" || grouping == "224" || grouping == "422") shape.score = 0.2;
  if (broken) shape.score -= 3;  // two columns of a table look the same: a word must say it
  return shape;
}

// The place where "+45", "0045" or "(+45)" begins when it stands right before; else `start`.
std::int32_t country_before(const danish::Text& text, std::int32_t start) {
  std::int32_t i = start - 1;
  while (start - i <= 3 && (text.at(i) == U' ' || text.at(i) == danish::kNothing || text.at(i) == U'-')) --i;
  const bool bracket = text.at(i) == U')';
  if (bracket) --i;
  if (text.at(i) != U'5' || text.at(i - 1) != U'4') return start;
  i -= 2;
  if (text.at(i) == U'+') return bracket && text.at(i - 1) == U'(' ? i - 1 : i;
  if (text.at(i) == U'0' && text.at(i - 1) == U'0' && !danish::is_digit(text.at(i - 2))) return bracket && text.at(i - 2) == U'(' ? i - 2 : i - 1;
  return bracket && text.at(i) == U'(' ? i : start;
}

// Runs that hold the country code too: "+4512345678", "004512345678".
bool with_country_inside(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const Digits& d = reading.digits()[i];
  const bool plus = reading.text().at(d.start - 1) == U'+';
  std::string_view number = d.text;
  if (plus && number.size() == 10 && number.starts_with("45")) number.remove_prefix(2);
  else if (number.size() == 12 && number.starts_with("0045")) number.remove_prefix(4);
  else if (number.size() == 10 && number.starts_with("45") && (reading.label_before(d.start).nearest & kCuePhone)) number.remove_prefix(2);
  else return false;
  if (number.front() < '2') return false;
  Claim claim;
  claim.start = plus ? d.start - 1 : d.start;
  claim.end = d.end;
  claim.type = FindingType::kPhone;
  claim.entity = number;
  claim.score = 5;
  claim.reasons = {"phone_country"};
  claims.push_back(std::move(claim));
  return true;
}

// "+46 70 123 45 67": a plus, then 8 to 15 digits in groups.
void foreign(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  if (!country_plus(reading.text(), d[i].start) || d[i].text.starts_with("45") || d[i].text.front() == '0') return;
  std::string all = d[i].text;
  std::size_t n = 1;
  while (i + n < d.size() && n < 7) {
    const Gap gap = reading.gap_after(i + n - 1);
    if ((gap != Gap::kSpace && gap != Gap::kDash) || all.size() + d[i + n].text.size() > 15) break;
    all += d[i + n].text;
    ++n;
  }
  if (all.size() < 9) return;
  Claim claim;
  claim.start = d[i].start - 1;
  claim.end = d[i + n - 1].end;
  claim.type = FindingType::kPhone;
  claim.entity = "+" + all;
  claim.score = 2.5;
  claim.reasons = {"phone_country"};
  claims.push_back(std::move(claim));
}

}  // namespace

void scan_phones(const Reading& reading, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  const auto& text = reading.text();
  for (std::size_t i = 0; i < d.size(); ++i) {
    if (with_country_inside(reading, i, claims)) continue;
    foreign(reading, i, claims);
    // The country code is no part of the eight digits.
    if ((d[i].text == "45" && text.at(d[i].start - 1) == U'+') || d[i].text == "0045") continue;
    const Shape shape = danish_number(reading, i);
    if (!shape.runs || shape.score < -5) continue;
    Claim claim;
    claim.end = d[i + shape.runs - 1].end;
    claim.start = country_before(text, d[i].start);
    claim.type = FindingType::kPhone;
    claim.entity = shape.digits;
    claim.score = shape.score;
    claim.reasons = {"phone_form"};
    if (claim.start != d[i].start) {
      claim.score = 5;
      claim.reasons = {"phone_country"};
    } else {
      const auto tight = [](Gap gap) { return gap == Gap::kDash || gap == Gap::kDot || gap == Gap::kSlash || gap == Gap::kComma; };
      if (base::is_letter(text.at(d[i].start - 1)) || base::is_letter(text.at(claim.end))) continue;
      if (i > 0 && (tight(reading.gap_after(i - 1)) || (reading.gap_after(i - 1) == Gap::kSpace && shape.runs > 1))) claim.score -= 2.5;
      if (tight(reading.gap_after(i + shape.runs - 1)) && text.at(claim.end) != U',') claim.score -= 2.5;
      const Label label = reading.label_before(claim.start);
      if (label.nearest & kCuePhone) {
        claim.score += label.distance <= 4 ? 4.0 : 3.0;
        claim.reasons.push_back("label");
      } else if (label.nearest & (kCueOther | kCueAccount | kCueMoney | kCueIban)) {
        claim.score -= label.distance <= 3 ? 3.5 : 1.5;
      } else if (label.nearest & (kCueCvr | kCuePnumber | kCueCase | kCueCpr)) {
        claim.score -= 2.0;
      }
      constexpr double kEnclosed = 1.5;
      if (shape.runs == 4 && stands_enclosed(text, claim.start, claim.end)) claim.score += kEnclosed;
      if (shape.runs == 1 && danish::is_cvr(shape.digits) && !(label.around & kCuePhone)) claim.score -= 0.6;
      if (reading.cues_after(claim.end) & kCueMoney) claim.score -= 3;
    }
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
