// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/care/tasks.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace meretid::homecare {
namespace {

/// Files hold doubles such as 154.99999999999997; a millionth of a thousandth is no difference.
constexpr double kSame = 1e-6;

Milli up(double value) { return static_cast<Milli>(std::ceil(value * kMilli - kSame)); }
Milli down(double value) { return static_cast<Milli>(std::floor(value * kMilli + kSame)); }

/// How many related patients are remembered.
constexpr std::size_t kNear = 60;

}  // namespace

Tasks::Tasks(const CareInstance& instance) : able_(instance.services.size()), carers_(static_cast<int>(instance.carers.size())) {
  for (std::size_t i = 0; i < instance.patients.size(); ++i) {
    const CarePatient& p = instance.patients[i];
    const int at = size();
    first_.push_back(at);
    for (std::size_t need = 0; need < p.needs.size(); ++need) {
      Task t{static_cast<int>(i), p.needs[need].service, up(p.from), down(p.until), up(p.needs[need].duration)};
      if (p.needs.size() == 2) {
        t.mate = need == 0 ? at + 1 : at;
        t.after = need == 0 ? -down(p.most_gap) : up(p.least_gap);
      }
      tasks_.push_back(t);
      places_.push_back(static_cast<std::int32_t>(i) + 1);
    }
  }
  for (int c = 0; c < carers_; ++c) {
    for (const int service : instance.carers[static_cast<std::size_t>(c)].abilities) {
      std::vector<int>& list = able_[static_cast<std::size_t>(service)];
      if (list.empty() || list.back() != c) list.push_back(c);
    }
  }
  ways_.reserve(instance.distances.size());
  for (const double way : instance.distances) ways_.push_back(static_cast<std::int32_t>(up(way)));
  for (int i = 0; i < patients(); ++i) {
    for (const bool by_time : {false, true}) {
      std::vector<std::pair<Milli, int>> ranked;
      for (int j = 0; j < patients(); ++j) {
        if (j == i) continue;
        const Milli apart = (way(i + 1, j + 1) + way(j + 1, i + 1)) / 2;
        const Milli between = std::abs(task(first(i)).ready - task(first(j)).ready) / 4;
        ranked.emplace_back(by_time ? apart + between : apart, j);
      }
      std::ranges::sort(ranked);
      std::vector<int>& list = (by_time ? near_in_time_ : near_).emplace_back();
      for (std::size_t k = 0; k < std::min(kNear, ranked.size()); ++k) list.push_back(ranked[k].second);
    }
  }
}

}  // namespace meretid::homecare
