// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/report.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "danish/text.h"
#include "solutions/access/find/sensitive/parties.h"
#include "solutions/access/find/sensitive/sensitive_findings.h"
#include "solutions/access/find/spans.h"

namespace meretid::access {
namespace {

std::string type_of(const Finding& f) {
  switch (f.type) {
    case FindingType::kEmployee: return "person";
    case FindingType::kIban: return "account";
    case FindingType::kPnumber: return "cvr";
    case FindingType::kCaseNumber: return "caseno";
    case FindingType::kBirthdate:  // "010190-xxxx" is a personal number that is shown in part
      if (std::find(f.reasons.begin(), f.reasons.end(), "access.reason.birthdate_masked") != f.reasons.end()) return "cpr";
      return "birthdate";
    default: return std::string(to_text(f.type));
  }
}

constexpr double kSureFirm = 0.85;

std::string ground_of(GroundKind kind) { return kind == GroundKind::kPrivate ? "OFL.30.1" : kind == GroundKind::kBusiness ? "OFL.30.2" : ""; }

/// Says, finding by finding in the order of the text, whose it is.
class Roles {
 public:
  Roles(std::string_view text, const std::vector<Finding>& found) : parties_(parties_of(danish::Text(text), found)) {}

  std::string of(const Finding& f) {
    switch (f.type) {
      case FindingType::kEmployee: {
        const bool elected = std::find(f.reasons.begin(), f.reasons.end(), "access.reason.office_elected") != f.reasons.end();
        nearest_ = "employee";
        return elected ? "public" : "employee";
      }
      case FindingType::kPerson: {
        std::string role = parties_.is_party(f.entity) ? "party" : "third_party";
        if (f.confidence >= kDoubtfulPerson) nearest_ = private_ = role;
        return role;
      }
      case FindingType::kCvr:
      case FindingType::kPnumber: return "organisation";
      case FindingType::kCaseNumber: return "public";
      case FindingType::kOtherId:
      case FindingType::kHealth: return "party";
      // Staff has a telephone and a mailbox in a case; what else stands there is of the person it is about.
      case FindingType::kPhone:
      case FindingType::kEmail: return nearest_;
      default: return private_;
    }
  }

 private:
  const Parties parties_;
  std::string nearest_ = "party";  // whose number it is: that of the person named last
  std::string private_ = "party";  // of the last one named who acts for nobody
};

}  // namespace

FindReport report_of(const std::string& document, std::string_view utf8, const std::vector<Finding>& found, const NameModel& model) {
  FindReport report{document, base::length(utf8), {}, {}};
  const Sensitive matter = sensitive(utf8, found);
  Roles roles(utf8, found);
  for (const Finding& f : with_sensitive(utf8, found, matter))
    if (f.type != FindingType::kPassage)
      report.findings.push_back({f.start, f.end, f.text, type_of(f), f.entity, roles.of(f), f.confidence, ground_of(f.ground_kind)});
  std::vector<ReportedFinding> names;  // of towns and organisations, where nothing else stands
  for (const OtherName& name : other_names(utf8, found, model)) {
    const auto behind = std::partition_point(report.findings.begin(), report.findings.end(), [&](const ReportedFinding& f) { return f.start < name.end; });
    auto first = behind;
    while (first != report.findings.begin() && std::prev(first)->end > name.start) --first;
    // The owner's name in that of a firm ("Thybo Stilladser ApS") goes with the firm.
    const bool within = !name.place && (name.confidence >= kSureFirm || name.text.find("v/") != std::string::npos) && std::all_of(first, behind, [&](const ReportedFinding& f) {
      return f.type == "person" && f.start >= name.start && f.end <= name.end && (f.text.find(' ') == std::string::npos || name.text.find("v/") != std::string::npos);
    });
    if (first != behind && !within) continue;
    report.findings.erase(first, behind);
    const std::string type = name.place ? "place" : "org";
    names.push_back({name.start, name.end, name.text, type, type + ":" + base::lower(name.text), name.place ? "party" : "organisation",
                     name.confidence, name.place ? ground_of(GroundKind::kPrivate) : ""});
  }
  const auto middle = static_cast<std::ptrdiff_t>(report.findings.size());
  report.findings.insert(report.findings.end(), std::make_move_iterator(names.begin()), std::make_move_iterator(names.end()));
  std::inplace_merge(report.findings.begin(), report.findings.begin() + middle, report.findings.end(),
                     [](const ReportedFinding& a, const ReportedFinding& b) { return a.start < b.start; });
  for (const Passage& p : matter.passages) report.passages.push_back({p.start, p.end, p.text, p.category, p.confidence});
  return report;
}

}  // namespace meretid::access
