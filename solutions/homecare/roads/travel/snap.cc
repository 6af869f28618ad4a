// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/travel/snap.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace meretid::homecare::roads {
namespace {

constexpr double kMetresPerUnit = 6'371'008.8 * std::numbers::pi / 180 * 1e-7;
constexpr std::int64_t kMostCells = 4'000'000;
constexpr double kMostPieces = 50'000'000;

Point between(Point a, Point b) {
  return {static_cast<std::int32_t>((std::int64_t{a.lat} + b.lat) / 2), static_cast<std::int32_t>((std::int64_t{a.lon} + b.lon) / 2)};
}

bool has_doors(const Segment& segment) { return segment.doors && (segment.cost[0] != kNoWay || segment.cost[1] != kNoWay); }

/// How far along the shape, of its whole length.
double fraction_at(std::span<const Point> shape, std::uint32_t point, double along_metres) {
  double before = 0, whole = 0;
  for (std::size_t i = 1; i < shape.size(); ++i) {
    if (i == point + 1U) before = whole;
    whole += metres_between(shape[i - 1], shape[i]);
  }
  return whole > 0 ? std::clamp((before + along_metres) / whole, 0.0, 1.0) : 0;
}

}  // namespace

SnapGrid::SnapGrid(const Network& network, const Components& components) : network_(network), components_(components) { lay_out(); }

void SnapGrid::lay_out() {
  double length = 0;
  for (const Segment& segment : network_.segments) {
    if (!has_doors(segment)) continue;
    const auto shape = network_.shape(segment);
    for (std::size_t i = 0; i < shape.size(); ++i) {
      low_ = {std::min(low_.lat, shape[i].lat), std::min(low_.lon, shape[i].lon)};
      high_ = {std::max(high_.lat, shape[i].lat), std::max(high_.lon, shape[i].lon)};
      if (i > 0) length += metres_between(shape[i - 1], shape[i]);
    }
  }
  if (low_.lat > high_.lat) low_ = high_ = {};
  const double middle = std::cos((static_cast<double>(low_.lat) + high_.lat) / 2 * 1e-7 * std::numbers::pi / 180);
  const double per_lon = kMetresPerUnit * std::max(0.05, middle);
  const double height = (static_cast<double>(high_.lat) - low_.lat) * kMetresPerUnit, width = (static_cast<double>(high_.lon) - low_.lon) * per_lon;
  // A map of the whole earth, or one made to be large, gets larger cells instead of more memory.
  cell_metres_ = std::max({250.0, std::sqrt(height * width / static_cast<double>(kMostCells)), std::max(height, width) / 1e6, length / kMostPieces});
  step_lat_ = static_cast<std::int32_t>(std::ceil(cell_metres_ / kMetresPerUnit));
  step_lon_ = static_cast<std::int32_t>(std::min(1e9, std::ceil(cell_metres_ / per_lon)));
  rows_ = (std::int64_t{high_.lat} - low_.lat) / step_lat_ + 1;
  columns_ = (std::int64_t{high_.lon} - low_.lon) / step_lon_ + 1;

  first_.assign(static_cast<std::size_t>(rows_ * columns_) + 1, 0);
  std::vector<std::uint32_t> next;
  for (const bool counting : {true, false}) {
    for (std::uint32_t s = 0; s < network_.segments.size(); ++s) {
      if (!has_doors(network_.segments[s])) continue;
      const auto shape = network_.shape(network_.segments[s]);
      for (std::uint32_t i = 0; i + 1 < shape.size(); ++i)
        over_cells(shape[i], shape[i + 1], 0, [&](std::size_t cell) {
          if (counting) ++first_[cell + 1];
          else pieces_[next[cell]++] = {s, i};
        });
    }
    if (!counting) break;
    for (std::size_t c = 1; c < first_.size(); ++c) first_[c] += first_[c - 1];
    next.assign(first_.begin(), first_.end() - 1);
    pieces_.resize(first_.back());
  }
}

