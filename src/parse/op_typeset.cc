// SPDX-License-Identifier: EUPL-1.2
// "typeset": sets a text as a PDF on A4 and tells where each word lies. Pango breaks the lines and shapes the letters, Cairo writes
// the PDF. Tool profile only because fontconfig reads the fonts from disk.
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cmath>
#include <memory>

#include "base/utf8.h"
#include "parse/operation.h"
#include "parse/pages.h"

namespace meretid::parse {
namespace {

constexpr double kWidth = 595.28, kHeight = 841.89;  // A4
constexpr double kMargin = 62, kFooter = 36;
constexpr const char* kFont = "DejaVu Sans 9.5";

struct Release {
  void operator()(PangoLayout* p) const { g_object_unref(p); }
  void operator()(cairo_t* p) const { cairo_destroy(p); }
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
  void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
  void operator()(PangoLayoutIter* p) const { pango_layout_iter_free(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

cairo_status_t append_bytes(void* to, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

// What Pango cannot set as itself is set as a space of the same length in bytes, so that offsets stay.
std::string settable(std::string_view paragraph) {
  std::string text(paragraph);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t') c = ' ';
  return text;
}

// Pango's time grows with the square of a paragraph's length: a longer one is set in parts, broken after a space where there is
// one, else between two letters.
constexpr std::size_t kLongest = 4000;
std::size_t part_of(std::string_view text) {
  const std::size_t space = text.find_last_of(" \t");
  if (space != std::string_view::npos) return space + 1;
  std::size_t part = text.size();
  while (part > 1 && (static_cast<unsigned char>(text[part - 1]) & 0xC0) == 0x80) --part;
  return part > 1 ? part - 1 : text.size();
}

class Typesetter {
 public:
  Typesetter()
      : surface_(cairo_pdf_surface_create_for_stream(append_bytes, &pdf_, kWidth, kHeight)),
        cairo_(cairo_create(surface_.get())),
        layout_(pango_cairo_create_layout(cairo_.get())),
        number_(pango_cairo_create_layout(cairo_.get())),
        font_(pango_font_description_from_string(kFont)) {
    for (PangoLayout* layout : {layout_.get(), number_.get()}) {
      // A point of the font is a point of the page; Pango would otherwise think of a screen with 96 dots an inch.
      pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72);
      pango_layout_context_changed(layout);
    }
    pango_layout_set_font_description(layout_.get(), font_.get());
    pango_layout_set_font_description(number_.get(), font_.get());
    pango_layout_set_width(layout_.get(), static_cast<int>((kWidth - 2 * kMargin) * PANGO_SCALE));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  }

  void set(std::string_view text, const base::OffsetIndex& offsets) {
    std::size_t at = 0;
    while (at <= text.size()) {
      std::size_t end = text.find_first_of("\n\f", at);
      if (end == std::string_view::npos) end = text.size();
      while (end - at > kLongest) {
        const std::size_t part = part_of(text.substr(at, kLongest));
        paragraph(text.substr(at, part), at, offsets);
        at += part;
      }
      paragraph(text.substr(at, end - at), at, offsets);
      if (end < text.size() && text[end] == '\f') new_page();
      at = end + 1;
    }
    finish_page();
  }

  std::string finish() {
    cairo_surface_finish(surface_.get());
    return std::move(pdf_);
  }
  TypesetAnswer places;

 private:
  void paragraph(std::string_view raw, std::size_t first_byte, const base::OffsetIndex& offsets) {
    const std::string text = settable(raw);
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    Owned<PangoLayoutIter> line(pango_layout_get_iter(layout_.get()));
    do {
      PangoRectangle extents;
      pango_layout_iter_get_line_extents(line.get(), nullptr, &extents);
      const double height = static_cast<double>(extents.height) / PANGO_SCALE;
      if (y_ + height > kHeight - kMargin) new_page();
      PangoLayoutLine* shown = pango_layout_iter_get_line_readonly(line.get());
      const double baseline = static_cast<double>(pango_layout_iter_get_baseline(line.get()) - extents.y) / PANGO_SCALE;
      cairo_move_to(cairo_.get(), kMargin + static_cast<double>(extents.x) / PANGO_SCALE, y_ + baseline);
      pango_cairo_show_layout_line(cairo_.get(), shown);
      words_of(shown, text, first_byte, height, offsets);
      y_ += height;
    } while (pango_layout_iter_next_line(line.get()));
  }

  void words_of(PangoLayoutLine* line, const std::string& text, std::size_t first_byte, double height,
                const base::OffsetIndex& offsets) {
    const auto begin = static_cast<std::size_t>(line->start_index);
    const std::size_t end = begin + static_cast<std::size_t>(line->length);
    for (std::size_t at = begin; at < end;) {
      if (text[at] == ' ' || text[at] == '\t') {
        ++at;
        continue;
      }
      std::size_t stop = at;
      while (stop < end && text[stop] != ' ' && text[stop] != '\t') ++stop;
      int left = 0, right = 0;
      pango_layout_line_index_to_x(line, static_cast<int>(at), FALSE, &left);
      pango_layout_line_index_to_x(line, static_cast<int>(stop), FALSE, &right);
      const double a = kMargin + static_cast<double>(std::min(left, right)) / PANGO_SCALE;
      const double b = kMargin + static_cast<double>(std::max(left, right)) / PANGO_SCALE;
      for (const double number : {static_cast<double>(offsets.code_point_of(first_byte + at)),
                                  static_cast<double>(offsets.code_point_of(first_byte + stop)),
                                  static_cast<double>(page_), a, y_, b, y_ + height})
        places.words.push_back(number);
      at = stop;
    }
  }

  void finish_page() {
    const std::string number = std::to_string(page_ + 1);
    // A layout of its own: a page may end in the middle of a paragraph, whose layout is still being read.
    pango_layout_set_text(number_.get(), number.data(), static_cast<int>(number.size()));
    places.sizes.push_back(kWidth);
    places.sizes.push_back(kHeight);
    int width = 0;
    pango_layout_get_size(number_.get(), &width, nullptr);
    // The number of the page is drawn as a shape: it is no text of the document.
    cairo_move_to(cairo_.get(), (kWidth - static_cast<double>(width) / PANGO_SCALE) / 2, kHeight - kFooter);
    pango_cairo_layout_path(cairo_.get(), number_.get());
    cairo_fill(cairo_.get());
  }

  void new_page() {
    finish_page();
    cairo_show_page(cairo_.get());
    ++page_;
    y_ = kMargin;
  }

  std::string pdf_;
  Owned<cairo_surface_t> surface_;
  Owned<cairo_t> cairo_;
  Owned<PangoLayout> layout_, number_;
  Owned<PangoFontDescription> font_;
  double y_ = kMargin;
  int page_ = 0;
};

Result<std::string> run(Task& task) {
  const std::string text = base::repair(task.bytes(0));
  const base::OffsetIndex offsets(text);
  Typesetter typesetter;
  typesetter.set(text, offsets);
  task.attach("pdf", typesetter.finish());
  return describe::to_json(typesetter.places);
}

}  // namespace

extern const Operation kTypeset;
const Operation kTypeset{"typeset", Profile::kTool, &run};

}  // namespace meretid::parse
