// SPDX-License-Identifier: EUPL-1.2
// How good a detector is on a set: what `evaluate` prints, the same members for each set; what has no meaning there is null. Values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "learn/measure.h"

namespace meretid::nightwatch {

struct Figures {
  std::optional<double> auc;
  std::optional<double> false_alarms_at_95, false_alarms_at_98;  ///< an hour, where 95 and 98 % of the events are found
  std::optional<double> f1, precision, recall;                   ///< at the threshold that training fixed
  std::optional<double> latency_median, latency_p95;             ///< s, of events found at that threshold
  std::map<std::string, Figures> rooms;
};

/// One line of JSON; "rooms" only where there are some.
std::string to_json(const Figures& figures);

/// Area under the ROC curve; ties count half. None where one side is empty.
std::optional<double> area(std::vector<double> events, const std::vector<double>& others);

/// As NumPy's quantile: linear between neighbours. `values` need not be sorted; not empty.
double quantile(std::vector<double> values, double q);

void set_counts(Figures& figures, const learn::Counts& counts);
void set_latency(Figures& figures, const std::vector<double>& seconds);

}  // namespace meretid::nightwatch
