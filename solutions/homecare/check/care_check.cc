// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/check/care_check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace meretid::homecare {
namespace {

using Args = std::vector<std::pair<std::string, std::string>>;

std::string shown(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

struct Served {
  double start;
  std::string carer;
};

class Check {
 public:
  explicit Check(const CareInstance& instance) : instance_(instance) {
    for (std::size_t i = 0; i < instance.patients.size(); ++i) patients_.emplace(instance.patients[i].id, i);
    for (std::size_t i = 0; i < instance.carers.size(); ++i) carers_.emplace(instance.carers[i].id, i);
  }

  Verdict operator()(const std::vector<CareRoute>& routes) {
    std::set<std::string> seen;
    for (const CareRoute& route : routes) {
      if (!seen.insert(route.carer).second) breach("homecare.check.carer_twice", {{"found", route.carer}}, {});
      drive(route);
    }
    for (const CarePatient& patient : instance_.patients) pair(patient);
    verdict_.objective = (verdict_.distance + verdict_.tardiness + verdict_.max_tardiness) / 3;
    return std::move(verdict_);
  }

 private:
  void breach(const char* code, Args args, std::string where) {
    verdict_.breaches.emplace_back(code, base::Kind::kBadInput, std::move(args), std::move(where));
  }

  void drive(const CareRoute& route) {
    const auto carer = carers_.find(route.carer);
    if (carer == carers_.end()) return breach("homecare.check.unknown_carer", {{"found", route.carer}}, {});
    if (!route.visits.empty()) ++verdict_.vehicles;
    std::size_t at = 0;
    double free = 0;
    for (const CareVisit& visit : route.visits) {
      const auto found = patients_.find(visit.patient);
      if (found == patients_.end()) {
        breach("homecare.check.unknown_visit", {{"found", visit.patient}}, route.carer);
        continue;
      }
      const CarePatient& patient = instance_.patients[found->second];
      const std::size_t place = found->second + 1;
      const double arrival = free + instance_.distance(at, place);
      verdict_.distance += instance_.distance(at, place);
      if (visit.start < arrival - kCareTolerance) {
        breach("homecare.check.not_there_yet",
               {{"found", visit.patient}, {"start", shown(visit.start)}, {"earliest", shown(arrival)}}, route.carer);
      }
      serve(carer->second, patient, visit);
      at = place;
      free = visit.end;
    }
    verdict_.distance += at == 0 ? 0 : instance_.distance(at, 0);
  }

  void serve(std::size_t carer, const CarePatient& patient, const CareVisit& visit) {
    const Carer& who = instance_.carers[carer];
    const auto need = std::ranges::find_if(patient.needs, [&](const CareNeed& n) {
      return instance_.services[static_cast<std::size_t>(n.service)] == visit.service;
    });
    if (need == patient.needs.end()) {
      return breach("homecare.check.not_needed", {{"found", patient.id}, {"service", visit.service}}, who.id);
    }
    if (std::ranges::find(who.abilities, need->service) == who.abilities.end()) {
      breach("homecare.check.not_able", {{"found", patient.id}, {"service", visit.service}}, who.id);
    }
    if (!served_.emplace(std::pair(patient.id, visit.service), Served{visit.start, who.id}).second) {
      breach("homecare.check.visited_twice", {{"found", patient.id + " " + visit.service}}, who.id);
    }
    if (std::abs(visit.end - visit.start - need->duration) > kCareTolerance) {
      breach("homecare.check.duration",
             {{"found", patient.id}, {"taken", shown(visit.end - visit.start)}, {"expected", shown(need->duration)}}, who.id);
    }
    if (visit.start < patient.from - kCareTolerance) {
      breach("homecare.check.early", {{"found", patient.id}, {"start", shown(visit.start)}, {"from", shown(patient.from)}}, who.id);
    }
    const double tardy = std::max(0.0, visit.start - patient.until);
    verdict_.tardiness += tardy;
    verdict_.max_tardiness = std::max(verdict_.max_tardiness, tardy);
  }

  void pair(const CarePatient& patient) {
    std::vector<const Served*> both;
    for (const CareNeed& need : patient.needs) {
      const std::string& service = instance_.services[static_cast<std::size_t>(need.service)];
      const auto found = served_.find(std::pair(patient.id, service));
      if (found == served_.end()) {
        ++verdict_.unassigned;
        breach("homecare.check.not_visited", {{"found", patient.id + " " + service}}, {});
      } else {
        both.push_back(&found->second);
      }
    }
    if (both.size() != 2) return;
    if (both[0]->carer == both[1]->carer) breach("homecare.check.one_carer_for_two", {{"found", patient.id}}, both[0]->carer);
    const double gap = both[1]->start - both[0]->start;
    if (gap < patient.least_gap - kCareTolerance || gap > patient.most_gap + kCareTolerance) {
      breach("homecare.check.gap",
             {{"found", patient.id}, {"gap", shown(gap)}, {"from", shown(patient.least_gap)}, {"until", shown(patient.most_gap)}},
             {});
    }
  }

  const CareInstance& instance_;
  std::map<std::string, std::size_t> patients_, carers_;
  std::map<std::pair<std::string, std::string>, Served> served_;
  Verdict verdict_;
};

}  // namespace

Verdict check_care(const CareInstance& instance, const std::vector<CareRoute>& routes) { return Check(instance)(routes); }

}  // namespace meretid::homecare
