// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/round.h"

#include <algorithm>
#include <map>
#include <set>

#include "parse/pages.h"

namespace meretid::access {
namespace {

/// Documents by name; the second of one name by its number.
std::map<std::string, const DocumentRow*> by_name(const Proposal& proposal) {
  std::map<std::string, const DocumentRow*> documents;
  std::map<std::string, int> seen;
  for (const DocumentRow& document : proposal.documents) documents[document.name + "\n" + std::to_string(seen[document.name]++)] = &document;
  return documents;
}

std::map<std::string, std::string> names_by_id(const std::map<std::string, const DocumentRow*>& documents) {
  std::map<std::string, std::string> names;
  for (const auto& [name, document] : documents) names[document->id] = name;
  return names;
}

class Keys {
 public:
  explicit Keys(const std::map<std::string, std::string>& names) : names_(names) {}
  std::string of(const FindingRow& finding) {
    const auto name = names_.find(finding.document);
    const std::string key = (name == names_.end() ? "" : name->second) + "\n" + finding.type + "\n" + parse::essence(finding.text);
    return key + "\n" + std::to_string(seen_[key]++);
  }

 private:
  const std::map<std::string, std::string>& names_;
  std::map<std::string, int> seen_;
};

// What a person asked to be struck in a round was no finding of its proposal, but is one of the next. In the order of the text, as
// the second of two equal ones is told by its order.
std::vector<FindingRow> with_own_words(std::vector<FindingRow> findings, const std::vector<record::Decision>& decisions) {
  std::set<std::string> known;
  for (const FindingRow& finding : findings) known.insert(finding.id);
  for (const record::Decision& decision : decisions) {
    if (decision.decided != record::Decided::kAmend || decision.part.find("-own") == decision.part.npos || known.contains(decision.part)) continue;
    auto own = describe::from_json<FindingRow>(decision.amended);
    if (!own) continue;
    own->id = decision.part;
    own->document = decision.part.substr(0, decision.part.find("-own"));
    own->proposed = true;
    findings.push_back(std::move(*own));
  }
  std::stable_sort(findings.begin(), findings.end(), [](const FindingRow& a, const FindingRow& b) {
    return a.document != b.document ? a.document < b.document : a.start < b.start;
  });
  return findings;
}

}  // namespace

std::string carried_exception(std::size_t place) { return "exception-" + std::to_string(place); }

std::string document_of_box(std::string_view part) {
  const auto at = part.find("-box");
  return at == part.npos ? std::string() : std::string(part.substr(0, at));
}

void compare_rounds(Proposal& now, const Id<jobs::Job>& earlier, const Proposal& before, const std::vector<record::Decision>& decisions) {
  const auto old_documents = by_name(before), new_documents = by_name(now);
  const auto old_names = names_by_id(old_documents), new_names = names_by_id(new_documents);
  RoundRow round;
  round.earlier = earlier.text();
  std::map<std::string, std::string> still;  // old id -> new id of a document that is the same to the letter
  for (DocumentRow& document : now.documents) {
    const auto old = old_documents.find(new_names.at(document.id));
    document.since = old == old_documents.end() ? "new" : old->second->content == document.content ? "same" : "changed";
    if (document.since == "same") still[old->second->id] = document.id;
  }
  for (const auto& [name, document] : old_documents)
    if (!new_documents.contains(name)) round.gone_documents.push_back(document->name);

  std::map<std::string, const record::Decision*> decided;
  for (const record::Decision& decision : decisions) decided[decision.part] = &decision;
  Keys old_keys(old_names), new_keys(new_names);
  std::map<std::string, const FindingRow*> old;
  const std::vector<FindingRow> found = with_own_words(before.findings, decisions);
  for (const FindingRow& finding : found) old[old_keys.of(finding)] = &finding;
  std::set<const FindingRow*> met;
  for (FindingRow& finding : now.findings) {
    const auto known = old.find(new_keys.of(finding));
    if (known == old.end()) {
      finding.last = "new";
      round.new_findings += finding.proposed;
      continue;
    }
    met.insert(known->second);
    const auto decision = decided.find(known->second->id);
    finding.last = decision == decided.end() ? "open" : std::string(record::to_text(decision->second->decided));
    if (decision != decided.end()) finding.last_ground = decision->second->ground;
  }
  for (const FindingRow& finding : found) round.gone_findings += finding.proposed && !met.contains(&finding);

  for (const record::Decision& decision : decisions) {
    const auto document = still.find(document_of_box(decision.part));
    if (document == still.end()) continue;
    if (const auto box = describe::from_json<BoxRow>(decision.amended)) round.boxes.push_back({document->second, *box, decision.ground});
  }
  now.last = std::move(round);
}

std::vector<std::string> lifted_after(const Proposal& before, const std::vector<record::Decision>& decisions) {
  std::vector<std::string> lifted = before.lifted;
  for (std::size_t i = 0; i < before.exceptions.size(); ++i) {
    if (before.exceptions[i].source != kAuthority) continue;
    for (const record::Decision& decision : decisions)
      if (decision.part == carried_exception(i) && decision.decided == record::Decided::kReject) lifted.push_back(before.exceptions[i].value);
  }
  return lifted;
}

std::vector<ExceptionRow> exceptions_after(const Proposal& before, const std::vector<record::Decision>& decisions) {
  std::set<std::string> taken_off;
  for (const record::Decision& decision : decisions)
    if (decision.decided == record::Decided::kReject) taken_off.insert(decision.part);
  std::vector<ExceptionRow> rows;
  for (std::size_t i = 0; i < before.exceptions.size(); ++i)
    if (before.exceptions[i].source != kAuthority && !taken_off.contains(carried_exception(i))) rows.push_back(before.exceptions[i]);
  for (const record::Decision& decision : decisions) {
    if (!decision.part.starts_with("exception-") || decision.decided != record::Decided::kAmend) continue;
    if (auto row = describe::from_json<ExceptionRow>(decision.amended)) {
      if (row->reason.empty()) row->reason = decision.reason;
      rows.push_back(std::move(*row));
    }
  }
  return rows;
}

}  // namespace meretid::access
