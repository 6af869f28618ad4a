// SPDX-License-Identifier: EUPL-1.2
// What a body-worn sensor says of one moment: acceleration with gravity, and turning. y is the body's axis, upwards when a person
// stands, so that standing still is {0, -1, 0} or {0, 1, 0} according to how the sensor is worn; x and z are horizontal then.
// Values.
#pragma once

#include <cmath>

namespace meretid::nightwatch {

inline constexpr double kRate = 50;  ///< moments a second after signal/steady.h; everything behind it counts on that

struct Axes {
  float x = 0, y = 0, z = 0;

  float length() const { return std::sqrt(x * x + y * y + z * z); }
  friend Axes operator+(Axes a, Axes b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend Axes operator-(Axes a, Axes b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend Axes operator*(Axes a, float k) { return {a.x * k, a.y * k, a.z * k}; }
};

inline float dot(Axes a, Axes b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

/// In degrees, 0 … 180; 0 where one of them is nothing.
inline float angle(Axes a, Axes b) {
  const float lengths = a.length() * b.length();
  if (lengths < 1e-6F) return 0;
  const float cosine = dot(a, b) / lengths;
  return std::acos(cosine > 1 ? 1.0F : cosine < -1 ? -1.0F : cosine) * 57.29578F;
}

struct Motion {
  Axes g;     ///< acceleration, in g
  Axes turn;  ///< degrees a second
};

/// A moment with the sensor's own time, as it comes over the air.
struct MotionSample {
  double t = 0;  ///< seconds of the sensor's clock
  Motion motion;
};

}  // namespace meretid::nightwatch
