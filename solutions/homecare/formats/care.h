// SPDX-License-Identifier: EUPL-1.2
// Home health care routing and scheduling (HHCRSP): instances and solutions in the JSON of Ceschia, Di Gaspero, Rosati and
// Schaerf ("Multi-neighborhood simulated annealing for the home healthcare routing and scheduling problem", ITOR 2024),
// whose data also carry Mankowska, Meisel and Bierwirth 2014 and Kummer et al. 2021. Strict: every error names the field.
// Members the problem does not need (names, areas, places) are passed over. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::homecare {

struct CareNeed {
  int service = 0;  ///< index in CareInstance::services
  double duration = 0;
};

struct CarePatient {
  std::string id;
  double from = 0, until = 0;   ///< service starts at `from` or later; a start after `until` is tardy, not forbidden
  std::vector<CareNeed> needs;  ///< one or two
  /// Of two needs: start of the second minus start of the first. Both 0 when simultaneous.
  double least_gap = 0, most_gap = 0;
};

struct Carer {
  std::string id;
  std::vector<int> abilities;  ///< indices of services
};

struct CareInstance {
  std::vector<std::string> services;
  std::vector<CarePatient> patients;
  std::vector<Carer> carers;
  std::vector<double> distances;  ///< row by row, place 0 is the office, place i + 1 patient i; also the travel times

  std::size_t places() const { return patients.size() + 1; }
  double distance(std::size_t from, std::size_t to) const { return distances[from * places() + to]; }
};

struct CareVisit {
  std::string patient, service;
  double start = 0, end = 0;
};
struct CareRoute {
  std::string carer;
  std::vector<CareVisit> visits;
};

Result<CareInstance> read_care(std::string_view json);
Result<std::vector<CareRoute>> read_care_routes(std::string_view json);
std::string write_care_routes(const std::vector<CareRoute>& routes);

}  // namespace meretid::homecare
