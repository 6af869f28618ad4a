// SPDX-License-Identifier: EUPL-1.2
// One content stream as it is read: operators change the state and leave marks in the drawing. A form is read by a reader of its
// own, one deeper. Not thread-safe; lives as long as the reading of its stream.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "parse/drawn/page_drawing.h"
#include "parse/drawn/path.h"
#include "parse/drawn/state.h"

namespace meretid::parse::drawn {

class ContentReader : public QPDFObjectHandle::ParserCallbacks {
 public:
  ContentReader(Drawer& drawer, Drawing& drawing, QPDFObjectHandle resources, State state, std::int32_t stream, int depth, bool off);
  void handleObject(QPDFObjectHandle object, std::size_t offset, std::size_t length) override;
  void handleEOF() override {}

  std::size_t open_states() const { return stack_.size(); }

  /// Reads a form or appearance stream with its own matrix, box and resources. `state`: as it is where the form is drawn.
  static void form(Drawer& drawer, Drawing& drawing, QPDFObjectHandle form, QPDFObjectHandle outer_resources, State state, int depth,
                   bool off, std::int32_t annotation);

 private:
  using Operator = void (ContentReader::*)();
  static const std::map<std::string, Operator>& table();

  // operands
  bool numbers(std::size_t count) const;
  double value(std::size_t i) { return operands_[i].getNumericValue(); }
  QPDFObjectHandle resource(const char* category, const std::string& name);

  // content_state.cc
  void save();
  void restore();
  void concat();
  void graphics_state();
  void set_space(Ink& ink);
  void set_colour(Ink& ink);
  void fill_space() { set_space(state_.fill); }
  void stroke_space() { set_space(state_.stroke); }
  void fill_colour() { set_colour(state_.fill); }
  void stroke_colour() { set_colour(state_.stroke); }
  void fill_device();
  void stroke_device();
  void width();
  void tag(Tag::Kind kind);
  void point() { tag(Tag::Kind::kPoint); }
  void begin_marked();
  void begin_marked_with();
  void end_marked();

  // content_paths.cc
  void move();
  void line();
  void curve();
  void curve_v();
  void curve_y();
  void close();
  void rectangle();
  void clip() { clip_ = 1; }
  void clip_even_odd() { clip_ = 2; }
  void fill() { paint_path(true, false, false); }
  void fill_even_odd() { paint_path(true, true, false); }
  void both() { paint_path(true, false, true); }
  void both_even_odd() { paint_path(true, true, true); }
  void close_both() { path_.close(); both(); }
  void close_both_even_odd() { path_.close(); both_even_odd(); }
  void stroke() { paint_path(false, false, true); }
  void close_stroke() { path_.close(); stroke(); }
  void no_paint() { paint_path(false, false, false); }
  void paint_path(bool fill, bool even_odd, bool stroke);
  void shading();
  void draw();
  void inline_image();
  void cell(QPDFObjectHandle stream, const Matrix& base);
  void unshown(std::size_t begin, const char* instead);
  void add_image(std::int32_t object, bool solid, bool mask_of_one);
  Mark mark(Kind kind, bool stroked) const;
  void push(Mark mark);

  // content_text.cc
  void begin_text();
  void moved(std::optional<double> leading = {});
  void end_text() {}
  void set_font();
  void char_space() { if (numbers(1)) state_.char_space = value(0); }
  void word_space() { if (numbers(1)) state_.word_space = value(0); }
  void horizontal() { if (numbers(1)) state_.horizontal = value(0) / 100; }
  void leading() { if (numbers(1)) state_.leading = value(0); }
  void rise() { if (numbers(1)) state_.rise = value(0); }
  void text_mode() { if (numbers(1)) state_.mode = std::clamp(static_cast<int>(std::clamp(value(0), 0.0, 7.0)), 0, 7); }
  void text_move();
  void text_move_leading();
  void text_matrix();
  void next_line();
  void show();
  void show_array();
  void show_next_line();
  void show_spaced();
  void begin_show();
  void show_string(const std::string& text, std::int32_t element);
  void shift(double thousandths);
  bool ready() const;

  struct MarkedOpen {
    bool off = false;
    std::int64_t marked = -1;  // Drawing::marked
    std::int64_t tag = -1;     // Drawing::tags
  };

  Drawer& drawer_;
  Drawing& drawing_;
  QPDFObjectHandle resources_;
  State state_;
  std::int32_t stream_;
  int depth_;
  bool off_;
  std::vector<State> stack_;
  std::vector<QPDFObjectHandle> operands_;
  std::string op_;
  void named();

  std::size_t begin_ = 0, end_ = 0, image_begin_ = 0, name_begin_ = 0, name_end_ = 0;
  bool fresh_ = true;
  Path path_;
  int clip_ = 0;
  Matrix text_, line_;
  std::int64_t text_object_ = 0;
  std::vector<MarkedOpen> marked_;
  std::vector<QPDFObjectHandle> inline_;
  std::string inline_data_;   // its first byte
};

}  // namespace meretid::parse::drawn
