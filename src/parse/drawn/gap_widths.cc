// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/gap_widths.h"

#include <algorithm>
#include <cmath>

namespace meretid::parse::drawn {
namespace {

constexpr double kColumn = 2.5, kSameLine = 0.35, kMargin = 6;

bool upright(const Glyph& g) { return g.along.x > 0 && std::abs(g.along.y) < 0.02 * g.along.x && g.up.y > 0; }
bool blank(const Glyph& g) { return !g.text.empty() && g.text.find_first_not_of(" \xC2\xA0") == std::string::npos; }

class Lines {
 public:
  Lines(const Drawing& drawing, const std::vector<bool>& struck, const Bounds& paper) : drawing_(drawing), struck_(struck), paper_(paper) {
    out_.shift.resize(drawing.marks.size());
    out_.struck = struck;
  }

  GapWidths run() {
    std::vector<bool> done(drawing_.marks.size());
    for (std::size_t i = 0; i < drawing_.marks.size(); ++i) {
      if (!struck_[i] || done[i] || drawing_.marks[i].kind != Kind::kGlyph) continue;
      if (!upright(glyph(i))) {
        ++out_.turned;
        continue;
      }
      std::vector<std::size_t> line;
      for (std::size_t j = 0; j < drawing_.marks.size(); ++j) {
        const Mark& m = drawing_.marks[j];
        if (m.kind != Kind::kGlyph || m.off || !upright(m.glyph) || std::abs(m.glyph.origin.y - glyph(i).origin.y) > kSameLine * glyph(i).size) continue;
        line.push_back(j);
        done[j] = true;
      }
      std::stable_sort(line.begin(), line.end(), [&](std::size_t a, std::size_t b) { return glyph(a).origin.x < glyph(b).origin.x; });
      widen(line);
    }
    return std::move(out_);
  }

 private:
  const Glyph& glyph(std::size_t i) const { return drawing_.marks[i].glyph; }
  double end(std::size_t i) const { return glyph(i).origin.x + glyph(i).along.x; }

  void widen(const std::vector<std::size_t>& line) {
    double shift = 0;
    for (std::size_t k = 0; k < line.size();) {
      if (k > 0) shift = absorbed(shift, glyph(line[k]).origin.x - reach(line, k), glyph(line[k]).size);
      if (!struck_[line[k]] || blank(glyph(line[k]))) {
        out_.struck[line[k]] = false;
        out_.shift[line[k]] = shift;
        ++k;
        continue;
      }
      // One run: struck letters and the blanks between them.
      std::size_t last = k;
      for (std::size_t n = k; n < line.size() && (struck_[line[n]] || blank(glyph(line[n]))); ++n)
        if (struck_[line[n]] && !blank(glyph(line[n]))) last = n;
      const double from = glyph(line[k]).origin.x, width = end(line[last]) - from;
      const double wanted = std::ceil(std::max(1.0, width) / kGapGrid) * kGapGrid, more = wanted - width;
      const bool room = fits(line, last + 1, shift + more);
      if (!room) ++out_.exact;
      const Glyph& g = glyph(line[k]);
      const double right = std::min(from + shift + (room ? wanted : width), paper_.right);
      out_.boxes.push_back({from + shift, g.origin.y - 0.22 * g.up.y, right, g.origin.y + 1.02 * g.up.y});
      for (std::size_t n = k; n <= last; ++n) {
        out_.struck[line[n]] = true;
        out_.shift[line[n]] = shift;
      }
      if (room) shift += more;
      k = last + 1;
    }
  }
  // How far to the right the line has come before its k-th glyph.
  double reach(const std::vector<std::size_t>& line, std::size_t k) const { return end(line[k - 1]); }
  static double absorbed(double shift, double gap, double size) { return gap > kColumn * size ? std::max(0.0, shift - (gap - size)) : shift; }

  // Neither beyond the paper nor out of what its own content is cut to: it would be there and shown no more.
  bool fits(const std::vector<std::size_t>& line, std::size_t from, double shift) const {
    for (std::size_t k = from; k < line.size() && shift > 0; ++k) {
      shift = absorbed(shift, glyph(line[k]).origin.x - end(line[k - 1]), glyph(line[k]).size);
      if (blank(glyph(line[k]))) continue;
      double edge = paper_.right - kMargin;
      for (const Clip* clip = drawing_.marks[line[k]].clip.get(); clip != nullptr; clip = clip->outer.get())
        if (clip->bounds.right >= end(line[k]) - 1) edge = std::min(edge, clip->bounds.right);
      if (end(line[k]) + shift > edge) return false;
    }
    return true;
  }

  const Drawing& drawing_;
  const std::vector<bool>& struck_;
  const Bounds& paper_;
  GapWidths out_;
};

}  // namespace

GapWidths gap_widths(const Drawing& drawing, const std::vector<bool>& struck, const Bounds& paper) { return Lines(drawing, struck, paper).run(); }

}  // namespace meretid::parse::drawn
