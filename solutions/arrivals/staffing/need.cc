// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/staffing/need.h"

#include <algorithm>
#include <cmath>

#include "solutions/arrivals/staffing/erlang.h"

namespace meretid::arrivals {
namespace {

// Standard normal quantiles at (k + 1/2) / 10: ten worlds that are equally likely.
constexpr std::array kWorlds = {-1.6449, -1.0364, -0.6745, -0.3853, -0.1257, 0.1257, 0.3853, 0.6745, 1.0364, 1.6449};
constexpr int kMost = 100'000;

}  // namespace

Load::Load(const std::vector<SlotOutlook>& slots, double slot_minutes, const ServiceGoal& goal) : wait_(goal.wait / goal.service) {
  const double service = goal.service / slot_minutes, step = 1.0 / kSteps;  // in slots
  // As if it had been so before.
  double at_work = slots.empty() ? 0 : slots.front().mean * service / (1 - goal.returns);
  const double away = goal.away / slot_minutes;
  double gone = goal.returns * at_work / service * away;                    // who will come back
  // What chance does to one slot's rate is averaged over about a service time; what the slots of a day share is not.
  const double averaged = std::min(1.0, 0.5 / service);
  for (const SlotOutlook& s : slots) {
    std::array<double, kSteps> load{};
    for (double& m : load) {
      const double settled = (s.mean + (goal.returns > 0 ? gone / away : 0)) * service;
      const double end = settled + (at_work - settled) * std::exp(-step / service);
      m = (at_work + end) / 2;
      if (goal.returns > 0) {
        const double level = goal.returns * m / service * away;
        gone = level + (gone - level) * std::exp(-step / away);
      }
      at_work = end;
    }
    load_.push_back(load);
    const double own = std::max(0.0, (s.dispersion - 1) / std::max(s.mean, 1e-9) - s.shared * s.shared);
    spread_.push_back(std::sqrt(s.shared * s.shared + own * averaged));
  }
}

double Load::mean(std::size_t slot) const {
  double sum = 0;
  for (const double m : load_[slot]) sum += m;
  return sum / kSteps;
}

double Load::waits(std::size_t slot, int servers, bool spread) const {
  double sum = 0;
  const double s = spread_[slot];
  for (const double m : load_[slot]) {
    if (!spread) {
      sum += waits_longer(servers, m, wait_);
      continue;
    }
    for (const double world : kWorlds) sum += waits_longer(servers, m * std::exp(s * world - s * s / 2), wait_) / kWorlds.size();
  }
  return sum / kSteps;
}

std::vector<SlotNeed> need_of(const Load& load, const ServiceGoal& goal) {
  std::vector<SlotNeed> need;
  for (std::size_t i = 0; i < load.size(); ++i) {
    const auto smallest = [&](bool spread) {
      int c = std::max(1, static_cast<int>(load.mean(i)));
      while (c < kMost && load.waits(i, c, spread) > goal.alpha) ++c;
      return c;
    };
    const int least = smallest(false);
    need.push_back({least, std::max(least, smallest(true))});
  }
  return need;
}

}  // namespace meretid::arrivals
