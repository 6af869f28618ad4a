// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/lists.h"

#include <map>
#include <set>

#include "base/catalogue.h"

namespace meretid::access {
namespace {

constexpr auto kDanish = base::Language::kDanish;

// A cell that begins like a formula is one, to a spreadsheet.
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of(";\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

struct LogFinding {
  std::string id, document, type, proposed_ground, ground, decided, decision;
  double confidence = 0;
  bool removed = false;
};
struct Log {
  bool reviewed = false, complete = false;
  std::string created, law;
  std::vector<LogFinding> findings;
  std::vector<VerificationRow> documents;
};
void fields(describe::Fields<LogFinding>& f) {
  f("id", &LogFinding::id);
  f("document", &LogFinding::document);
  f("type", &LogFinding::type);
  f("proposed_ground", &LogFinding::proposed_ground);
  f("ground", &LogFinding::ground);
  f("decided", &LogFinding::decided);
  f("decision", &LogFinding::decision);
  f("confidence", &LogFinding::confidence);
  f("removed", &LogFinding::removed);
}
void fields(describe::Fields<Log>& f) {
  f("reviewed", &Log::reviewed);
  f("complete", &Log::complete);
  f("created", &Log::created);
  f("law", &Log::law);
  f("findings", &Log::findings);
  f("documents", &Log::documents);
}

}  // namespace

std::string aktliste(const Proposal& proposal, const ReleaseReport& report, const std::vector<DecidedFinding>& findings) {
  std::map<std::string, std::set<std::string>> grounds;
  for (const DecidedFinding& row : findings)
    if (row.removed) grounds[row.finding->document].insert(std::string(label_of(row.ground)));
  std::string csv = "\xEF\xBB\xBF" + base::text("access.list.head", kDanish) + "\r\n";
  const std::string status = base::text(report.reviewed ? "access.list.reviewed" : "access.list.draft", kDanish);
  std::size_t i = 0;
  for (const DocumentRow& document : proposal.documents) {
    const VerificationRow* row = i < report.documents.size() ? &report.documents[i] : nullptr;
    ++i;
    const bool released = row != nullptr && row->state == "released";
    const auto& reasons = grounds[document.id];
    std::string given = base::text(!released ? "access.list.no" : reasons.empty() ? "access.list.yes" : "access.list.partly", kDanish);
    std::string why;
    if (document.state == "container") given = base::text("access.list.container", kDanish);
    else if (document.hidden) why = base::text("access.list.hidden", kDanish);
    else if (row != nullptr && row->state == "not_read") why = base::text("access.list.not_read", kDanish);
    else if (!released) why = base::text("access.list.not_clean", kDanish);
    for (const std::string& reason : released ? reasons : std::set<std::string>()) why += (why.empty() ? "" : ", ") + reason;
    for (const std::string& text : {std::to_string(i), document.id, document.title, given, why,
                                    std::to_string(document.pages.size()), document.duplicate_of})
      csv += cell(text) + ";";
    csv += cell(status) + "\r\n";
  }
  return csv;
}

std::string log_json(const Proposal& proposal, const ReleaseReport& report, const std::vector<DecidedFinding>& findings, Timestamp now) {
  Log log{report.reviewed, report.complete, to_iso8601(now), proposal.law == Law::kOfl ? "OFL" : "FVL", {}, report.documents};
  for (const DecidedFinding& row : findings)
    log.findings.push_back({row.finding->id, row.finding->document, row.finding->type, row.finding->ground, row.ground, row.decided,
                            row.hash, row.finding->confidence, row.removed});
  return describe::to_json(log);
}

}  // namespace meretid::access
