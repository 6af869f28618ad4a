// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/ground.h"

namespace meretid::access {
namespace {

struct Ground {
  std::string_view code, label;
};
constexpr Ground kGrounds[] = {
    {"OFL.30.1", "§ 30, nr. 1"},     {"OFL.30.2", "§ 30, nr. 2"},     {"OFL.19", "§ 19"},
    {"OFL.21", "§ 21"},              {"OFL.23", "§ 23"},              {"OFL.27.4", "§ 27, nr. 4"},
    {"OFL.31", "§ 31"},              {"OFL.32", "§ 32"},              {"OFL.33", "§ 33"},
    {"OFL.35", "§ 35"},              {"FVL.15b.5", "§ 15 b, nr. 5"},  {"FVL.11", "§ 11"},
    {"FVL.12.1", "§ 12, stk. 1"},    {"FVL.14.3", "§ 14, nr. 3"},
};

}  // namespace

std::string_view ground_of(GroundKind kind, Law law) {
  if (kind == GroundKind::kNone) return {};
  if (law == Law::kFvl) return "FVL.15b.5";
  return kind == GroundKind::kBusiness ? "OFL.30.2" : "OFL.30.1";
}

std::string_view label_of(std::string_view ground) {
  for (const Ground& g : kGrounds)
    if (g.code == ground) return g.label;
  return ground;
}

}  // namespace meretid::access
