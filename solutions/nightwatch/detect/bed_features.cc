// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/detect/bed_features.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace meretid::nightwatch {
namespace {

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

struct Stretch {
  float count = 0, front = 0, vertical = 0, lateral = 0, strength = 0;  // means
  float front_deviation = 0, vertical_deviation = 0, front_range = 0, vertical_range = 0, strongest = 0, moved = 0, longest_pause = 0;
};

// Readings first … last of a span of time [from, to].
Stretch stretch(std::span<const BedReading> r, std::size_t first, std::size_t last, double from, double to) {
  Stretch s;
  s.longest_pause = static_cast<float>(to - from);
  if (first > last) {
    s.front = s.vertical = s.lateral = s.strength = s.front_deviation = s.vertical_deviation = s.front_range = s.vertical_range = s.strongest = s.moved = kUnknown;
    return s;
  }
  float front_squares = 0, vertical_squares = 0, front_low = 99, front_high = -99, vertical_low = 99, vertical_high = -99;
  s.strongest = -999;
  double before = from;
  s.longest_pause = 0;
  for (std::size_t i = first; i <= last; ++i) {
    s.count += 1;
    s.front += r[i].front, s.vertical += r[i].vertical, s.lateral += r[i].lateral, s.strength += r[i].strength;
    front_squares += r[i].front * r[i].front, vertical_squares += r[i].vertical * r[i].vertical;
    front_low = std::min(front_low, r[i].front), front_high = std::max(front_high, r[i].front);
    vertical_low = std::min(vertical_low, r[i].vertical), vertical_high = std::max(vertical_high, r[i].vertical);
    s.strongest = std::max(s.strongest, r[i].strength);
    if (i > first) s.moved += std::fabs(r[i].front - r[i - 1].front) + std::fabs(r[i].vertical - r[i - 1].vertical) + std::fabs(r[i].lateral - r[i - 1].lateral);
    s.longest_pause = std::max(s.longest_pause, static_cast<float>(r[i].t - before));
    before = r[i].t;
  }
  s.longest_pause = std::max(s.longest_pause, static_cast<float>(to - before));
  s.front /= s.count, s.vertical /= s.count, s.lateral /= s.count, s.strength /= s.count;
  s.front_deviation = std::sqrt(std::max(0.0F, front_squares / s.count - s.front * s.front));
  s.vertical_deviation = std::sqrt(std::max(0.0F, vertical_squares / s.count - s.vertical * s.vertical));
  s.front_range = front_high - front_low;
  s.vertical_range = vertical_high - vertical_low;
  return s;
}

std::size_t first_from(std::span<const BedReading> r, double t) {
  return static_cast<std::size_t>(std::lower_bound(r.begin(), r.end(), t, [](const BedReading& a, double at) { return a.t < at; }) - r.begin());
}

// How fast the tag moves towards or from the antenna: change of phase between two readings of one antenna on one frequency.
float phase_change(std::span<const BedReading> r, std::size_t first, std::size_t last) {
  float sum = 0, pairs = 0;
  for (std::size_t i = first; i <= last; ++i)
    for (std::size_t k = i; k-- > first;) {
      if (r[k].antenna != r[i].antenna || std::fabs(r[k].frequency - r[i].frequency) > 0.01F) continue;
      const float turn = std::remainder(r[i].phase - r[k].phase, 3.14159265F);
      sum += std::fabs(turn);
      pairs += 1;
      break;
    }
  return pairs > 0 ? sum / pairs : kUnknown;
}

}  // namespace

