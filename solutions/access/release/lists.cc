// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/lists.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/catalogue.h"
#include "parse/pages.h"
#include "solutions/access/release/residue.h"

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
  std::string id, document, type, proposed_ground, ground, decided, decision, decided_part;
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
  f("decided_part", &LogFinding::decided_part);
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

bool tells_a_person(const std::string& text) {
  const std::string essence = parse::essence(text);
  const bool digits = std::count_if(essence.begin(), essence.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 8;
  return digits || (essence.size() >= 6 && text.find(' ') != std::string::npos);
}

std::vector<ListedDocument> listed(const Proposal& proposal, const ReleaseReport& report, const std::vector<DecidedFinding>& findings,
                                   const std::map<std::string, std::set<std::string>>& drawn) {
  std::map<std::string, std::set<std::string>> grounds = drawn;
  std::vector<std::string> values;
  for (const DecidedFinding& row : findings)
    if (row.removed) {
      grounds[row.finding->document].insert(row.ground);
      if (tells_a_person(row.finding->text)) values.push_back(row.finding->text);
    }
  std::vector<ListedDocument> documents;
  for (std::size_t i = 0; i < proposal.documents.size(); ++i) {
    const DocumentRow& document = proposal.documents[i];
    const std::string state = i < report.documents.size() ? report.documents[i].state : "not_read";
    ListedDocument row{document.id, document.title, Given::kNo, {}, "", static_cast<std::int64_t>(document.pages.size()), document.duplicate_of};
    const WordList title(document.title);
    if (std::any_of(values.begin(), values.end(), [&](const std::string& value) { return title.count(value) > 0; }))
      row.title = base::text("access.list.untitled", kDanish, {{"id", document.id}});
    if (document.state == "container") row.given = Given::kContainer;
    else if (state == "later") row.given = Given::kLater;
    else if (document.hidden) row.why = base::text("access.list.hidden", kDanish);
    else if (state == "not_read") row.why = base::text("access.list.not_read", kDanish);
    else if (state != "released") row.why = base::text("access.list.not_clean", kDanish);
    else {
      row.grounds.assign(grounds[document.id].begin(), grounds[document.id].end());
      row.given = row.grounds.empty() ? Given::kYes : Given::kPartly;
    }
    documents.push_back(std::move(row));
  }
  return documents;
}

std::string aktliste(const std::vector<ListedDocument>& documents, bool reviewed) {
  std::string csv = "\xEF\xBB\xBF" + base::text("access.list.head", kDanish) + "\r\n";
  const std::string status = base::text(reviewed ? "access.list.reviewed" : "access.list.draft", kDanish);
  std::size_t i = 0;
  for (const ListedDocument& document : documents) {
    for (const std::string& text : {std::to_string(++i), document.id, document.title, name_of(document.given), reason_of(document),
                                    std::to_string(document.pages), document.duplicate_of})
      csv += cell(text) + ";";
    csv += cell(status) + "\r\n";
  }
  return csv;
}

std::string log_json(const Proposal& proposal, const ReleaseReport& report, const std::vector<DecidedFinding>& findings, Timestamp now) {
  Log log{report.reviewed, report.complete, to_iso8601(now), std::string(code_of(proposal.law)), {}, report.documents};
  for (const DecidedFinding& row : findings)
    log.findings.push_back({row.finding->id, row.finding->document, row.finding->type, row.finding->ground, row.ground, row.decided,
                            row.hash, row.part, row.finding->confidence, row.removed});
  return describe::to_json(log);
}

}  // namespace meretid::access
