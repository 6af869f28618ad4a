// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/formats/vrp_checks.h"

#include <cmath>

namespace meretid::homecare {
namespace {

std::string shown(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

Result<void> check_instance(const VrpInstance& instance) {
  const auto below_zero = [](const char* field, double found, std::string where) {
    return fail("homecare.input.negative", Kind::kBadInput, {{"field", field}, {"found", shown(found)}}, std::move(where));
  };
  if (instance.stops.size() < 2) return fail("homecare.input.no_visits", Kind::kBadInput);
  if (instance.vehicles < 1) return below_zero("vehicles", instance.vehicles, "VEHICLE");
  if (instance.capacity < 0) return below_zero("capacity", static_cast<double>(instance.capacity), "CAPACITY");
  for (std::size_t i = 0; i < instance.stops.size(); ++i) {
    const VrpStop& s = instance.stops[i];
    const std::string where = "stop " + std::to_string(i);
    if (s.demand < 0) return below_zero("demand", s.demand, where);
    if (s.service < 0) return below_zero("service", s.service, where);
    if (s.ready < 0) return below_zero("ready", s.ready, where);
    if (s.due < s.ready) {
      return fail("homecare.input.window", Kind::kBadInput, {{"from", shown(s.ready)}, {"until", shown(s.due)}}, where);
    }
  }
  return {};
}

}  // namespace meretid::homecare
