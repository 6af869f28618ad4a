// SPDX-License-Identifier: EUPL-1.2
// The operators that build and paint paths, and those that draw pictures and forms.
#include "parse/drawn/content_reader.h"

namespace meretid::parse::drawn {
namespace {

constexpr std::size_t kMostMarks = 3'000'000;
// Thinner lines are rules and frames, never bars over text.
constexpr double kBar = 3;

// A stencil of one pixel is a filled area, when that pixel paints (8.9.6.2).
bool paints(const std::string& data, QPDFObjectHandle decode) {
  const bool inverted = decode.isArray() && decode.getArrayNItems() == 2 && decode.getArrayItem(0).isNumber() && decode.getArrayItem(0).getNumericValue() > 0.5;
  return !data.empty() && ((static_cast<unsigned char>(data[0]) >> 7) != 0) == inverted;
}

}  // namespace

void ContentReader::move() {
  if (numbers(2)) path_.move(state_.ctm.apply({value(0), value(1)}));
}
void ContentReader::line() {
  if (numbers(2)) path_.line(state_.ctm.apply({value(0), value(1)}));
}
void ContentReader::curve() {
  if (numbers(6)) path_.curve(state_.ctm.apply({value(0), value(1)}), state_.ctm.apply({value(2), value(3)}), state_.ctm.apply({value(4), value(5)}));
}
void ContentReader::curve_v() {
  if (numbers(4)) path_.curve(path_.now(), state_.ctm.apply({value(0), value(1)}), state_.ctm.apply({value(2), value(3)}));
}
void ContentReader::curve_y() {
  if (!numbers(4)) return;
  const Point end = state_.ctm.apply({value(2), value(3)});
  path_.curve(state_.ctm.apply({value(0), value(1)}), end, end);
}
void ContentReader::close() { path_.close(); }

void ContentReader::rectangle() {
  if (!numbers(4)) return;
  const double x = value(0), y = value(1), w = value(2), h = value(3);
  path_.move(state_.ctm.apply({x, y}));
  path_.line(state_.ctm.apply({x + w, y}));
  path_.line(state_.ctm.apply({x + w, y + h}));
  path_.line(state_.ctm.apply({x, y + h}));
  path_.close();
}

Mark ContentReader::mark(Kind kind, bool stroked) const {
  Mark m;
  m.kind = kind;
  m.paint = state_.paint(stroked);
  m.clip = state_.clip;
  m.off = off_;
  m.annotation = drawing_.streams[static_cast<std::size_t>(stream_)].annotation;
  return m;
}

void ContentReader::push(Mark m) {
  if (state_.cell) {
    if (m.kind != Kind::kGlyph) return;
    m.kind = Kind::kCell;
  }
  if (drawing_.marks.size() < kMostMarks) drawing_.marks.push_back(std::move(m));
  else drawing_.whole = false;
}

void ContentReader::paint_path(bool fill, bool even_odd, bool stroke) {
  if (path_.full()) drawing_.whole = false;
  if (off_ && (fill || stroke)) unshown(begin_, "n");
  if (fill && !path_.empty()) {
    Mark m = mark(Kind::kFill, false);
    m.region = path_.region(even_odd);
    if (!m.region.polygons.empty()) push(std::move(m));
  }
  if (stroke && !path_.empty()) {
    const double width = state_.line_width * state_.ctm.scale();
    if (width >= kBar) {
      Mark m = mark(Kind::kFill, true);
      m.region = path_.stroked(width);
      if (!m.region.polygons.empty()) push(std::move(m));
    }
  }
  if (clip_ != 0) {
    auto clip = std::make_shared<Clip>();
    clip->region = path_.region(clip_ == 2);
    clip->bounds = clip->region.bounds;
    clip->outer = state_.clip;
    state_.clip = std::move(clip);
    clip_ = 0;
  }
  path_.clear();
}

void ContentReader::shading() {
  if (off_) unshown(begin_, "");
  if (state_.clip == nullptr) return;
  Mark m = mark(Kind::kFill, false);
  m.paint.colour.reset();
  m.region = state_.clip->region;
  push(std::move(m));
}

void ContentReader::add_image(std::int32_t object, bool solid, bool mask_of_one) {
  Mark m = mark(mask_of_one ? Kind::kFill : Kind::kImage, false);
  if (!mask_of_one) m.paint.colour.reset();
  m.paint.solid = m.paint.solid && (solid || mask_of_one);
  m.place = state_.ctm;
  m.object = object;
  std::vector<Point> corners;
  for (const Point& p : {Point{0, 0}, Point{1, 0}, Point{1, 1}, Point{0, 1}}) {
    corners.push_back(state_.ctm.apply(p));
    m.region.bounds.add(corners.back());
  }
  m.region.polygons.push_back(std::move(corners));
  push(std::move(m));
}

void ContentReader::draw() {
  if (operands_.size() != 1 || !operands_[0].isName()) return;
  auto object = resource("/XObject", operands_[0].getName());
  if (!object.isStream()) return;
  auto dictionary = object.getDict();
  if (object.isIndirect() && drawer_.open_.contains(object.getObjGen())) {
    drawing_.ring = true;
    return unshown(begin_, "");
  }
  if (off_ || drawer_.layers().off(dictionary.getKey("/OC"))) unshown(begin_, "");
  if (dictionary.getKey("/Subtype").isNameAndEquals("/Form")) {
    form(drawer_, drawing_, object, resources_, state_, depth_ + 1, off_, drawing_.streams[static_cast<std::size_t>(stream_)].annotation);
  } else if (dictionary.getKey("/Subtype").isNameAndEquals("/Image")) {
    const bool was_off = off_;
    off_ = off_ || drawer_.layers().off(dictionary.getKey("/OC"));
    auto stencil = dictionary.getKey("/ImageMask");
    const bool mask = stencil.isBool() && stencil.getBoolValue();
    const auto one = [&](const char* key) { return dictionary.getKey(key).isInteger() && dictionary.getKey(key).getIntValue() == 1; };
    const bool holes = mask || dictionary.getKey("/SMask").isStream() || !dictionary.getKey("/Mask").isNull();
    const bool single = mask && one("/Width") && one("/Height");
    bool filled = single;
    if (single) {
      try {
        const auto data = object.getStreamData(qpdf_dl_all);
        filled = paints({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, dictionary.getKey("/Decode"));
      } catch (const std::exception&) {
        filled = false;
      }
    }
    if (!single || filled) add_image(object.getObjectID(), !holes, filled);
    off_ = was_off;
  }
}

void ContentReader::inline_image() {
  if (off_) unshown(image_begin_, "");
  bool mask = false, one_wide = false, one_high = false, packed = false;
  auto decode = QPDFObjectHandle::newNull();
  for (std::size_t i = 0; i + 1 < inline_.size(); i += 2) {
    if (!inline_[i].isName()) continue;
    const std::string key = inline_[i].getName();
    auto given = inline_[i + 1];
    if (key == "/IM" || key == "/ImageMask") mask = given.isBool() && given.getBoolValue();
    if (key == "/D" || key == "/Decode") decode = given;
    if (key == "/F" || key == "/Filter") packed = true;
    if (key == "/W" || key == "/Width") one_wide = given.isInteger() && given.getIntValue() == 1;
    if (key == "/H" || key == "/Height") one_high = given.isInteger() && given.getIntValue() == 1;
  }
  const bool single = mask && one_wide && one_high;
  const bool filled = single && (packed || paints(inline_data_, decode));
  if (!single || filled) add_image(0, !mask, filled);
}

}  // namespace meretid::parse::drawn
