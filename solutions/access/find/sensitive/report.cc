// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/report.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "danish/text.h"
#include "solutions/access/find/sensitive/lexicon.h"
#include "solutions/access/find/sensitive/other_ids.h"
#include "solutions/access/find/sensitive/parties.h"
#include "solutions/access/find/sensitive/sensitive.h"
#include "solutions/access/find/spans.h"

namespace meretid::access {
namespace {

std::string type_of(FindingType type) {
  switch (type) {
    case FindingType::kEmployee: return "person";
    case FindingType::kIban: return "account";
    case FindingType::kPnumber: return "cvr";
    case FindingType::kCaseNumber: return "caseno";
    default: return std::string(to_text(type));
  }
}

std::string ground_of(GroundKind kind) { return kind == GroundKind::kPrivate ? "OFL.30.1" : kind == GroundKind::kBusiness ? "OFL.30.2" : ""; }

}  // namespace

FindReport report_of(const std::string& document, std::string_view utf8, const std::vector<Finding>& found, const NameModel& model) {
  const danish::Text text(utf8);
  FindReport report{document, base::length(utf8), {}, {}};
  const std::set<std::string> parties = parties_of(text, found);
  // "Sertralin" at the head of a line looks like a name: a doubtful single word that is a medicine or an illness is that.
  const auto matter_not_name = [](const Finding& f) {
    constexpr double kSureName = 0.8;
    if (f.type != FindingType::kPerson || f.confidence >= kSureName || f.text.find(' ') != std::string::npos) return false;
    const std::u32string word = base::decode(base::lower(f.text));
    return Lexicon::of("health").match({word}, 0) > 0;
  };
  std::string nearest = "party";  // whose number or address it is: that of the person named last
  for (const Finding& f : found) {
    if (matter_not_name(f)) continue;
    // "010190-xxxx" is a personal number that is shown in part.
    const bool masked = std::find(f.reasons.begin(), f.reasons.end(), "access.reason.birthdate_masked") != f.reasons.end();
    ReportedFinding row{f.start, f.end, f.text, masked ? "cpr" : type_of(f.type), f.entity, {}, f.confidence, ground_of(f.ground_kind)};
    if (f.type == FindingType::kEmployee) row.role = nearest = "employee";
    else if (f.type == FindingType::kPerson) row.role = parties.contains(f.entity) || parties.empty() ? "party" : "third_party";
    else if (f.type == FindingType::kCvr || f.type == FindingType::kPnumber) row.role = "organisation";
    else if (f.type == FindingType::kCaseNumber) row.role = "public";
    else if (f.type == FindingType::kCpr || f.type == FindingType::kBirthdate) row.role = nearest == "employee" ? "party" : nearest;
    else row.role = nearest;
    if (f.type == FindingType::kPerson && f.confidence >= kDoubtfulPerson) nearest = row.role;
    report.findings.push_back(std::move(row));
  }
  const auto free = [&](std::int64_t start, std::int64_t end) {
    return std::none_of(report.findings.begin(), report.findings.end(), [&](const ReportedFinding& f) { return f.start < end && start < f.end; });
  };
  std::vector<ReportedFinding> more;
  const auto add = [&](std::int64_t start, std::int64_t end, const std::string& shown, const char* type, const char* role, double confidence, const char* ground) {
    if (!free(start, end)) return;
    std::string entity = std::string(type) + ":" + base::lower(shown);
    more.push_back({start, end, shown, type, std::move(entity), role, confidence, ground});
  };
  const auto take = [&] {
    for (ReportedFinding& row : more) report.findings.push_back(std::move(row));
    more.clear();
  };
  for (const OtherId& id : other_ids(utf8)) add(id.start, id.end, id.text, "otherid", "party", id.confidence, "OFL.30.1");
  take();
  const Sensitive matter = sensitive(utf8, found);
  for (const Phrase& phrase : matter.health) add(phrase.start, phrase.end, phrase.text, "health", "party", phrase.confidence, "OFL.30.1");
  take();
  for (const OtherName& name : other_names(utf8, model))
    add(name.start, name.end, name.text, name.place ? "place" : "org", name.place ? "party" : "organisation", name.confidence, name.place ? "OFL.30.1" : "");
  take();
  std::sort(report.findings.begin(), report.findings.end(), [](const ReportedFinding& a, const ReportedFinding& b) { return a.start < b.start; });
  for (const Passage& p : matter.passages) report.passages.push_back({p.start, p.end, p.text, p.category, p.confidence});
  return report;
}

}  // namespace meretid::access
