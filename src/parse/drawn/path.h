// SPDX-License-Identifier: EUPL-1.2
// The path under construction (PDF 32000-1, 8.5.2), as polygons in page space: curves flattened to a few chords, wide lines as the
// areas they cover. Not thread-safe per object. Grows to kMost corners, then takes no more.
#pragma once

#include "parse/drawn/geometry.h"

namespace meretid::parse::drawn {

class Path {
 public:
  static constexpr std::size_t kMost = 200'000;

  void move(const Point& p) {
    if (full()) return;
    region_.polygons.push_back({p});
    region_.bounds.add(p);
    now_ = p;
  }
  void line(const Point& p) {
    if (full()) return;
    if (region_.polygons.empty()) return move(p);
    region_.polygons.back().push_back(p);
    region_.bounds.add(p);
    now_ = p;
    ++corners_;
  }
  void curve(const Point& a, const Point& b, const Point& c) {
    constexpr int kChords = 8;
    const Point from = now_;
    for (int i = 1; i <= kChords; ++i) {
      const double t = static_cast<double>(i) / kChords, s = 1 - t;
      line(from * (s * s * s) + a * (3 * s * s * t) + b * (3 * s * t * t) + c * (t * t * t));
    }
  }
  void close() {
    if (region_.polygons.empty() || region_.polygons.back().empty()) return;
    const Point start = region_.polygons.back().front();
    line(start);
    region_.polygons.push_back({start});
    now_ = start;
  }
  const Point& now() const { return now_; }
  bool full() const { return corners_ + region_.polygons.size() > kMost; }
  bool empty() const { return region_.polygons.empty(); }

  Region region(bool even_odd) const {
    Region r = region_;
    r.even_odd = even_odd;
    std::erase_if(r.polygons, [](const auto& p) { return p.size() < 3; });
    return r;
  }
  /// What a line of that width covers; each straight piece by itself.
  Region stroked(double width) const {
    Region r;
    for (const auto& polygon : region_.polygons)
      for (std::size_t i = 0; i + 1 < polygon.size(); ++i) {
        const Point d = polygon[i + 1] - polygon[i];
        const double length = d.length();
        if (length < 1e-9) continue;
        const Point side = Point{-d.y, d.x} * (width / 2 / length);
        const std::vector<Point> corners = {polygon[i] + side, polygon[i + 1] + side, polygon[i + 1] - side, polygon[i] - side};
        for (const Point& p : corners) r.bounds.add(p);
        r.polygons.push_back(corners);
      }
    return r;
  }
  void clear() { *this = Path(); }

 private:
  Region region_;
  Point now_;
  std::size_t corners_ = 0;
};

}  // namespace meretid::parse::drawn
