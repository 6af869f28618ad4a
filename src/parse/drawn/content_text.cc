// SPDX-License-Identifier: EUPL-1.2
// The operators of text (PDF 32000-1, 9.4): each code becomes a glyph with its place on the page.
#include "parse/drawn/content_reader.h"

namespace meretid::parse::drawn {
namespace {

constexpr std::size_t kMostShows = 2'000'000;

bool only_numbers(QPDFObjectHandle array) {
  for (int i = 0; i < array.getArrayNItems(); ++i)
    if (!array.getArrayItem(i).isNumber()) return false;
  return true;
}

}  // namespace

void ContentReader::set_font() {
  if (operands_.size() != 2 || !operands_[0].isName() || !operands_[1].isNumber()) return;
  state_.font = drawer_.font(resource("/Font", operands_[0].getName()));
  state_.font_size = value(1);
}

void ContentReader::begin_text() {
  text_ = line_ = Matrix();
  text_object_ = ++drawing_.texts;
}

void ContentReader::moved(std::optional<double> leading) {
  if (drawing_.moves.size() < kMostShows) drawing_.moves.push_back({stream_, begin_, end_, text_object_, leading});
  else drawing_.whole = false;
}

void ContentReader::text_move() {
  if (!numbers(2)) return;
  moved(op_ == "TD" ? std::optional(-value(1)) : std::nullopt);
  line_ = Matrix{1, 0, 0, 1, value(0), value(1)}.then(line_);
  text_ = line_;
}
void ContentReader::text_move_leading() {
  if (!numbers(2)) return;
  state_.leading = -value(1);
  text_move();
}
void ContentReader::text_matrix() {
  if (!numbers(6)) return;
  moved();
  line_ = {value(0), value(1), value(2), value(3), value(4), value(5)};
  text_ = line_;
}
void ContentReader::next_line() {
  if (op_ == "T*") moved();
  line_ = Matrix{1, 0, 0, 1, 0, -state_.leading}.then(line_);
  text_ = line_;
}

bool ContentReader::ready() const { return state_.font != nullptr && drawing_.shows.size() < kMostShows; }

void ContentReader::begin_show() {
  Show show;
  show.stream = stream_;
  show.begin = begin_;
  show.end = end_;
  show.op = op_;
  show.text = text_object_;
  show.place = text_;
  show.font_size = state_.font_size;
  show.horizontal = state_.horizontal;
  show.char_space = state_.char_space;
  show.word_space = state_.word_space;
  show.font = state_.font->object;
  show.vertical = state_.font->vertical();
  show.type3 = state_.font->type3();
  show.simple = state_.font->simple();
  for (auto& operand : operands_) {
    if (operand.isString()) show.elements.push_back({true, operand.getStringValue(), 0});
    if (!operand.isArray()) continue;
    for (int i = 0; i < operand.getArrayNItems(); ++i) {
      auto item = operand.getArrayItem(i);
      const bool text = item.isString();
      show.elements.push_back({text, text ? item.getStringValue() : std::string(), item.isNumber() ? item.getNumericValue() : 0});
    }
  }
  drawing_.shows.push_back(std::move(show));
}

void ContentReader::show() {
  if (operands_.size() != 1 || !operands_[0].isString()) return;
  if (!ready()) return void(drawing_.whole = false);
  begin_show();
  show_string(operands_[0].getStringValue(), 0);
}

void ContentReader::show_array() {
  if (operands_.size() != 1 || !operands_[0].isArray()) return;
  if (state_.font == nullptr && only_numbers(operands_[0])) return;  // moves a pen that has no size
  if (!ready()) return void(drawing_.whole = false);
  begin_show();
  const int count = operands_[0].getArrayNItems();
  for (int i = 0; i < count; ++i) {
    auto item = operands_[0].getArrayItem(i);
    if (item.isString()) show_string(item.getStringValue(), i);
    else if (item.isNumber()) shift(item.getNumericValue());
  }
}

void ContentReader::show_next_line() {
  next_line();
  show();
}

void ContentReader::show_spaced() {
  if (operands_.size() != 3 || !operands_[0].isNumber() || !operands_[1].isNumber() || !operands_[2].isString()) return;
  state_.word_space = value(0);
  state_.char_space = value(1);
  next_line();
  if (!ready()) return void(drawing_.whole = false);
  begin_show();
  show_string(operands_[2].getStringValue(), 0);
}

void ContentReader::shift(double thousandths) {
  const double by = -thousandths / 1000 * state_.font_size;
  text_ = (state_.font->vertical() ? Matrix{1, 0, 0, 1, 0, by} : Matrix{1, 0, 0, 1, by * state_.horizontal, 0}).then(text_);
}

void ContentReader::show_string(const std::string& text, std::int32_t element) {
  const Font& font = *state_.font;
  for (std::size_t at = 0; at < text.size();) {
    const Font::Code code = font.next(text, at);
    const double spacing = state_.char_space + (code.space ? state_.word_space : 0);
    const Matrix page = text_.then(state_.ctm);
    if (!page.finite()) return void(drawing_.whole = false);
    Mark m = mark(Kind::kGlyph, state_.mode == 1 || state_.mode == 5);
    Glyph& g = m.glyph;
    const double h = state_.horizontal, size = state_.font_size;
    g.origin = page.apply({code.shift_x * size * h, state_.rise + code.shift_y * size});
    g.along = font.vertical() ? page.turn({-code.shift_x * 2 * size * h, 0}) : page.turn({code.advance * size * h, 0});
    g.up = page.turn({0, (font.vertical() ? -code.advance : font.ascent()) * size});
    g.size = page.turn({0, size}).length();
    g.text = code.text;
    g.sure = code.sure;
    g.mode = state_.mode;
    g.show = static_cast<std::int32_t>(drawing_.shows.size()) - 1;
    g.element = element;
    g.at = static_cast<std::int32_t>(at);
    g.bytes = code.bytes;
    g.unit = page.turn({0.001 * size * h, 0}).length();
    g.advance = std::abs(size) > 1e-9 ? (code.advance + spacing / size) * 1000 : 0;
    push(std::move(m));
    const double tx = font.vertical() ? 0 : (code.advance * size + spacing) * h;
    const double ty = font.vertical() ? code.advance * size + spacing : 0;
    text_ = Matrix{1, 0, 0, 1, tx, ty}.then(text_);
    at += static_cast<std::size_t>(code.bytes);
  }
}

}  // namespace meretid::parse::drawn
