// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/content_reader.h"

#include <algorithm>
#include <array>

namespace meretid::parse::drawn {
namespace {

constexpr std::int64_t kMostOperators = 20'000'000;
constexpr std::size_t kMostOperands = 2'000;
constexpr int kDeepest = 12;

}  // namespace

ContentReader::ContentReader(Drawer& drawer, Drawing& drawing, QPDFObjectHandle resources, State state, std::int32_t stream, int depth,
                             bool off)
    : drawer_(drawer), drawing_(drawing), resources_(std::move(resources)), state_(std::move(state)), stream_(stream), depth_(depth),
      off_(off), text_object_(++drawing.texts) {}

const std::map<std::string, ContentReader::Operator>& ContentReader::table() {
  using R = ContentReader;
  static const std::map<std::string, Operator> all = {
      {"q", &R::save}, {"Q", &R::restore}, {"cm", &R::concat}, {"gs", &R::graphics_state}, {"w", &R::width},
      {"cs", &R::fill_space}, {"CS", &R::stroke_space}, {"sc", &R::fill_colour}, {"scn", &R::fill_colour},
      {"SC", &R::stroke_colour}, {"SCN", &R::stroke_colour}, {"g", &R::fill_device}, {"rg", &R::fill_device},
      {"k", &R::fill_device}, {"G", &R::stroke_device}, {"RG", &R::stroke_device}, {"K", &R::stroke_device},
      {"BMC", &R::begin_marked}, {"BDC", &R::begin_marked_with}, {"EMC", &R::end_marked}, {"MP", &R::point}, {"DP", &R::point},
      {"m", &R::move}, {"l", &R::line}, {"c", &R::curve}, {"v", &R::curve_v}, {"y", &R::curve_y}, {"h", &R::close},
      {"re", &R::rectangle}, {"W", &R::clip}, {"W*", &R::clip_even_odd}, {"f", &R::fill}, {"F", &R::fill},
      {"f*", &R::fill_even_odd}, {"B", &R::both}, {"B*", &R::both_even_odd}, {"b", &R::close_both},
      {"b*", &R::close_both_even_odd}, {"S", &R::stroke}, {"s", &R::close_stroke}, {"n", &R::no_paint},
      {"sh", &R::shading}, {"Do", &R::draw}, {"EI", &R::inline_image},
      {"BT", &R::begin_text}, {"ET", &R::end_text}, {"Tf", &R::set_font}, {"Tc", &R::char_space}, {"Tw", &R::word_space},
      {"Tz", &R::horizontal}, {"TL", &R::leading}, {"Ts", &R::rise}, {"Tr", &R::text_mode}, {"Td", &R::text_move},
      {"TD", &R::text_move_leading}, {"Tm", &R::text_matrix}, {"T*", &R::next_line}, {"Tj", &R::show},
      {"TJ", &R::show_array}, {"'", &R::show_next_line}, {"\"", &R::show_spaced}};
  return all;
}

void ContentReader::handleObject(QPDFObjectHandle object, std::size_t offset, std::size_t length) {
  if (fresh_) begin_ = offset, fresh_ = false;
  end_ = offset + length;
  if (object.isInlineImage()) {  // EI follows
    inline_data_ = object.getInlineImageValue().substr(0, 1);
    return;
  }
  if (!object.isOperator()) {
    if (object.isName()) name_begin_ = offset, name_end_ = end_;
    if (operands_.size() < kMostOperands) operands_.push_back(object);
    return;
  }
  if (++drawer_.operators_ > kMostOperators) {
    drawing_.whole = false;
    terminateParsing();
    return;
  }
  op_ = object.getOperatorValue();
  if (op_ == "BI") image_begin_ = offset;
  if (op_ == "ID") {
    inline_ = std::move(operands_);
    operands_.clear();
    return;
  }
  named();
  if (const auto found = table().find(op_); found != table().end()) (this->*found->second)();
  operands_.clear();
  fresh_ = true;
}

void ContentReader::named() {
  constexpr std::array<std::string_view, 8> kSpeaking = {"Tf", "Do", "gs", "cs", "CS", "scn", "SCN", "sh"};
  constexpr std::size_t kShortest = 5, kMost = 2'000'000;
  if (off_ || std::find(kSpeaking.begin(), kSpeaking.end(), op_) == kSpeaking.end() || drawing_.names.size() >= kMost) return;
  for (auto& operand : operands_)
    if (operand.isName() && operand.getName().size() >= kShortest) drawing_.names.push_back({stream_, name_begin_, name_end_, operand.getName()});
}

bool ContentReader::numbers(std::size_t count) const {
  return operands_.size() == count && std::all_of(operands_.begin(), operands_.end(), [](QPDFObjectHandle o) { return o.isNumber(); });
}

QPDFObjectHandle ContentReader::resource(const char* category, const std::string& name) {
  auto group = resources_.isDictionary() ? resources_.getKey(category) : QPDFObjectHandle::newNull();
  return group.isDictionary() ? group.getKey(name) : QPDFObjectHandle::newNull();
}

void ContentReader::form(Drawer& drawer, Drawing& drawing, QPDFObjectHandle form, QPDFObjectHandle outer_resources, State state, int depth,
                         bool off, std::int32_t annotation) {
  if (depth > kDeepest) {
    drawing.whole = false;
    return;
  }
  const QPDFObjGen id = form.getObjGen();
  const bool entered = drawer.open_.insert(id).second;
  auto dictionary = form.getDict();
  if (auto matrix = dictionary.getKey("/Matrix"); matrix.isMatrix()) {
    const auto m = matrix.getArrayAsMatrix();
    state.ctm = Matrix{m.a, m.b, m.c, m.d, m.e, m.f}.then(state.ctm);
  }
  if (!state.ctm.finite()) {
    if (entered) drawer.open_.erase(id);
    return;
  }
  if (auto box = dictionary.getKey("/BBox"); box.isRectangle()) {
    const auto r = box.getArrayAsRectangle();
    auto clip = std::make_shared<Clip>();
    std::vector<Point> corners;
    for (const Point& p : {Point{r.llx, r.lly}, Point{r.urx, r.lly}, Point{r.urx, r.ury}, Point{r.llx, r.ury}}) {
      corners.push_back(state.ctm.apply(p));
      clip->region.bounds.add(corners.back());
    }
    clip->region.polygons.push_back(std::move(corners));
    clip->bounds = clip->region.bounds;
    clip->outer = state.clip;
    state.clip = std::move(clip);
  }
  off = off || drawer.layers().off(dictionary.getKey("/OC"));
  auto own = dictionary.getKey("/Resources");
  drawing.streams.push_back({form.getObjectID(), annotation, off});
  ContentReader reader(drawer, drawing, own.isDictionary() ? own : outer_resources, std::move(state),
                       static_cast<std::int32_t>(drawing.streams.size()) - 1, depth, off);
  try {
    form.parseAsContents(&reader);
  } catch (const std::exception&) {
    drawing.whole = false;
  }
  if (entered) drawer.open_.erase(id);
}

void ContentReader::graphics_state() {
  if (operands_.size() != 1 || !operands_[0].isName()) return;
  auto set = resource("/ExtGState", operands_[0].getName());
  if (!set.isDictionary()) return;
  const auto number = [&](const char* key, double& value) {
    if (auto given = set.getKey(key); given.isNumber()) value = given.getNumericValue();
  };
  number("/ca", state_.fill_alpha);
  number("/CA", state_.stroke_alpha);
  number("/LW", state_.line_width);
  if (auto mask = set.getKey("/SMask"); !mask.isNull()) {
    state_.masked = mask.isDictionary();
    if (mask.isDictionary()) cell(mask.getKey("/G"), state_.ctm);
  }
  if (auto blend = set.getKey("/BM"); !blend.isNull()) {
    if (blend.isArray() && blend.getArrayNItems() > 0) blend = blend.getArrayItem(0);
    state_.blended = !(blend.isNameAndEquals("/Normal") || blend.isNameAndEquals("/Compatible"));
    state_.darkens = blend.isNameAndEquals("/Multiply") || blend.isNameAndEquals("/Darken");
  }
  if (auto font = set.getKey("/Font"); font.isArray() && font.getArrayNItems() == 2) {
    state_.font = drawer_.font(font.getArrayItem(0));
    if (font.getArrayItem(1).isNumber()) state_.font_size = font.getArrayItem(1).getNumericValue();
  }
}

// Once a page: the cell is the same however often it is used.
void ContentReader::cell(QPDFObjectHandle stream, const Matrix& base) {
  if (!stream.isStream() || !drawer_.cells_.insert(stream.getObjGen()).second) return;
  State state;
  state.ctm = base;
  state.cell = true;
  form(drawer_, drawing_, stream, resources_, std::move(state), depth_ + 1, false, drawing_.streams[static_cast<std::size_t>(stream_)].annotation);
}

void ContentReader::unshown(std::size_t begin, const char* instead) {
  if (drawing_.unshown.size() < 2'000'000) drawing_.unshown.push_back({stream_, begin, end_, instead});
  else drawing_.whole = false;
}

void ContentReader::set_colour(Ink& ink) {
  std::vector<double> parts;
  for (auto& operand : operands_)
    if (operand.isNumber()) parts.push_back(operand.getNumericValue());
  if (!operands_.empty() && operands_.back().isName()) {
    ink.colour.reset();
    auto pattern = resource("/Pattern", operands_.back().getName());
    ink.tiled = !(pattern.isDictionary() && pattern.getKey("/PatternType").isInteger() && pattern.getKey("/PatternType").getIntValue() == 2);
    // A pattern's matrix leads to where its content stream began (8.7.3.1); only that there is text matters, not where.
    cell(pattern, Matrix());
    return;
  }
  ink.tiled = false;
  ink.colour = ink.space.colour(parts);
}

}  // namespace meretid::parse::drawn
