// SPDX-License-Identifier: EUPL-1.2
// Points, matrices and filled regions of a page, in its user space (points, y upwards). Values; const is thread-safe.
// Regions are polygons: curves come flattened. Asking whether a point lies inside costs a look at the box, and, for what is no
// upright rectangle, one pass over the corners.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace meretid::parse::drawn {

struct Point {
  double x = 0, y = 0;
  Point operator+(const Point& o) const { return {x + o.x, y + o.y}; }
  Point operator-(const Point& o) const { return {x - o.x, y - o.y}; }
  Point operator*(double k) const { return {x * k, y * k}; }
  double length() const { return std::hypot(x, y); }
};

struct Bounds {
  double left = 1e9, bottom = 1e9, right = -1e9, top = -1e9;
  bool empty() const { return right < left || top < bottom; }
  void add(const Point& p) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    bottom = std::min(bottom, p.y), top = std::max(top, p.y);
  }
  void add(const Bounds& o) {
    if (o.empty()) return;
    add(Point{o.left, o.bottom});
    add(Point{o.right, o.top});
  }
  bool holds(const Point& p) const { return p.x >= left && p.x <= right && p.y >= bottom && p.y <= top; }
  bool touches(const Bounds& o) const { return left <= o.right && o.left <= right && bottom <= o.top && o.bottom <= top; }
  double width() const { return right - left; }
  double height() const { return top - bottom; }
};

/// The six numbers of a PDF matrix; `then` is the product "this first" (PDF 32000-1, 8.3.4).
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  Matrix then(const Matrix& m) const {
    return {a * m.a + b * m.c, a * m.b + b * m.d, c * m.a + d * m.c, c * m.b + d * m.d, e * m.a + f * m.c + m.e, e * m.b + f * m.d + m.f};
  }
  Point apply(const Point& p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
  Point turn(const Point& p) const { return {a * p.x + c * p.y, b * p.x + d * p.y}; }  ///< without the shift
  double determinant() const { return a * d - b * c; }
  double scale() const { return std::sqrt(std::abs(determinant())); }
  bool finite() const { return std::isfinite(a + b + c + d + e + f) && std::abs(a) + std::abs(b) + std::abs(c) + std::abs(d) + std::abs(e) + std::abs(f) < 1e8; }
  bool inverse(Matrix& out) const {
    const double det = determinant();
    if (!(std::abs(det) > 1e-12)) return false;
    out = {d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det};
    return true;
  }
};

/// A filled area: polygons under the nonzero or even-odd rule.
struct Region {
  std::vector<std::vector<Point>> polygons;
  bool even_odd = false;
  Bounds bounds;

  static Region rectangle(const Bounds& b) {
    Region r;
    r.polygons.push_back({{b.left, b.bottom}, {b.right, b.bottom}, {b.right, b.top}, {b.left, b.top}});
    r.bounds = b;
    return r;
  }
  bool upright() const {
    if (polygons.size() != 1) return false;
    const auto& p = polygons[0];
    if (p.size() < 4 || p.size() > 5) return false;
    for (std::size_t i = 0; i < p.size(); ++i) {
      const Point d = p[(i + 1) % p.size()] - p[i];
      if (std::abs(d.x) > 0.05 && std::abs(d.y) > 0.05) return false;
    }
    return true;
  }
  bool holds(const Point& p) const {
    if (!bounds.holds(p)) return false;
    int winding = 0, crossings = 0;
    for (const auto& polygon : polygons)
      for (std::size_t i = 0, n = polygon.size(); i < n; ++i) {
        const Point &a = polygon[i], &b = polygon[(i + 1) % n];
        if ((a.y <= p.y) == (b.y <= p.y)) continue;
        if (a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) <= p.x) continue;
        ++crossings;
        winding += b.y > a.y ? 1 : -1;
      }
    return even_odd ? crossings % 2 != 0 : winding != 0;
  }
};

/// What drawing is cut to: a chain of regions, the newest first. Shared between all that is drawn under it.
struct Clip {
  Region region;
  std::shared_ptr<const Clip> outer;
  Bounds bounds;  ///< of the whole chain
  static bool holds(const Clip* clip, const Point& p) {
    for (; clip != nullptr; clip = clip->outer.get()) {
      if (!clip->bounds.holds(p)) return false;
      if (!clip->region.holds(p)) return false;
    }
    return true;
  }
};

}  // namespace meretid::parse::drawn
