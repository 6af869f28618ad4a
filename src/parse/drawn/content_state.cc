// SPDX-License-Identifier: EUPL-1.2
// The operators of the graphics state, of colour and of marked content.
#include "base/utf8.h"
#include "parse/drawn/content_reader.h"

namespace meretid::parse::drawn {
namespace {

constexpr std::size_t kDeepestState = 1'000;
constexpr std::size_t kLongestReplacement = 10'000;

}  // namespace

void ContentReader::save() {
  if (stack_.size() < kDeepestState) stack_.push_back(state_);
  else drawing_.whole = false;
}

void ContentReader::restore() {
  if (stack_.empty()) return;
  state_ = std::move(stack_.back());
  stack_.pop_back();
}

void ContentReader::concat() {
  if (!numbers(6)) return;
  const Matrix m = Matrix{value(0), value(1), value(2), value(3), value(4), value(5)}.then(state_.ctm);
  if (m.finite()) state_.ctm = m;
}

void ContentReader::width() {
  if (numbers(1)) state_.line_width = std::abs(value(0));
}

void ContentReader::set_space(Ink& ink) {
  if (operands_.size() != 1) return;
  ink.space = ColourSpace::of(operands_[0], resources_);
  ink.colour = ink.space.initial();
  ink.tiled = false;
}

void ContentReader::fill_device() {
  std::vector<double> parts;
  for (auto& operand : operands_)
    if (operand.isNumber()) parts.push_back(operand.getNumericValue());
  state_.fill.colour = device_colour(parts);
  state_.fill.tiled = false;
}

void ContentReader::stroke_device() {
  std::vector<double> parts;
  for (auto& operand : operands_)
    if (operand.isNumber()) parts.push_back(operand.getNumericValue());
  state_.stroke.colour = device_colour(parts);
  state_.stroke.tiled = false;
}

void ContentReader::tag(Tag::Kind kind) {
  if (drawing_.tags.size() >= 2'000'000) return void(drawing_.whole = false);
  Tag tag{stream_, begin_, end_, kind};
  tag.first = tag.last = drawing_.marks.size();
  if (kind == Tag::Kind::kBegin && !operands_.empty() && operands_[0].isName()) tag.role = operands_[0].getName().substr(1);
  drawing_.tags.push_back(std::move(tag));
}

void ContentReader::begin_marked() {
  tag(Tag::Kind::kBegin);
  if (marked_.size() < kDeepestState) marked_.push_back({off_, -1, std::ssize(drawing_.tags) - 1});
}

void ContentReader::begin_marked_with() {
  tag(Tag::Kind::kBegin);
  if (marked_.size() >= kDeepestState) return;
  MarkedOpen open{off_, -1, std::ssize(drawing_.tags) - 1};
  if (operands_.size() == 2) {
    auto properties = operands_[1];
    if (properties.isName()) properties = resource("/Properties", properties.getName());
    if (operands_[0].isNameAndEquals("/OC")) off_ = off_ || drawer_.layers().off(properties);
    if (properties.isDictionary() && properties.getKey("/MCID").isInteger() && !drawing_.tags.empty())
      drawing_.tags.back().mcid = static_cast<std::int32_t>(std::clamp<long long>(properties.getKey("/MCID").getIntValue(), -1, 1'000'000));
    if (properties.isDictionary() && properties.getKey("/ActualText").isString() && drawing_.marked.size() < 100'000) {
      const std::string text = base::repair(properties.getKey("/ActualText").getUTF8Value());
      open.marked = static_cast<std::int64_t>(drawing_.marked.size());
      drawing_.marked.push_back({text.substr(0, kLongestReplacement), stream_, drawing_.marks.size(), drawing_.marks.size()});
    }
  }
  marked_.push_back(open);
}

void ContentReader::end_marked() {
  tag(Tag::Kind::kEnd);
  if (marked_.empty()) return;
  off_ = marked_.back().off;
  if (const auto begin = marked_.back().tag; begin >= 0 && static_cast<std::size_t>(begin) < drawing_.tags.size()) {
    Tag& open = drawing_.tags[static_cast<std::size_t>(begin)];
    open.last = drawing_.marks.size();
    open.partner = std::ssize(drawing_.tags) - 1;
    drawing_.tags.back().partner = begin;
  }
  if (const auto i = marked_.back().marked; i >= 0) drawing_.marked[static_cast<std::size_t>(i)].last = drawing_.marks.size();
  marked_.pop_back();
}

}  // namespace meretid::parse::drawn
