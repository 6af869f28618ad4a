// SPDX-License-Identifier: EUPL-1.2
// Everything that is found in one text, in the types, roles and categories that the measurements of the room rely on. Pure.
#pragma once

#include "describe/describe.h"
#include "solutions/access/finding.h"

namespace meretid::access {

struct ReportedFinding {
  std::int64_t start = 0, end = 0;  ///< code points, end exclusive
  std::string text;
  std::string type;    ///< person cpr birthdate address phone email account cvr plate matrikel caseno health org place otherid
  std::string entity;  ///< equal for all mentions of one person or thing
  std::string role;    ///< party third_party employee organisation public
  double confidence = 0;
  std::string ground;  ///< "OFL.30.1"; "" where it is normally given
};
struct ReportedPassage {
  std::int64_t start = 0, end = 0;
  std::string text, category;
  double confidence = 0;
};
struct FindReport {
  std::string document;
  std::int64_t text_length = 0;
  std::vector<ReportedFinding> findings;  ///< in order of their start; no two overlap
  std::vector<ReportedPassage> passages;
};

FindReport report_of(const std::string& document, std::string_view text, const std::vector<Finding>& found, const NameModel& model);

inline void fields(describe::Fields<ReportedFinding>& f) {
  f("start", &ReportedFinding::start);
  f("end", &ReportedFinding::end);
  f("text", &ReportedFinding::text);
  f("type", &ReportedFinding::type);
  f("entity", &ReportedFinding::entity);
  f("role", &ReportedFinding::role);
  f("confidence", &ReportedFinding::confidence);
  f("ground", &ReportedFinding::ground);
}
inline void fields(describe::Fields<ReportedPassage>& f) {
  f("start", &ReportedPassage::start);
  f("end", &ReportedPassage::end);
  f("text", &ReportedPassage::text);
  f("category", &ReportedPassage::category);
  f("confidence", &ReportedPassage::confidence);
}
inline void fields(describe::Fields<FindReport>& f) {
  f("document", &FindReport::document);
  f("text_length", &FindReport::text_length);
  f("findings", &FindReport::findings);
  f("passages", &FindReport::passages);
}

}  // namespace meretid::access
