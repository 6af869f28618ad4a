// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/ground.h"

namespace meretid::access {

const std::vector<Ground>& grounds() {
  static const std::vector<Ground> all = {
      {"OFL.30.1", "§ 30, nr. 1"}, {"OFL.30.2", "§ 30, nr. 2"}, {"OFL.19", "§ 19"}, {"OFL.20", "§ 20"}, {"OFL.21", "§ 21"}, {"OFL.22", "§ 22"},
      {"OFL.23", "§ 23"}, {"OFL.24", "§ 24"}, {"OFL.25", "§ 25"}, {"OFL.27.4", "§ 27, nr. 4"}, {"OFL.31", "§ 31"}, {"OFL.32", "§ 32"},
      {"OFL.33", "§ 33"}, {"OFL.35", "§ 35"},
      {"FVL.15b.5", "§ 15 b, nr. 5"}, {"FVL.11", "§ 11"}, {"FVL.12.1", "§ 12, stk. 1"}, {"FVL.14.3", "§ 14, nr. 3"},
      // With miljøoplysningsloven: offentlighedsloven of 1985, forvaltningsloven of 2012.
      {"OFL85.12.1", "§ 12, stk. 1, nr. 1 (1985)"}, {"OFL85.12.2", "§ 12, stk. 1, nr. 2 (1985)"}, {"OFL85.7", "§ 7 (1985)"},
      {"OFL85.10.4", "§ 10, nr. 4 (1985)"}, {"OFL85.2", "§ 2 (1985)"},
      {"FVL12.15.1", "§ 15, stk. 1 (2012)"}, {"FVL12.12.1", "§ 12, stk. 1 (2012)"}, {"FVL12.14.3", "§ 14, stk. 1, nr. 3 (2012)"},
      {"FVL12.15.3", "§ 15, stk. 1, nr. 3 (2012)"},
      {"GDPR.15.4", "art. 15, stk. 4"}, {"DBL.22.1", "§ 22, stk. 1"}, {"DBL.22.2", "§ 22, stk. 2"},
  };
  return all;
}

std::string_view code_of(Law law) {
  switch (law) {
    case Law::kOfl: return "OFL";
    case Law::kFvl: return "FVL";
    case Law::kMol: return "MOL";
    case Law::kGdpr15: return "GDPR15";
    case Law::kOflMol: return "OFL+MOL";
    case Law::kFvlMol: return "FVL+MOL";
  }
  return "OFL";
}

std::string_view ground_of(GroundKind kind, Law law) {
  if (kind == GroundKind::kNone) return {};
  const bool business = kind == GroundKind::kBusiness;
  switch (law) {
    case Law::kOfl: return business ? "OFL.30.2" : "OFL.30.1";
    case Law::kFvl: return "FVL.15b.5";
    case Law::kMol:
    case Law::kOflMol: return business ? "OFL85.12.2" : "OFL85.12.1";
    case Law::kFvlMol: return "FVL12.15.1";
    case Law::kGdpr15: return "GDPR.15.4";
  }
  return "OFL.30.1";
}

std::string_view label_of(std::string_view ground) {
  for (const Ground& g : grounds())
    if (g.code == ground) return g.label;
  return ground;
}

}  // namespace meretid::access
