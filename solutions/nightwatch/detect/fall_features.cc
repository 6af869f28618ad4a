// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>

#include "solutions/nightwatch/detect/fall_look.h"

namespace meretid::nightwatch {
namespace {

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

// All of a stretch of time, its bounds in moments from the impact.
struct Stretch {
  Axes mean;              // g
  float mean_length = 0, deviation = 0, largest = 0, least = 0;  // of |g|
  float horizontal = 0;   // largest of hypot(x, z)
  float mean_turn = 0, largest_turn = 0;
  Axes turned;            // degrees, the axes taken apart
  float jerk = 0, largest_jerk = 0;  // |change of g| from moment to moment
  float axis_deviation = 0;          // of y
};

Stretch stretch(const Ring& ring, std::int64_t from, std::int64_t to) {
  Stretch s;
  s.least = std::numeric_limits<float>::max();
  double squares = 0, y_squares = 0;
  for (std::int64_t i = from; i < to; ++i) {
    const Motion& m = ring.at(i);
    const float length = ring.length_at(i), turn = m.turn.length();
    s.mean = s.mean + m.g;
    s.mean_length += length;
    squares += static_cast<double>(length) * static_cast<double>(length);
    y_squares += static_cast<double>(m.g.y) * static_cast<double>(m.g.y);
    s.largest = std::max(s.largest, length);
    s.least = std::min(s.least, length);
    s.horizontal = std::max(s.horizontal, std::hypot(m.g.x, m.g.z));
    s.mean_turn += turn;
    s.largest_turn = std::max(s.largest_turn, turn);
    s.turned = s.turned + m.turn * static_cast<float>(1 / kRate);
    const float jerk = (m.g - ring.at(i - 1).g).length();
    s.jerk += jerk;
    s.largest_jerk = std::max(s.largest_jerk, jerk);
  }
  const auto n = static_cast<float>(to - from);
  s.mean = s.mean * (1 / n);
  s.mean_length /= n;
  s.mean_turn /= n;
  s.jerk /= n;
  const auto deviation = [n](double sum, float mean) { return static_cast<float>(std::sqrt(std::max(0.0, sum / static_cast<double>(n) - static_cast<double>(mean) * static_cast<double>(mean)))); };
  s.deviation = deviation(squares, s.mean_length);
  s.axis_deviation = deviation(y_squares, s.mean.y);
  return s;
}

// How much |g| repeats itself .3 to 1.2 s later: walking and running do, a fall does not.
float rhythm(const Ring& ring, std::int64_t from, std::int64_t to) {
  double mean = 0;
  for (std::int64_t i = from; i < to; ++i) mean += static_cast<double>(ring.length_at(i));
  mean /= static_cast<double>(to - from);
  const auto part = [&](std::int64_t i) { return static_cast<double>(ring.length_at(i)) - mean; };
  double best = 0;
  for (std::int64_t lag = 15; lag <= 60; lag += 1) {
    double together = 0, first = 1e-9, second = 1e-9;
    for (std::int64_t i = from; i + lag < to; ++i) together += part(i) * part(i + lag), first += part(i) * part(i), second += part(i + lag) * part(i + lag);
    best = std::max(best, together / std::sqrt(first * second));
  }
  return static_cast<float>(best);
}

}  // namespace

std::vector<float> fall_features(const Ring& ring, const FallLook& look) {
  const std::int64_t p = look.impact;
  std::vector<float> f;
  f.reserve(160);
  const auto add = [&f](std::initializer_list<float> values) { f.insert(f.end(), values); };
  // The impact itself.
  const Axes hit = ring.at(p).g;
  const Stretch around = stretch(ring, p - 25, p + 26), close = stretch(ring, p - 5, p + 6);
  float above_1_5 = 0, above_2 = 0, above_3 = 0, peaks = 0;
  for (std::int64_t i = p - 25; i <= p + 25; ++i) {
    const float length = ring.length_at(i);
    above_1_5 += length > 1.5F, above_2 += length > 2.0F, above_3 += length > 3.0F;
    peaks += length > 1.4F && length > ring.length_at(i - 1) && length >= ring.length_at(i + 1);
  }
  add({look.peak, hit.y, std::hypot(hit.x, hit.z), std::fabs(hit.x), hit.z, around.horizontal, around.deviation, around.largest_jerk, around.largest_turn,
       close.jerk, close.mean_turn, close.largest - close.least, above_1_5, above_2, above_3, peaks});
  // The fall: lightness before the impact, and how far the body turned.
  float light = 0, least = 9, least_at = 0, down = 0, second_peak = 0;
  for (std::int64_t i = p - 60; i < p; ++i) {
    const float length = ring.length_at(i);
    light += length < 0.8F;
    if (length < least) least = length, least_at = static_cast<float>(p - i);
    if (i >= p - 40) down += (1 - length) / static_cast<float>(kRate);
    if (i < p - 10) second_peak = std::max(second_peak, length);
  }
  add({light, least, least_at, down, second_peak / look.peak});
  const Stretch fall = stretch(ring, p - 50, p + 10), sooner = stretch(ring, p - 25, p);
  add({fall.turned.length(), std::fabs(fall.turned.x), std::fabs(fall.turned.y), fall.turned.z, fall.turned.x, fall.largest_turn, sooner.mean_turn, sooner.largest_turn, fall.axis_deviation});
  // Second by second: how the body stood and how much it moved.
  struct Part { std::int64_t from, to; };
  constexpr Part kParts[] = {{-200, -150}, {-150, -100}, {-100, -60}, {-60, -35}, {-35, -18}, {-18, -6}, {6, 18}, {18, 40}, {40, 65}, {65, 95}, {95, 120}, {120, 145}};
  Axes before_long, after;
  for (const Part& part : kParts) {
    if (!look.late && part.to > kEarlyAge) {
      f.insert(f.end(), 8, kUnknown);
      continue;
    }
    const Stretch s = stretch(ring, p + part.from, p + part.to);
    add({s.mean.y, std::fabs(s.mean.x), s.mean.z, s.mean_length, s.deviation, s.largest, s.mean_turn, s.jerk});
  }
  before_long = stretch(ring, p - 150, p - 50).mean;
  const Stretch ended = look.late ? stretch(ring, p + 75, p + 145) : stretch(ring, p + 20, p + 41);
  after = ended.mean;
  const Axes before_short = stretch(ring, p - 75, p - 40).mean;
  const Axes body{0, 1, 0};
  const float tilt_before = angle(before_long, body), tilt_after = angle(after, body);
  add({angle(before_long, after), angle(before_short, after), tilt_before, tilt_after, tilt_after - tilt_before, std::fabs(after.y), std::hypot(after.x, after.z),
       angle(before_long, before_short), ended.deviation, ended.mean_turn, ended.largest_turn, ended.largest, ended.jerk, std::fabs(after.x), after.z});
  // The whole: what comes before and after beside the impact.
  const Stretch past = stretch(ring, p - 200, p - 60);
  const Stretch behind = stretch(ring, p + 10, p + (look.late ? 146 : 41));
  add({past.deviation, past.largest, past.mean_turn, past.jerk, past.axis_deviation, rhythm(ring, p - 200, p - 30), look.peak / past.largest,
       behind.deviation, behind.largest, behind.mean_turn, behind.jerk, behind.largest_turn, behind.axis_deviation, behind.largest / look.peak, behind.least});
  add({look.late ? rhythm(ring, p + 10, p + 146) : kUnknown});
  float still = 0;  // moments until it is quiet, of those known
  const std::int64_t last = p + (look.late ? kLateAge : kEarlyAge);
  for (std::int64_t i = p; i < last; ++i)
    if ((ring.at(i).g - ring.at(i - 1).g).length() > 0.12F) still = static_cast<float>(i - p);
  add({still});
  return f;
}

}  // namespace meretid::nightwatch
