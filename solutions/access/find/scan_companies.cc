// SPDX-License-Identifier: EUPL-1.2
// CVR (eight digits with a check digit; collides with telephone numbers) and P-number (ten digits without one; collides with
// personal numbers, so a word must name it).
#include "danish/check_digits.h"
#include "danish/cpr.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/date_forms.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

// `count` digits from run `i` on in at most `most` runs with the same small gap; the number of runs, or 0.
std::size_t gather(const Reading& reading, std::size_t i, std::size_t count, std::size_t most, std::string& all) {
  all.clear();
  const auto& d = reading.digits();
  for (std::size_t n = 0; n < most && i + n < d.size(); ++n) {
    if (n) {
      const Gap gap = reading.gap_after(i + n - 1);
      if (gap != Gap::kSpace && gap != Gap::kDash && gap != Gap::kDot && gap != Gap::kNone) return 0;
    }
    all += d[i + n].text;
    if (all.size() == count) return n + 1;
    if (all.size() > count) return 0;
  }
  return 0;
}

void cvr(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  const auto& text = reading.text();
  std::string all;
  const std::size_t runs = gather(reading, i, 8, 4, all);
  if (!runs) return;
  Claim claim;
  claim.start = d[i].start;
  claim.end = d[i + runs - 1].end;
  claim.type = FindingType::kCvr;
  claim.entity = all;
  const bool good = danish::is_cvr(all);
  claim.score = good ? -1.0 : -5.0;
  claim.reasons = {good ? "cvr_check" : "cvr_label"};
  // "DK12345678", "DK-12345678", "DK 12345678"
  std::int32_t before = claim.start - 1;
  if (text.at(before) == U' ' || text.at(before) == U'-') --before;
  const bool prefix = text.at(before) == U'K' && text.at(before - 1) == U'D' && !base::is_letter(text.at(before - 2));
  if (prefix) {
    claim.start = before - 1;
    claim.score += good ? 4.0 : 3.0;
  } else if (base::is_letter(text.at(claim.start - 1)) && !(reading.cues_after(claim.start - 1) & kCueCvr)) {
    return;
  }
  const Label label = reading.label_before(claim.start);
  if (label.nearest & kCueCvr) {
    claim.score += good ? 5.0 : label.distance <= 3 ? 7.5 : 4.0;
    claim.reasons.push_back("label");
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
  if (i > 0 && runs > 1 && (reading.gap_after(i - 1) == Gap::kDash || reading.gap_after(i - 1) == Gap::kDot)) return;  // "PNR 22-10-1976 1287"
  const Label label = reading.label_before(d[i].start);
  if (!(label.nearest & kCuePnumber)) return;
  if ((label.nearest & kCueCpr) && danish::read_cpr(all)) return;  // "pnr." of a person
  Claim claim;
  claim.start = d[i].start;
  claim.end = d[i + runs - 1].end;
  claim.type = FindingType::kPnumber;
  claim.entity = all;
  claim.score = label.distance <= 4 ? 6.5 : 3.0;
  claim.reasons = {"pnumber_label"};
  claims.push_back(std::move(claim));
}

}  // namespace

void scan_companies(const Reading& reading, std::vector<Claim>& claims) {
  for (std::size_t i = 0; i < reading.digits().size(); ++i) {
    cvr(reading, i, claims);
    p_number(reading, i, claims);
  }
}

}  // namespace meretid::access
