// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/utf8.h"
#include "solutions/access/find/births.h"
#include "solutions/access/find/fields.h"
#include "solutions/access/find/front_doors.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/find/names.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/scan.h"
#include "solutions/access/finding.h"

namespace meretid::access {
namespace {

// What is less likely than this is not shown. Names of persons are shown earlier: one that is missed leaks, one too many is struck off
// by the person who decides; what is proposed needs more (kThreshold of the proposal).
constexpr double kShown = 0.4, kShownPerson = 0.01;
constexpr double kSureInPath = 0.8;

GroundKind ground_of(FindingType type) {
  switch (type) {
    case FindingType::kCvr: case FindingType::kPnumber: return GroundKind::kBusiness;
    case FindingType::kEmployee: case FindingType::kCaseNumber: return GroundKind::kNone;
    default: return GroundKind::kPrivate;
  }
}

std::vector<Finding> to_findings(std::vector<Claim> claims, const base::OffsetIndex& offsets) {
  std::vector<Finding> findings;
  for (Claim& claim : claims) {
    Finding f;
    f.start = claim.start;
    f.end = claim.end;
    f.text = offsets.slice(f.start, f.end);
    f.type = *claim.type;
    f.entity = std::string(to_text(f.type == FindingType::kEmployee ? FindingType::kPerson : f.type)) + ":" + claim.entity;
    f.confidence = probability(claim.score);
    const bool name = f.type == FindingType::kPerson || f.type == FindingType::kEmployee;
    if (f.confidence < (name ? kShownPerson : kShown)) continue;
    for (const std::string& reason : claim.reasons) f.reasons.push_back("access.reason." + reason);
    f.ground_kind = ground_of(f.type);
    f.id = "f" + std::to_string(findings.size() + 1);
    findings.push_back(std::move(f));
  }
  return findings;
}

}  // namespace

std::vector<Finding> find(const FindInput& input, const NameModel& model) {
  const Reading reading(input.text);
  const PlaceLikeness places(model.parts().looks);
  std::vector<Claim> claims;
  scan_cpr(reading, claims);
  scan_dates(reading, model.parts().known, claims);
  scan_companies(reading, claims);
  scan_phones(reading, claims);
  scan_email(reading, claims);
  scan_accounts(reading, claims);
  scan_plates(reading, claims);
  scan_land(reading, model.parts().known, claims);
  scan_cases(reading, claims);
  scan_masked(reading, claims);
  scan_spoken(reading, claims);
  scan_others(reading, claims);
  scan_leftovers(reading, claims);
  scan_addresses(reading, places, model.parts().known, claims);
  scan_houses(reading, places, model.parts().known, claims);
  scan_lodgings(reading, places, model.parts().known, claims);
  claims = resolve(std::move(claims));
  std::erase_if(claims, [](const Claim& claim) { return probability(claim.score) < kShown; });
  read_fields(reading, claims);
  read_births(reading, claims);
  leave_front_doors(reading, claims);
  scan_names(reading, model.parts(), input.known, claims);
  return to_findings(resolve(std::move(claims)), base::OffsetIndex(input.text));
}

std::vector<Finding> find_in_path(std::string_view path, const KnownNames& known, const NameModel& model) {
  // Marks between the words of a file name are read as blanks, one for one: first so that "Al-Masri" stays whole, then so that
  // "Afslag-Peter-Hansen" falls apart. Numbers are looked for in the path as it is.
  std::string blanks(path), all_blanks(path);
  for (char& c : blanks)
    if (c == '_' || c == '/') c = ' ';
  for (char& c : all_blanks)
    if (c == '_' || c == '/' || c == '-') c = ' ';
  std::vector<Finding> findings;
  std::vector<std::string_view> readings = {blanks};
  for (const std::string_view text : {std::string_view(all_blanks), path})
    if (text != blanks && text != readings.back()) readings.push_back(text);  // most names have no marks: one reading
  for (const std::string_view text : readings) {
    const bool as_it_is = text == path;
    for (Finding& f : find({.text = text, .known = &known}, model)) {
      const bool name = f.type == FindingType::kPerson || f.type == FindingType::kEmployee;
      if (!as_it_is && !name) continue;
      // Every file name begins with a capital: a word by itself must be known from the case or look very much like a name.
      const bool single = name && f.entity.find(' ') == std::string::npos && f.reasons.front() != "access.reason.name_again";
      if (single && f.confidence < kSureInPath) continue;
      if (std::none_of(findings.begin(), findings.end(), [&](const Finding& other) { return other.start < f.end && f.start < other.end; }))
        findings.push_back(std::move(f));
    }
  }
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.start < b.start; });
  const base::OffsetIndex offsets(path);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    findings[i].id = "f" + std::to_string(i + 1);
    findings[i].text = offsets.slice(findings[i].start, findings[i].end);
  }
  return findings;
}

}  // namespace meretid::access
