// SPDX-License-Identifier: EUPL-1.2
// A plan as it stands: the draft's routes with the planner's changes, on the municipality they were made for. From rows, which
// name by id, to the model, which counts. Pure.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "solutions/homecare/hall/rows.h"
#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::hall {

/// Where each id lies in the municipality. Built once for each, O(n).
class Index {
 public:
  explicit Index(const municipal::Municipality& all);
  int visit(std::string_view id) const { return found(visits_, id); }  ///< -1: none of that id, as in the others
  int shift(std::string_view id) const { return found(shifts_, id); }
  int carer(std::string_view id) const { return found(carers_, id); }
  int citizen(std::string_view id) const { return found(citizens_, id); }

 private:
  using Map = std::unordered_map<std::string_view, int>;
  static int found(const Map& map, std::string_view id) {
    const auto at = map.find(id);
    return at == map.end() ? -1 : at->second;
  }
  Map visits_, shifts_, carers_, citizens_;
};

struct Standing {
  municipal::Municipality all;  ///< with the pins and absences of the changes
  municipal::Plan plan;
  std::vector<bool> locked;     ///< by visit: locked by the planner
  std::vector<std::string> broken;  ///< actions that did not fit and were passed over
};

std::vector<RouteRow> rows_of(const municipal::Municipality& all, const municipal::Plan& plan);
std::vector<std::string> unassigned_of(const municipal::Municipality& all, const municipal::Plan& plan);
/// kBadInput "homecare.hall.unknown" for an id that the municipality does not have.
Result<municipal::Plan> plan_of(const municipal::Municipality& all, const Index& index, const std::vector<RouteRow>& routes);
/// A change that names what is not there, or lays two visits over each other, is passed over and named in `broken`.
Result<Standing> standing(const municipal::Municipality& all, const Index& index, const std::vector<RouteRow>& routes, const EditsRow& edits);

/// What has to be written down so that `after` follows from `before`; both are plans of the same municipality.
ChangeRow change_between(std::string action, const municipal::Municipality& all, const municipal::Plan& before, const municipal::Plan& after);

}  // namespace meretid::homecare::hall
