// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/pseudonyms.h"

#include <algorithm>

#include "base/catalogue.h"
#include "parse/pages.h"

namespace meretid::access {
namespace {

bool is_person(const FindingRow& finding) { return finding.type == "person" || finding.type == "employee"; }

std::string kind_of(const FindingRow& finding) {
  if (finding.type == "person") return finding.party ? "party" : "person";
  if (finding.type == "iban") return "account";
  if (finding.type == "pnumber") return "cvr";
  return base::has_text("access.pseudonym." + finding.type) ? finding.type : "own";
}

// A person is one by name, whatever office the finder saw them in; a number is one by type and digits.
std::string entity_of(const FindingRow& finding) {
  const std::string said = finding.entity.empty() ? parse::essence(finding.text) : finding.entity;
  return (is_person(finding) ? "person" : finding.type) + "\n" + said;
}

}  // namespace

std::map<std::string, std::string> pseudonyms(const Proposal& proposal, const std::vector<DecidedFinding>& findings) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < proposal.documents.size(); ++i) places[proposal.documents[i].id] = i;
  std::vector<const FindingRow*> gone;
  for (const DecidedFinding& row : findings)
    if (row.removed) gone.push_back(row.finding);
  std::stable_sort(gone.begin(), gone.end(), [&](const FindingRow* a, const FindingRow* b) {
    const std::size_t first = places[a->document], second = places[b->document];
    return first != second ? first < second : a->start < b->start;
  });
  std::map<std::string, std::string> of_entity, of_finding;
  std::map<std::string, int> counted;
  for (const FindingRow* finding : gone) {
    std::string& name = of_entity[entity_of(*finding)];
    if (name.empty()) {
      const std::string kind = kind_of(*finding);
      name = base::text("access.pseudonym." + kind, base::Language::kDanish, {{"number", std::to_string(++counted[kind])}});
    }
    of_finding[finding->id] = name;
  }
  return of_finding;
}

}  // namespace meretid::access