SnapGrid::Cell SnapGrid::cell_of(Point p) const {
  // Rounding down also below zero, for places outside.
  const auto down = [](std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); };
  return {down(std::int64_t{p.lon} - low_.lon, step_lon_), down(std::int64_t{p.lat} - low_.lat, step_lat_)};
}

/// The cells that the box of a short stretch covers; a long one is halved first, so that a diagonal does not fill the map.
template <class Visit>
void SnapGrid::over_cells(Point a, Point b, int depth, const Visit& visit) const {
  const Cell from = cell_of(a), to = cell_of(b);
  if (depth < 30 && (std::abs(from.x - to.x) > 3 || std::abs(from.y - to.y) > 3)) {
    over_cells(a, between(a, b), depth + 1, visit);
    over_cells(between(a, b), b, depth + 1, visit);
    return;
  }
  for (std::int64_t y = std::min(from.y, to.y); y <= std::max(from.y, to.y); ++y)
    for (std::int64_t x = std::min(from.x, to.x); x <= std::max(from.x, to.x); ++x) visit(static_cast<std::size_t>(y * columns_ + x));
}

void SnapGrid::consider(Point place, std::size_t cell, Snap& best, Snap& best_large) const {
  const LocalPlane plane(place);
  for (std::uint32_t i = first_[cell]; i < first_[cell + 1]; ++i) {
    const Piece piece = pieces_[i];
    const auto shape = network_.shape(network_.segments[piece.segment]);
    const auto a = plane.project(shape[piece.point]), b = plane.project(shape[piece.point + 1]);
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(-(a.x * dx + a.y * dy) / square, 0.0, 1.0) : 0;
    const LocalPlane::Xy foot{a.x + t * dx, a.y + t * dy};
    const double metres = std::hypot(foot.x, foot.y);
    const std::uint32_t component = components_.of_segment[piece.segment];
    // Equally near: the segment with the smaller number, so that the cells' order says nothing.
    const auto nearer = [&](const Snap& than) {
      return !than.found() || metres < than.metres || (metres == than.metres && piece.segment < than.segment);
    };
    const bool large = components_.substantial(component);
    if (!nearer(best) && !(large && nearer(best_large))) continue;
    const Snap snap{.segment = piece.segment, .fraction = fraction_at(shape, piece.point, t * std::sqrt(square)), .metres = metres,
                    .at = plane.back(foot), .component = component, .far = false};
    if (nearer(best)) best = snap;
    if (large && nearer(best_large)) best_large = snap;
  }
}

Snap SnapGrid::snap(Point place, const SnapLimits& limits) const {
  Snap best, best_large;
  const Cell home = cell_of(place);
  const auto rings = static_cast<std::int64_t>(std::ceil(limits.give_up_metres / cell_metres_));
  for (std::int64_t ring = 0; ring <= rings; ++ring) {
    for (std::int64_t y = std::max<std::int64_t>(0, home.y - ring); y <= std::min(rows_ - 1, home.y + ring); ++y) {
      const bool edge = y == home.y - ring || y == home.y + ring;
      for (std::int64_t x = home.x - ring; x <= home.x + ring; x += edge || ring == 0 ? 1 : 2 * ring)
        if (x >= 0 && x < columns_) consider(place, static_cast<std::size_t>(y * columns_ + x), best, best_large);
    }
    // What the rings beyond hold is at least this far off. (Cells are a little narrower in the north of a large map: 0.9.)
    const double beyond = static_cast<double>(ring) * cell_metres_ * 0.9;
    if (best_large.found() && best_large.metres <= beyond) break;
    if (best.found() && best.metres + limits.prefer_within <= beyond) break;
  }
  if (best_large.found() && best_large.metres <= best.metres + limits.prefer_within) best = best_large;
  if (!best.found() || best.metres > limits.give_up_metres) return {};
  best.far = best.metres > limits.far_metres;
  return best;
}

}  // namespace meretid::homecare::roads
