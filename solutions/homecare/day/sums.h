// SPDX-License-Identifier: EUPL-1.2
// What a plan costs while it is searched: whole seconds and counts, so that adding and taking away leaves no trace. The same
// meaning as municipal::Costs but for two things: `irregular` looks at other days and is left out, and fairness is measured from a
// share of work that stands still while a round searches (State::set_targets), not from the mean of the very plan.
#pragma once

#include <array>
#include <cstdint>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::day {

struct Sums {
  std::int64_t medical_late = 0, late = 0, overtime = 0, driving = 0, preferred = 0, moved = 0, waiting = 0, uneven = 0;  ///< seconds
  std::array<std::int32_t, municipal::kPriorities> unassigned{};
  std::int32_t new_faces = 0, not_contact = 0, against_wish = 0, other_carer = 0;
  std::int32_t pins_out = 0;  ///< pinned visits that are absent: dearer than all else

  bool operator==(const Sums&) const = default;
  Sums& operator+=(const Sums& o) {
    medical_late += o.medical_late, late += o.late, overtime += o.overtime, driving += o.driving, preferred += o.preferred;
    moved += o.moved, waiting += o.waiting, uneven += o.uneven;
    for (std::size_t p = 0; p < municipal::kPriorities; ++p) unassigned[p] += o.unassigned[p];
    new_faces += o.new_faces, not_contact += o.not_contact, against_wish += o.against_wish, other_carer += o.other_carer;
    pins_out += o.pins_out;
    return *this;
  }
};

/// Sums in minutes of driving, by the weights of the municipality.
class Price {
 public:
  static constexpr double kPinOut = 1e9;
  explicit Price(const municipal::Weights& w)
      : w_(w), medical_late(w.medical_late / 60), late(w.late / 60), overtime(w.overtime / 60), driving(w.driving / 60), preferred(w.preferred / 60),
        moved(w.moved / 60), waiting(w.waiting / 60), uneven(w.fairness / 60) {}
  double operator()(const Sums& s) const {
    double sum = medical_late * static_cast<double>(s.medical_late) + late * static_cast<double>(s.late) + overtime * static_cast<double>(s.overtime) +
                 driving * static_cast<double>(s.driving) + preferred * static_cast<double>(s.preferred) + moved * static_cast<double>(s.moved) +
                 waiting * static_cast<double>(s.waiting) + uneven * static_cast<double>(s.uneven) + w_.new_face * s.new_faces +
                 w_.not_contact * s.not_contact + w_.wish * s.against_wish + w_.other_carer * s.other_carer + kPinOut * s.pins_out;
    for (std::size_t p = 0; p < municipal::kPriorities; ++p) sum += w_.unassigned[p] * s.unassigned[p];
    return sum;
  }
  const municipal::Weights& weights() const { return w_; }

 private:
  municipal::Weights w_;

 public:
  double medical_late, late, overtime, driving, preferred, moved, waiting, uneven;  ///< of a second
};

}  // namespace meretid::homecare::day
