// SPDX-License-Identifier: EUPL-1.2
// The day mended after an event: lost visits find other carers, at three prices. Nothing that has begun moves; who is far from what
// happened is left in peace. Lost visits go in by regret (the one that would lose most by waiting first), then a short annealing in
// the neighbourhood where every visit that gets another carer or hour costs (tier T7). Deterministic: iterations, no clock, unless
// stopped. Thread-safe. Figures: `meretid homecare bench --only living`.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "solutions/homecare/living/live_day.h"

namespace meretid::homecare::living {

/// One carer's part of a visit that is not as it was told. No shift: nobody.
struct Change {
  int visit = 0, need = 0;
  int from_shift = municipal::kNobody, to_shift = municipal::kNobody;
  std::optional<Moment> from, to;
};

enum class Aim {
  kLeastChange,   ///< as few visits as possible get another carer or hour
  kLeastDriving,  ///< the way counts most
  kRelief,        ///< substitutes who are idle are called, visits of low priority may be put off
};

struct Alternative {
  Aim aim = Aim::kLeastChange;
  municipal::Plan plan;
  municipal::Costs costs;             ///< of the whole day
  double driving = 0, late = 0, overtime = 0;  ///< minutes more than the running plan
  int new_faces = 0;                  ///< more than in the running plan
  int changed = 0;                    ///< visits with another carer, or started beyond Rules::promised from what was told
  std::vector<Change> changes;        ///< the same, by carer
  std::vector<int> put_off;           ///< lost visits, and others, that nobody makes now
};

struct ReplanOptions {
  std::uint64_t seed = 1;
  std::uint64_t iterations = 400;   ///< of each alternative
  int threads = 2;
  std::stop_token stop{};
};

/// Cheapest first by the municipality's weights; equal plans once. Costs of LiveDay::running are those of the day before the event.
std::vector<Alternative> replan(const LiveDay& day, const municipal::Faces& known, const ReplanOptions& options = {});

/// What differs between what was told and the plan.
std::vector<Change> changes(const municipal::Municipality& all, const municipal::Plan& told, const municipal::Plan& plan,
                            const municipal::Scope& scope);

}  // namespace meretid::homecare::living
