// SPDX-License-Identifier: EUPL-1.2
// Takes strings of neighbouring visits out of tours that lie close together: Christiaens and Vanden Berghe 2020, section 4.2.
// What is pinned, held or begun stays; pauses of the tours that were opened are set anew at the place that delays least.
#pragma once

#include <utility>
#include <vector>

#include "base/rng.h"
#include "solutions/homecare/day/near.h"
#include "solutions/homecare/day/slots.h"
#include "solutions/homecare/day/state.h"

namespace meretid::homecare::day {

class Ruin {
 public:
  struct Measure {
    double visits = 10;     ///< removed on average
    int longest = 10;       ///< string
    double split = 0.5;     ///< of the strings keep some visits in their middle
    double wider = 0.01;    ///< chance that one more is kept
    double pauses = 0.3;    ///< of the opened tours have their pause set anew
  };

  Ruin(const Problem& problem, const Neighbours& neighbours, const Price& price, Measure measure)
      : problem_(problem), neighbours_(neighbours), price_(price), measure_(measure) {}

  /// False when the step must be undone: a gap cannot be closed, or a pause finds no place. Cost: about what is removed.
  [[nodiscard]] bool operator()(State& state, Rng& rng);
  /// Half of the steps begin at one of these visits.
  void focus(std::vector<int> visits) { focus_ = std::move(visits); }
  /// Nothing but these visits is taken out; empty: all may be.
  void only(std::vector<bool> visits) { only_ = std::move(visits); }
  /// The tours that were opened.
  const std::vector<int>& opened() const { return opened_; }

 private:
  void string(State& state, Rng& rng, int node, int length);
  void open(int tour);
  bool set_pause(State& state, Rng& rng, int tour);

  const Problem& problem_;
  const Neighbours& neighbours_;
  const Price& price_;
  Measure measure_;
  std::vector<bool> only_;
  std::vector<int> focus_, opened_, taken_, lifted_, stringed_;
};

}  // namespace meretid::homecare::day
