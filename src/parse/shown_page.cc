// SPDX-License-Identifier: EUPL-1.2
#include "parse/shown_page.h"

#include <algorithm>
#include <cmath>

namespace meretid::parse {
namespace {

using Rectangle = ShownPage::Rectangle;
const Rectangle kLetter{0, 0, 612, 792};  // what readers take when a page says nothing
constexpr double kLargest = 200'000;

Rectangle ordered(Rectangle r) {
  return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx), std::max(r.lly, r.ury)};
}
bool sensible(const Rectangle& r) {
  return r.urx - r.llx > 0 && r.ury - r.lly > 0 && std::max({std::abs(r.llx), std::abs(r.lly), std::abs(r.urx), std::abs(r.ury)}) < kLargest;
}
Box limited(Box b) {
  for (double* side : {&b.left, &b.top, &b.right, &b.bottom}) *side = std::clamp(*side, -kLargest, kLargest);
  return b;
}

}  // namespace

ShownPage::ShownPage(QPDFPageObjectHelper& page) {
  const auto box = [&](const char* name, Rectangle otherwise) {
    auto found = page.getAttribute(name, false);
    if (!found.isRectangle()) return otherwise;
    const auto rectangle = ordered(found.getArrayAsRectangle());
    return sensible(rectangle) ? rectangle : otherwise;
  };
  media_ = box("/MediaBox", kLetter);
  crop_ = box("/CropBox", media_);
  const Rectangle both{std::max(crop_.llx, media_.llx), std::max(crop_.lly, media_.lly), std::min(crop_.urx, media_.urx),
                       std::min(crop_.ury, media_.ury)};
  crop_ = sensible(both) ? both : media_;
  auto turn = page.getAttribute("/Rotate", false);
  turn_ = turn.isInteger() ? static_cast<int>((turn.getIntValue() % 360 + 360) % 360) : 0;
  if (turn_ % 90 != 0) turn_ = 0;
}

Box ShownPage::box(const Rectangle& given) const {
  const auto r = ordered(given);
  switch (turn_) {
    case 90: return limited({r.lly - media_.lly, r.llx - media_.llx, r.ury - media_.lly, r.urx - media_.llx});
    case 180: return limited({media_.urx - r.urx, r.lly - media_.lly, media_.urx - r.llx, r.ury - media_.lly});
    case 270: return limited({media_.ury - r.ury, media_.urx - r.urx, media_.ury - r.lly, media_.urx - r.llx});
    default: return limited({r.llx - media_.llx, media_.ury - r.ury, r.urx - media_.llx, media_.ury - r.lly});
  }
}

ShownPage::Rectangle ShownPage::user_space(const Box& b) const {
  switch (turn_) {
    case 90: return {b.top + media_.llx, b.left + media_.lly, b.bottom + media_.llx, b.right + media_.lly};
    case 180: return {media_.urx - b.right, b.top + media_.lly, media_.urx - b.left, b.bottom + media_.lly};
    case 270: return {media_.urx - b.bottom, media_.ury - b.right, media_.urx - b.top, media_.ury - b.left};
    default: return {b.left + media_.llx, media_.ury - b.bottom, b.right + media_.llx, media_.ury - b.top};
  }
}

}  // namespace meretid::parse
