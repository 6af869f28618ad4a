// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/staffing/simulate.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <queue>

#include "base/rng.h"

namespace meretid::arrivals {
namespace {

constexpr double kNever = 1e18;  // minutes

// A factor of mean 1.
double factor(Rng& rng, double deviation) { return std::exp(deviation * rng.normal() - deviation * deviation / 2); }

std::vector<double> draw(const std::vector<SlotOutlook>& slots, double slot_minutes, std::size_t slots_a_day, Rng& rng) {
  std::vector<double> moments;
  double of_day = 1;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const SlotOutlook& s = slots[i];
    if (i % slots_a_day == 0) of_day = factor(rng, s.shared);
    const double own = std::sqrt(std::max(0.0, (s.dispersion - 1) / std::max(s.mean, 1e-9) - s.shared * s.shared));
    const double mean = s.mean * of_day * factor(rng, own);
    // Exponential gaps within the slot.
    double at = 0;
    while (mean > 0 && (at -= std::log(1 - rng.uniform()) / mean) < 1) moments.push_back((static_cast<double>(i) + at) * slot_minutes);
  }
  return moments;
}

struct Counts {
  double patients = 0, late = 0, waited = 0;
};

Counts run_once(const std::vector<double>& arrivals, double slot_minutes, const std::vector<int>& at_work, const ServiceGoal& goal, Rng& rng) {
  Counts counts;
  std::priority_queue<double, std::vector<double>, std::greater<>> ends;  // of patients in service
  std::priority_queue<double, std::vector<double>, std::greater<>> back;  // of those who come once more
  std::deque<double> waiting;
  std::size_t next = 0, slot = 0;
  while (next < arrivals.size() || !waiting.empty() || !back.empty() || (goal.returns > 0 && !ends.empty())) {
    const double arrival = next < arrivals.size() ? arrivals[next] : kNever;
    const double finished = ends.empty() ? kNever : ends.top();
    const double change = slot + 1 < at_work.size() ? static_cast<double>(slot + 1) * slot_minutes : kNever;
    const double again = back.empty() ? kNever : back.top();
    const double now = std::min({arrival, finished, change, again});
    if (now >= kNever) break;
    if (finished <= now) {
      ends.pop();
      if (goal.returns > 0 && rng.chance(goal.returns)) back.push(now - std::log(1 - rng.uniform()) * goal.away);
    } else if (again <= now) {
      back.pop();
      waiting.push_back(now);
    }
    else if (arrival <= now) waiting.push_back(now), ++next;
    else ++slot;
    while (!waiting.empty() && ends.size() < static_cast<std::size_t>(at_work[slot])) {
      const double wait = now - waiting.front();
      waiting.pop_front();
      counts.patients += 1;
      counts.late += wait > goal.wait ? 1 : 0;
      counts.waited += wait;
      ends.push(now - std::log(1 - rng.uniform()) * goal.service);
    }
  }
  return counts;
}

}  // namespace

Simulated simulate(const std::vector<SlotOutlook>& slots, double slot_minutes, std::size_t slots_a_day, const std::vector<int>& at_work,
                   const ServiceGoal& goal, int runs, std::uint64_t seed) {
  const Rng root(seed);
  double late = 0, waited = 0, patients = 0, sum = 0, squares = 0;
  for (int r = 0; r < runs; ++r) {
    Rng rng = root.fork(static_cast<std::uint64_t>(r));
    const std::vector<double> arrivals = draw(slots, slot_minutes, slots_a_day, rng);
    const Counts c = run_once(arrivals, slot_minutes, at_work, goal, rng);
    late += c.late, waited += c.waited, patients += c.patients;
    const double share = c.patients > 0 ? c.late / c.patients : 0;
    sum += share, squares += share * share;
  }
  if (patients <= 0) return {};
  const double mean = sum / runs, variance = std::max(0.0, squares / runs - mean * mean);
  return {late / patients, waited / patients, 1.96 * std::sqrt(variance / runs)};
}

}  // namespace meretid::arrivals
