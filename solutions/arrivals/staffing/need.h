// SPDX-License-Identifier: EUPL-1.2
// How many must be at work, slot by slot, so that at most a share `alpha` of the patients wait longer than `wait`. Not the arrivals
// of the hour but the work that is there counts: the modified offered load, the mean number in service were there always somebody
// free, m' = arrivals - m / service (Jennings, Mandelbaum, Massey and Whitt, "Server staffing to meet time-varying demand",
// Management Science 1996; Green, Kolesar and Whitt, 2007). Patients may come back to the same staff after tests or treatment (Erlang-R; Yom-Tov
// and Mandelbaum, "Erlang-R: A time-varying queue with reentrant customers", Manufacturing & Service Operations Management 2014): two
// such equations, of those in service and those away. Erlang C at that load, averaged over the forecast's distribution. Pure.
#pragma once

#include <array>
#include <vector>

#include "solutions/arrivals/forecast/outlook.h"

namespace meretid::arrivals {

struct ServiceGoal {
  double service = 45;   ///< mean minutes that a patient keeps one of the staff
  double wait = 30;      ///< minutes
  double alpha = 0.1;    ///< at most this share waits longer
  double returns = 0;    ///< chance that a patient comes back to the staff after being seen; below 1
  double away = 60;      ///< mean minutes until then
};

struct SlotNeed {
  int least = 0;         ///< keeps the goal where the forecast's mean comes true
  int preferred = 0;     ///< keeps it on average over what may come
};

class Load {
 public:
  Load(const std::vector<SlotOutlook>& slots, double slot_minutes, const ServiceGoal& goal);
  /// P(wait > goal), mean over the slot, over the forecast's distribution; `spread` false: at the mean alone.
  double waits(std::size_t slot, int servers, bool spread = true) const;
  double mean(std::size_t slot) const;  ///< patients in service
  std::size_t size() const { return load_.size(); }

 private:
  static constexpr std::size_t kSteps = 6;  // within a slot
  std::vector<std::array<double, kSteps>> load_;
  std::vector<double> spread_;              // standard deviation of the load over its mean
  double wait_;                             // in service times
};

std::vector<SlotNeed> need_of(const Load& load, const ServiceGoal& goal);

}  // namespace meretid::arrivals