std::vector<float> bed_features(std::span<const BedReading> r, std::size_t i) {
  const double t = r[i].t;
  const std::size_t end = first_from(r, t + kAhead);  // one behind the last known
  const BedReading& now = r[i];
  std::vector<float> f;
  f.reserve(140);
  const auto add = [&f](std::initializer_list<float> values) { f.insert(f.end(), values); };
  add({now.front, now.vertical, now.lateral, std::atan2(now.front, now.vertical), std::atan2(now.lateral, now.vertical), now.strength,
       i ? static_cast<float>(std::min(t - r[i - 1].t, kBedMemory)) : kUnknown, i + 1 < end ? static_cast<float>(r[i + 1].t - t) : static_cast<float>(kAhead)});
  Stretch past[4];
  constexpr double kPast[] = {1, 3, 8, 20};
  for (std::size_t k = 0; k < 4; ++k) {
    const Stretch& s = past[k] = stretch(r, first_from(r, t - kPast[k]), i, t - kPast[k], t);
    add({s.count, s.front, s.vertical, s.lateral, s.strength, s.front_deviation, s.vertical_deviation, s.front_range, s.vertical_range, s.strongest, s.moved / s.count, s.longest_pause});
  }
  const Stretch ahead = stretch(r, i + 1, end - 1, t, t + kAhead);
  add({ahead.count, ahead.front, ahead.vertical, ahead.lateral, ahead.strength, ahead.front_deviation, ahead.vertical_deviation, ahead.front_range, ahead.strongest, ahead.moved / std::max(1.0F, ahead.count), ahead.longest_pause});
  add({now.front - past[2].front, now.vertical - past[2].vertical, now.lateral - past[2].lateral, now.front - past[3].front, now.vertical - past[3].vertical, past[0].strength - past[2].strength,
       past[0].strength - past[3].strength, ahead.front - past[1].front, ahead.vertical - past[1].vertical, ahead.strength - past[1].strength});
  const std::size_t near = first_from(r, t - 3), far = first_from(r, t - 12);
  for (int antenna = 1; antenna <= 4; ++antenna) {
    float heard_near = 0, heard_far = 0, heard_ahead = 0, strength = 0, strength_far = 0, strength_ahead = 0, since = static_cast<float>(kBedMemory);
    for (std::size_t k = far; k < end; ++k) {
      if (r[k].antenna != antenna) continue;
      if (k > i) heard_ahead += 1, strength_ahead += r[k].strength;
      else {
        since = static_cast<float>(t - r[k].t);
        heard_far += 1, strength_far += r[k].strength;
        if (k >= near) heard_near += 1, strength += r[k].strength;
      }
    }
    add({heard_near / past[1].count, heard_far, heard_near > 0 ? strength / heard_near : kUnknown, heard_far > 0 ? strength_far / heard_far : kUnknown,
         heard_ahead, heard_ahead > 0 ? strength_ahead / heard_ahead : kUnknown, since});
  }
  add({phase_change(r, near, i), phase_change(r, i, end - 1)});
  // Against how this person holds the trunk when upright, and how well each antenna has heard: tags and bodies differ.
  const std::size_t long_ago = first_from(r, t - kBedMemory);
  float upright = 0, front = 0, lateral = 0, vertical = 0, lying = 0, best[4] = {kUnknown, kUnknown, kUnknown, kUnknown};
  for (std::size_t k = long_ago; k <= i; ++k) {
    float& strongest = best[r[k].antenna - 1];
    if (!(strongest >= r[k].strength)) strongest = r[k].strength;
    if (r[k].vertical < 0.6F) {
      lying += 1;
      continue;
    }
    upright += 1, front += r[k].front, lateral += r[k].lateral, vertical += r[k].vertical;
  }
  const bool known = upright > 4;
  add({known ? now.front - front / upright : kUnknown, known ? now.lateral - lateral / upright : kUnknown, known ? now.vertical - vertical / upright : kUnknown,
       known ? ahead.front - front / upright : kUnknown, known ? past[1].front - front / upright : kUnknown, known ? ahead.vertical - vertical / upright : kUnknown,
       upright, lying, static_cast<float>(i - long_ago + 1) / static_cast<float>(std::min(kBedMemory, t - r.front().t) + 1), now.strength - best[now.antenna - 1]});
  for (const float strongest : best) add({strongest, past[1].strongest - strongest});
  // The last changes of posture: since when the trunk has been upright, and since when it has been held as now.
  std::size_t k = i;
  while (k > long_ago && (r[k - 1].vertical < 0.6F) == (now.vertical < 0.6F)) --k;
  add({static_cast<float>(t - r[k].t)});
  for (k = i; k > long_ago && std::fabs(r[k - 1].front - now.front) < 0.15F; --k) {}
  add({static_cast<float>(t - r[k].t)});
  return f;
}

}  // namespace meretid::nightwatch
