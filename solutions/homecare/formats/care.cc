// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/formats/care.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/json_text.h"

namespace meretid::homecare {
namespace {

using Json = nlohmann::json;
using Ids = std::unordered_map<std::string, int>;

tl::unexpected<Error> wrong(const char* expected, std::string where) {
  return fail("homecare.input.field", Kind::kBadInput, {{"expected", expected}}, std::move(where));
}

Result<Json> parsed(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return fail("homecare.input.empty", Kind::kBadInput);
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    const auto lines = 1 + std::ranges::count(text.substr(0, std::min(error.byte, text.size())), '\n');
    return fail("homecare.input.json", Kind::kBadInput, {}, "line " + std::to_string(lines));
  } catch (const Json::exception&) {  // a number too large for a double
    return fail("homecare.input.json", Kind::kBadInput);
  }
}

const Json* member(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

Result<const Json*> list(const Json& object, const char* name, const std::string& where) {
  const Json* found = member(object, name);
  if (found == nullptr || !found->is_array()) return wrong("[…]", where + name);
  return found;
}

Result<std::string> word(const Json* value, std::string where) {
  if (value == nullptr || !value->is_string()) return wrong("\"…\"", std::move(where));
  return value->get<std::string>();
}

/// A finite number that is not negative.
Result<double> amount(const Json* value, std::string where) {
  if (value == nullptr || !value->is_number()) return wrong("0 …", std::move(where));
  const double number = value->get<double>();
  if (!std::isfinite(number) || number < 0 || number > 1e6) return wrong("0 … 1000000", std::move(where));
  return number;
}

Result<std::pair<double, double>> interval(const Json* value, const std::string& where) {
  if (value == nullptr || !value->is_array() || value->size() != 2) return wrong("[0 …, 0 …]", where);
  TRY(const double from, amount(&(*value)[0], where + "[0]"));
  TRY(const double until, amount(&(*value)[1], where + "[1]"));
  if (until < from) {
    return fail("homecare.input.window", Kind::kBadInput, {{"from", (*value)[0].dump()}, {"until", (*value)[1].dump()}}, where);
  }
  return std::pair(from, until);
}

Result<int> known(const Ids& ids, const Json* value, const std::string& where) {
  TRY(const std::string id, word(value, where));
  const auto found = ids.find(id);
  if (found == ids.end()) return fail("homecare.input.unknown_id", Kind::kBadInput, {{"found", id}}, where);
  return found->second;
}

Result<void> claim(Ids& ids, const std::string& id, const std::string& where) {
  if (!ids.emplace(id, static_cast<int>(ids.size())).second) {
    return fail("homecare.input.duplicate", Kind::kBadInput, {{"found", id}}, where);
  }
  return {};
}

Result<CarePatient> patient(const Json& json, const std::string& where, const Ids& services, const std::vector<double>& usual) {
  CarePatient p;
  TRY(p.id, word(member(json, "id"), where + ".id"));
  TRY(const auto window, interval(member(json, "time_window"), where + ".time_window"));
  p.from = window.first, p.until = window.second;
  TRY(const Json* needs, list(json, "required_caregivers", where + "."));
  if (needs->empty() || needs->size() > 2) return wrong("1 … 2", where + ".required_caregivers");
  for (std::size_t i = 0; i < needs->size(); ++i) {
    const Json& one = (*needs)[i];
    const std::string at = where + ".required_caregivers[" + std::to_string(i) + "]";
    CareNeed need;
    TRY(need.service, known(services, member(one, "service"), at + ".service"));
    need.duration = usual[static_cast<std::size_t>(need.service)];
    if (member(one, "duration") != nullptr || need.duration < 0) {
      TRY(need.duration, amount(member(one, "duration"), at + ".duration"));
    }
    p.needs.push_back(need);
  }
  if (p.needs.size() == 1) return p;
  if (p.needs[0].service == p.needs[1].service) {
    // The solution format names a visit by patient and service, so the two could not be told apart.
    return fail("homecare.input.duplicate", Kind::kBadInput, {{"found", (*needs)[1]["service"].dump()}}, where);
  }
  const Json* together = member(json, "synchronization");
  if (together == nullptr) return wrong("{\"type\": …}", where + ".synchronization");
  TRY(const std::string type, word(member(*together, "type"), where + ".synchronization.type"));
  if (type == "sequential") {
    TRY(const auto gap, interval(member(*together, "distance"), where + ".synchronization.distance"));
    p.least_gap = gap.first, p.most_gap = gap.second;
  } else if (type != "simultaneous") {
    return wrong("simultaneous, sequential", where + ".synchronization.type");
  }
  return p;
}

Result<void> distances(const Json& json, CareInstance& instance) {
  TRY(const Json* rows, list(json, "distances", ""));
  if (rows->size() != instance.places()) return wrong(std::to_string(instance.places()).c_str(), "distances");
  instance.distances.reserve(instance.places() * instance.places());
  for (std::size_t r = 0; r < rows->size(); ++r) {
    const std::string where = "distances[" + std::to_string(r) + "]";
    if (!(*rows)[r].is_array() || (*rows)[r].size() != instance.places()) {
      return wrong(std::to_string(instance.places()).c_str(), where);
    }
    for (std::size_t c = 0; c < instance.places(); ++c) {
      TRY(const double way, amount(&(*rows)[r][c], where + "[" + std::to_string(c) + "]"));
      instance.distances.push_back(way);
    }
  }
  return {};
}

}  // namespace

Result<CareInstance> read_care(std::string_view text) {
  TRY(const Json json, parsed(text));
  CareInstance instance;
  Ids services, carers, patients;
  std::vector<double> usual;
  TRY(const Json* all_services, list(json, "services", ""));
  for (const Json& one : *all_services) {
    const std::string where = "services[" + std::to_string(services.size()) + "]";
    TRY(std::string id, word(member(one, "id"), where + ".id"));
    TRY_VOID(claim(services, id, where));
    const Json* time = member(one, "default_duration");
    usual.push_back(-1);
    if (time != nullptr) { TRY(usual.back(), amount(time, where + ".default_duration")); }
    instance.services.push_back(std::move(id));
  }
  TRY(const Json* all_carers, list(json, "caregivers", ""));
  for (const Json& one : *all_carers) {
    const std::string where = "caregivers[" + std::to_string(carers.size()) + "]";
    Carer carer;
    TRY(carer.id, word(member(one, "id"), where + ".id"));
    TRY_VOID(claim(carers, carer.id, where));
    TRY(const Json* abilities, list(one, "abilities", where + "."));
    for (const Json& ability : *abilities) {
      TRY(const int service, known(services, &ability, where + ".abilities"));
      carer.abilities.push_back(service);
    }
    instance.carers.push_back(std::move(carer));
  }
  TRY(const Json* all_patients, list(json, "patients", ""));
  if (all_patients->empty()) return fail("homecare.input.no_visits", Kind::kBadInput);
  for (const Json& one : *all_patients) {
    const std::string where = "patients[" + std::to_string(patients.size()) + "]";
    TRY(CarePatient p, patient(one, where, services, usual));
    TRY_VOID(claim(patients, p.id, where));
    instance.patients.push_back(std::move(p));
  }
  TRY_VOID(distances(json, instance));
  return instance;
}

Result<std::vector<CareRoute>> read_care_routes(std::string_view text) {
  TRY(const Json json, parsed(text));
  std::vector<CareRoute> routes;
  TRY(const Json* all, list(json, "routes", ""));
  const auto either = [](const Json& object, const char* name, const char* other) {
    const Json* found = member(object, name);
    return found != nullptr ? found : member(object, other);
  };
  for (const Json& one : *all) {
    const std::string where = "routes[" + std::to_string(routes.size()) + "]";
    CareRoute& route = routes.emplace_back();
    TRY(route.carer, word(either(one, "caregiver_id", "caregiver"), where + ".caregiver_id"));
    const Json* visits = member(one, "locations");
    if (visits == nullptr || visits->is_null()) continue;
    if (!visits->is_array()) return wrong("[…]", where + ".locations");
    for (const Json& each : *visits) {
      const std::string at = where + ".locations[" + std::to_string(route.visits.size()) + "]";
      CareVisit& visit = route.visits.emplace_back();
      TRY(visit.patient, word(either(each, "patient_id", "patient"), at + ".patient_id"));
      TRY(visit.service, word(either(each, "service_id", "service"), at + ".service_id"));
      TRY(visit.start, amount(member(each, "arrival_time"), at + ".arrival_time"));
      TRY(visit.end, amount(member(each, "departure_time"), at + ".departure_time"));
    }
  }
  return routes;
}

std::string write_care_routes(const std::vector<CareRoute>& routes) {
  std::string out = "{\"routes\":[";
  for (std::size_t r = 0; r < routes.size(); ++r) {
    out += r > 0 ? ",\n{\"caregiver_id\":" : "\n{\"caregiver_id\":";
    base::append_json_text(out, routes[r].carer);
    out += ",\"locations\":[";
    for (std::size_t v = 0; v < routes[r].visits.size(); ++v) {
      const CareVisit& visit = routes[r].visits[v];
      out += v > 0 ? ",{\"patient_id\":" : "{\"patient_id\":";
      base::append_json_text(out, visit.patient);
      out += ",\"service_id\":";
      base::append_json_text(out, visit.service);
      out += ",\"arrival_time\":";
      base::append_json_number(out, visit.start);
      out += ",\"departure_time\":";
      base::append_json_number(out, visit.end);
      out += "}";
    }
    out += "]}";
  }
  return out + "\n]}\n";
}

}  // namespace meretid::homecare
