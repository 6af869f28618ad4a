// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/simulate/night.h"

#include <algorithm>
#include <cmath>

namespace meretid::nightwatch {
namespace {

constexpr double kEnds = 8;  // s of a still stretch that are told before and after the jump

}  // namespace

MadeUpResident::MadeUpResident(Rng rng, NightHabits habits) : rng_(rng.fork(0)), habits_(habits), body_(rng.fork(1)), tag_(rng.fork(2)) {}

void MadeUpResident::hand_out() {
  const double at = told_;
  const std::vector<Motion> motions = body_.take();
  if (!motions.empty()) (*motions_)(at, motions);
  told_ = body_.now();
  (*readings_)(tag_.take());
}

template <class Act>
void MadeUpResident::act(Activity activity, Act does) {
  const double from = body_.now();
  does();
  tag_.during(activity, from, body_.now(), true);
}

void MadeUpResident::still(double seconds, std::optional<Activity> heard) {
  const auto part = [&](double length, bool told) {
    const double from = body_.now();
    if (told) body_.lie(length);
    else body_.pass(length);
    if (heard) tag_.during(*heard, from, body_.now(), false);
    if (told) hand_out();
    else told_ = body_.now();
  };
  if (whole_ || seconds < 2 * kEnds + 4) return part(seconds, true);
  part(kEnds, true);
  part(seconds - 2 * kEnds, false);
  part(kEnds, true);
}

NightTruth MadeUpResident::night(const TakeMotions& motions, const TakeReadings& readings, bool whole) {
  motions_ = &motions, readings_ = &readings, whole_ = whole;
  told_ = body_.now();
  NightTruth truth{.begin = body_.now(), .end = body_.now() + kNight, .absences = {}, .impact = {}};
  const double all = habits_.turns + habits_.edge_sits + habits_.exits;
  double fall_at = rng_.chance(habits_.falls) ? truth.begin + rng_.uniform(0.1, 0.9) * kNight : 1e18;
  using enum Activity;
  while (body_.now() < truth.end) {
    still(std::min(std::max(20.0, truth.end - body_.now()), 20 - std::log(1 - rng_.uniform()) * kNight / all), kLying);
    const double what = rng_.uniform() * all;
    const bool falls = body_.now() > fall_at;
    if (!falls && what < habits_.turns) {
      act(kLying, [&] { body_.turn_in_bed(); });
      continue;
    }
    act(kLying, [&] { body_.sit_up(); });
    if (!falls && what < habits_.turns + habits_.edge_sits) {
      still(rng_.uniform(10, 120), kSittingOnBed);
      act(kSittingOnBed, [&] { body_.lie_down(); });
      continue;
    }
    still(rng_.uniform(2, 40), kSittingOnBed);
    Absence absence{.from = body_.now(), .to = 0};
    act(kUp, [&] { body_.stand_up(), body_.walk(rng_.uniform(5, 20)); });
    if (falls) {
      fall_at = 1e18;
      act(kUp, [&] { body_.fall(); });
      truth.impact = body_.impact();
      still(rng_.uniform(180, 600), {});  // until somebody has come; the body lies on the tag
      act(kUp, [&] { body_.sit_up(), body_.stand_up(), body_.walk(rng_.uniform(4, 8)); });
    } else {
      body_.sit_down(rng_.chance(habits_.hard_sits));  // in the bathroom: no antenna
      hand_out();
      const double gone = rng_.chance(habits_.wanders) ? rng_.uniform(1200, 3000) : rng_.uniform(90, 420);
      still(gone, {});
      body_.stand_up();
      act(kUp, [&] { body_.walk(rng_.uniform(5, 20)); });
    }
    absence.to = body_.now();
    truth.absences.push_back(absence);
    act(kSittingOnBed, [&] { body_.sit_down(false); });
    still(rng_.uniform(3, 20), kSittingOnBed);
    act(kLying, [&] { body_.lie_down(); });
  }
  hand_out();
  truth.end = body_.now();
  return truth;
}

}  // namespace meretid::nightwatch
