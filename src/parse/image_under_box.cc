// SPDX-License-Identifier: EUPL-1.2
#include "parse/image_under_box.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <qpdf/QPDF.hh>

#include "parse/image_pixels.h"

namespace meretid::parse {
namespace {

using drawn::Bounds;
using drawn::Mark;

constexpr double kDark = 0.25, kLeastWidth = 8, kLeastHeight = 5, kMostOfImage = 0.6;
constexpr int kVaries = 60;      // grey levels from the commonest one
constexpr double kInk = 0.03;    // of the pixels: letters cover more, the noise of a scan less
constexpr double kRim = 0.15;    // of the box, where a burnt-in bar may lie a little off

int grey(std::uint32_t pixel) { return static_cast<int>(((pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 151 + (pixel & 255) * 28) >> 8); }

// Does the picture say anything inside the box? A bar that was also burnt into the pixels is one colour.
bool survives(const Picture& p, const Mark& image, const Bounds& box) {
  drawn::Matrix back;
  if (!image.place.inverse(back)) return false;
  constexpr int kSteps = 60;
  std::array<int, 256> counts{};
  int all = 0;
  for (int i = 0; i <= kSteps; ++i)
    for (int j = 0; j <= kSteps; ++j) {
      const double u = kRim + (1 - 2 * kRim) * i / kSteps, v = kRim + (1 - 2 * kRim) * j / kSteps;
      const drawn::Point at = back.apply({box.left + u * box.width(), box.bottom + v * box.height()});
      if (!(at.x >= 0 && at.x < 1 && at.y > 0 && at.y <= 1)) continue;
      const int x = std::min(p.width - 1, static_cast<int>(at.x * p.width)), y = std::min(p.height - 1, static_cast<int>((1 - at.y) * p.height));
      ++counts[static_cast<std::size_t>(grey(p.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) + static_cast<std::size_t>(x)]))];
      ++all;
    }
  const int most = static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  int other = 0;
  for (int g = 0; g < 256; ++g)
    if (std::abs(g - most) > kVaries) other += counts[static_cast<std::size_t>(g)];
  return other > kInk * all;
}

}  // namespace

std::vector<UnderBox> images_under_boxes(Task& task, QPDFPageObjectHelper page, const drawn::Drawing& drawing) {
  std::vector<UnderBox> found;
  auto* owner = page.getObjectHandle().getOwningQPDF();
  std::map<std::int32_t, std::optional<Picture>> known;
  std::vector<const Mark*> images;
  for (const Mark& m : drawing.marks) {
    if (m.off) continue;
    if (m.kind == drawn::Kind::kImage) {
      if (m.object > 0 && images.size() < 200) images.push_back(&m);
      continue;
    }
    if (m.kind != drawn::Kind::kFill || images.empty() || !m.paint.colour || !m.paint.hides() || m.paint.colour->light() > kDark) continue;
    const Bounds& box = m.region.bounds;
    if (!drawn::Clip::holds(m.clip.get(), {(box.left + box.right) / 2, (box.bottom + box.top) / 2})) continue;
    if (!m.region.upright() || box.width() < kLeastWidth || box.height() < kLeastHeight) continue;
    for (const Mark* image : images) {
      const Bounds& whole = image->region.bounds;
      const bool inside = box.left >= whole.left - 1 && box.right <= whole.right + 1 && box.bottom >= whole.bottom - 1 && box.top <= whole.top + 1;
      if (!inside || box.width() * box.height() > kMostOfImage * whole.width() * whole.height()) continue;
      if (!known.contains(image->object) && owner != nullptr) {
        auto object = owner->getObjectByID(image->object, 0);
        auto& pixels = known[image->object];
        if (auto decoded = object.isStream() ? image_pixels(task, object) : fail("parse.bad_picture", Kind::kBadInput)) pixels = std::move(*decoded);
      }
      const auto& pixels = known[image->object];
      if (pixels && !survives(*pixels, *image, box)) continue;
      found.push_back({box});
      break;
    }
  }
  return found;
}

}  // namespace meretid::parse
