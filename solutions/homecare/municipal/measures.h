// SPDX-License-Identifier: EUPL-1.2
// The figures by which home care judges a plan, by the names the field uses. Words and formulas:
//  ATA-tid: minutes with citizens (of each carer) / paid minutes of the shifts in use. Vejtid: driving minutes / paid minutes.
//  NC14: how many different carers a citizen meets between 07 and 22 in 14 days, for those with at least two visits a day on
//    average in these hours (Socialstyrelsen's measure of personnel continuity in home care). Of a longer plan the first 14 days
//    count; a shorter plan gives a smaller figure that is not comparable, see Measures::face_days.
//  COC: (Σ nᵢ² − N) / (N (N − 1)), nᵢ visits by carer i of N in all (Bice & Boxerman 1977, Medical Care 15(4), 347–349).
//  A visit of two carers is two meetings in NC14 and COC. Only visits that are made count anywhere but in `unassigned`.
// Pure, thread-safe, O(turns × days).
#pragma once

#include <vector>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::municipal {

/// Different carers a citizen meets.
struct FaceMeasures {
  int citizens = 0;
  double mean = 0, median = 0;
  int most = 0;
  std::vector<int> citizens_by_faces;  ///< [n]: so many citizens meet n carers
};

struct DayMeasures {
  Date day{};
  Costs costs;          ///< of the shifts that begin on the day, and of visits whose first window does
  int visits = 0;       ///< made
  int late = 0;         ///< visits that start after their window
  double most_late = 0; ///< minutes
  int routes = 0;       ///< shifts with visits

  double direct_share() const { return costs.direct_share(); }
  double driving_share() const { return costs.paid > 0 ? costs.driving / costs.paid : 0; }
};

/// How far carers of one layer are from an equal share by their hours; mean of |own − equal share| over carers, for the whole plan.
struct FairnessMeasures {
  double work = 0, driving = 0;  ///< minutes
  double heavy = 0;              ///< visits that need two carers
};

/// Minutes given against Citizen::weekly, which is scaled to the days of the plan. Each carer's minutes count.
struct FrameMeasures {
  int citizens = 0;               ///< who have a frame
  double given = 0, frame = 0;    ///< minutes
  int below = 0, above = 0;       ///< citizens who get less than 90 % or more than 110 %
};

struct Measures {
  std::vector<DayMeasures> days;
  DayMeasures total;              ///< `day` is the first; Costs of all days added up
  int face_days = 0;              ///< days that NC14 looks at, 14 where the plan has them
  FaceMeasures often;             ///< NC14: citizens with at least two visits a day between 07 and 22
  FaceMeasures everyone;          ///< all citizens with a visit, all hours
  double three_commonest = 0;     ///< share of a citizen's visits by the three who come most; mean over citizens
  double coc = 0;                 ///< mean over citizens with at least two visits
  double by_contact = 0;          ///< share of the visits to citizens with a contact person to which that person comes
  double start_deviation = 0;     ///< minutes: standard deviation of the local start of a series, mean over series
  FairnessMeasures fairness;
  FrameMeasures weekly;
};

Measures measures_of(const Municipality& all, const Plan& plan);

/// How many carers each citizen meets: NC14 in numbers, for those it counts. By citizen; −1 where it does not.
std::vector<int> faces_of_frequent(const Municipality& all, const Plan& plan);

}  // namespace meretid::homecare::municipal
