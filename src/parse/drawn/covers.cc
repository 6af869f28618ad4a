// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/covers.h"

namespace meretid::parse::drawn {
namespace {

constexpr int kMostSide = 48;

bool may_cover(const Mark& m) { return m.kind != Kind::kGlyph && !m.off && !m.region.bounds.empty(); }

}  // namespace

Covers::Covers(const Drawing& drawing) : drawing_(drawing) {
  for (const Mark& m : drawing.marks)
    if (m.kind == Kind::kGlyph) all_.add(m.glyph.origin);
  if (all_.empty()) all_ = {0, 0, 1, 1};
  columns_ = rows_ = kMostSide;
  cells_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
  const double w = std::max(1e-6, all_.width()), h = std::max(1e-6, all_.height());
  for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
    const Mark& m = drawing.marks[i];
    if (!may_cover(m)) continue;
    Bounds b = m.region.bounds;
    if (m.clip) {
      b.left = std::max(b.left, m.clip->bounds.left), b.right = std::min(b.right, m.clip->bounds.right);
      b.bottom = std::max(b.bottom, m.clip->bounds.bottom), b.top = std::min(b.top, m.clip->bounds.top);
    }
    if (b.empty()) continue;
    // Glyphs reach beyond their origins: the outermost cells take what lies outside.
    const auto column = [&](double x) { return static_cast<int>(std::clamp((x - all_.left) / w * columns_, 0.0, columns_ - 1.0)); };
    const auto row = [&](double y) { return static_cast<int>(std::clamp((y - all_.bottom) / h * rows_, 0.0, rows_ - 1.0)); };
    for (int y = row(b.bottom); y <= row(b.top); ++y)
      for (int x = column(b.left); x <= column(b.right); ++x)
        cells_[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x)].push_back(i);
  }
}

const std::vector<std::size_t>& Covers::cell(const Point& p) const {
  const double w = std::max(1e-6, all_.width()), h = std::max(1e-6, all_.height());
  const int x = static_cast<int>(std::clamp((p.x - all_.left) / w * columns_, 0.0, columns_ - 1.0));
  const int y = static_cast<int>(std::clamp((p.y - all_.bottom) / h * rows_, 0.0, rows_ - 1.0));
  return cells_[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x)];
}

bool Covers::covers(std::size_t mark, const Point& p) const {
  const Mark& m = drawing_.marks[mark];
  return m.region.holds(p) && Clip::holds(m.clip.get(), p);
}

std::size_t Covers::first_over(const Point& p, std::size_t after) const {
  const auto& here = cell(p);
  for (auto i = std::upper_bound(here.begin(), here.end(), after); i != here.end(); ++i)
    if (drawing_.marks[*i].paint.hides() && covers(*i, p)) return *i;
  return drawing_.marks.size();
}

std::size_t Covers::ground_of(const Point& p, std::size_t before) const {
  const auto& here = cell(p);
  for (auto i = std::lower_bound(here.begin(), here.end(), before); i != here.begin();) {
    --i;
    const Mark& m = drawing_.marks[*i];
    if ((m.kind == Kind::kImage || m.paint.hides() || !m.paint.colour || m.paint.alpha > 0.05) && covers(*i, p)) return *i;
  }
  return drawing_.marks.size();
}

}  // namespace meretid::parse::drawn
