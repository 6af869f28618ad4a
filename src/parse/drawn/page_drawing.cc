// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/page_drawing.h"

#include <algorithm>

#include "parse/drawn/content_reader.h"

namespace meretid::parse::drawn {
namespace {

constexpr int kMostAnnotations = 10'000;
constexpr int kHidden = 2, kNoView = 32;  // bits of /F

// Which of its appearances an annotation shows.
QPDFObjectHandle appearance(QPDFObjectHandle annotation) {
  auto all = annotation.getKey("/AP");
  auto normal = all.isDictionary() ? all.getKey("/N") : QPDFObjectHandle::newNull();
  if (normal.isDictionary() && !normal.isStream()) {
    auto state = annotation.getKey("/AS");
    normal = state.isName() ? normal.getKey(state.getName()) : QPDFObjectHandle::newNull();
  }
  return normal;
}

// An appearance's box, turned by its matrix, is fitted into the annotation's rectangle (PDF 32000-1, 12.5.5, algorithm 8.1).
Matrix fit(QPDFObjectHandle form, const QPDFObjectHandle::Rectangle& rect) {
  auto dictionary = form.getDict();
  Matrix own;
  if (auto m = dictionary.getKey("/Matrix"); m.isMatrix()) {
    const auto g = m.getArrayAsMatrix();
    own = {g.a, g.b, g.c, g.d, g.e, g.f};
  }
  Bounds turned;
  if (auto box = dictionary.getKey("/BBox"); box.isRectangle()) {
    const auto b = box.getArrayAsRectangle();
    for (const Point& p : {Point{b.llx, b.lly}, Point{b.urx, b.lly}, Point{b.urx, b.ury}, Point{b.llx, b.ury}}) turned.add(own.apply(p));
  }
  if (turned.empty() || turned.width() < 1e-6 || turned.height() < 1e-6) return {1, 0, 0, 1, rect.llx, rect.lly};
  const double sx = (rect.urx - rect.llx) / turned.width(), sy = (rect.ury - rect.lly) / turned.height();
  return {sx, 0, 0, sy, rect.llx - turned.left * sx, rect.lly - turned.bottom * sy};
}

std::vector<double> numbers(QPDFObjectHandle list) {
  std::vector<double> values;
  for (int i = 0; list.isArray() && i < std::min(list.getArrayNItems(), 8); ++i)
    if (list.getArrayItem(i).isNumber()) values.push_back(list.getArrayItem(i).getNumericValue());
  return values;
}

}  // namespace

std::shared_ptr<const Font> Drawer::font(QPDFObjectHandle dictionary) {
  const QPDFObjGen id = dictionary.getObjGen();
  if (id.isIndirect())
    if (auto known = fonts_.find(id); known != fonts_.end()) return known->second;
  std::shared_ptr<Font> font;
  try {
    font = Font::load(dictionary);
  } catch (const std::exception&) {
    font = Font::load(QPDFObjectHandle::newNull());
  }
  font->object = id.getObj();
  if (id.isIndirect()) fonts_[id] = font;
  return font;
}

void Drawer::annotations(QPDFPageObjectHelper page, Drawing& drawing) {
  auto all = page.getObjectHandle().getKey("/Annots");
  if (!all.isArray()) return;
  for (int i = 0; i < std::min(all.getArrayNItems(), kMostAnnotations); ++i) {
    auto annotation = all.getArrayItem(i);
    if (!annotation.isDictionary() || !annotation.getKey("/Rect").isRectangle()) continue;
    const bool popup = annotation.getKey("/Subtype").isNameAndEquals("/Popup");
    const long long flags = annotation.getKey("/F").isInteger() ? annotation.getKey("/F").getIntValue() : 0;
    if (popup || (flags & (kHidden | kNoView)) != 0 || layers_.off(annotation.getKey("/OC"))) continue;
    auto rect = annotation.getKey("/Rect").getArrayAsRectangle();
    if (rect.llx > rect.urx) std::swap(rect.llx, rect.urx);
    if (rect.lly > rect.ury) std::swap(rect.lly, rect.ury);
    auto form = appearance(annotation);
    if (form.isStream()) {
      State state;
      state.ctm = fit(form, rect);
      ContentReader::form(*this, drawing, form, QPDFObjectHandle::newNull(), std::move(state), 1, false, i);
      continue;
    }
    // Readers draw these themselves when no appearance says how.
    const bool area = annotation.getKey("/Subtype").isNameAndEquals("/Square") || annotation.getKey("/Subtype").isNameAndEquals("/FreeText");
    if (!area) continue;
    const bool square = annotation.getKey("/Subtype").isNameAndEquals("/Square");
    const auto colour = numbers(annotation.getKey(square ? "/IC" : "/C"));
    if (colour.empty()) continue;
    Mark m;
    m.annotation = i;
    m.region = Region::rectangle({rect.llx, rect.lly, rect.urx, rect.ury});
    m.paint.colour = device_colour(colour);
    if (auto alpha = annotation.getKey("/CA"); alpha.isNumber()) m.paint.alpha = alpha.getNumericValue();
    drawing.marks.push_back(std::move(m));
  }
}

Drawing Drawer::page(QPDFPageObjectHelper page) {
  Drawing drawing;
  drawing.streams.push_back({0, -1});
  operators_ = 0;
  cells_.clear();
  open_.clear();
  try {
    ContentReader reader(*this, drawing, page.getAttribute("/Resources", false), State(), 0, 0, false);
    page.parseContents(&reader);
    drawing.open_states = reader.open_states();
  } catch (const std::exception&) {
    drawing.whole = false;
  }
  try {
    annotations(page, drawing);
  } catch (const std::exception&) {
    drawing.whole = false;
  }
  return drawing;
}

}  // namespace meretid::parse::drawn
