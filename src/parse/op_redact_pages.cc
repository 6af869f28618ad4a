// SPDX-License-Identifier: EUPL-1.2
// "redact_pages": the released PDF. Each page of the source is rendered, the boxes are burnt into its pixels, and a new PDF is made
// of the pictures with an invisible text layer (text_layer.h) of the words that stay. Layers, attachments, scripts, metadata and
// history of the source cannot come along, because nothing of the source's file is copied.
#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "parse/operation.h"
#include "parse/pages.h"
#include "parse/picture.h"
#include "parse/text_layer.h"
#include "parse/tool.h"

namespace meretid::parse {
namespace {

constexpr double kMostPixels = 60e6;
constexpr double kPointsPerInch = 72;

struct Release {
  void operator()(cairo_t* p) const { cairo_destroy(p); }
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
};

double dpi_of(double width, double height, double wanted) {
  const double most = kPointsPerInch * std::sqrt(kMostPixels / std::max(1.0, width * height));
  return std::clamp(wanted, 20.0, std::max(20.0, most));
}

// Black to the last pixel: whole pixels, no soft rim through which a letter could be guessed.
void blacken(Picture& picture, const Box& box, double scale) {
  const int left = std::clamp(static_cast<int>(std::floor(box.left * scale)), 0, picture.width);
  const int right = std::clamp(static_cast<int>(std::ceil(box.right * scale)), 0, picture.width);
  const int top = std::clamp(static_cast<int>(std::floor(box.top * scale)), 0, picture.height);
  const int bottom = std::clamp(static_cast<int>(std::ceil(box.bottom * scale)), 0, picture.height);
  for (int y = top; y < bottom; ++y)
    std::fill_n(picture.pixels.begin() + static_cast<std::ptrdiff_t>(y) * picture.width + left, std::max(0, right - left), 0u);
}

// The ground in white, where it has room.
void write_label(cairo_t* cairo, const BlackBox& box, double scale) {
  const double width = (box.box.right - box.box.left) * scale, height = (box.box.bottom - box.box.top) * scale;
  cairo_set_font_size(cairo, height * 0.62);
  cairo_text_extents_t extents;
  cairo_text_extents(cairo, box.label.c_str(), &extents);
  if (extents.width > width * 0.96 && extents.width > 0) {
    const double smaller = height * 0.62 * width * 0.96 / extents.width;
    if (smaller < 0.3 * height) return;
    cairo_set_font_size(cairo, smaller);
    cairo_text_extents(cairo, box.label.c_str(), &extents);
  }
  cairo_move_to(cairo, box.box.left * scale + (width - extents.width) / 2 - extents.x_bearing,
                box.box.top * scale + (height - extents.height) / 2 - extents.y_bearing);
  cairo_show_text(cairo, box.label.c_str());
}

void draw_boxes(Picture& picture, const std::vector<const BlackBox*>& boxes, double scale) {
  for (const BlackBox* box : boxes) blacken(picture, box->box, scale);
  if (boxes.empty()) return;
  const std::unique_ptr<cairo_surface_t, Release> surface(cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(picture.pixels.data()), CAIRO_FORMAT_RGB24, picture.width, picture.height,
      picture.width * 4));
  const std::unique_ptr<cairo_t, Release> cairo(cairo_create(surface.get()));
  cairo_select_font_face(cairo.get(), "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  for (const BlackBox* box : boxes)
    if (!box->label.empty()) write_label(cairo.get(), *box, scale);
  cairo_surface_flush(surface.get());
}

QPDFObjectHandle number(double value) { return QPDFObjectHandle::newReal(value, 2); }

class Output {
 public:
  Output() {
    pdf_.emptyPDF();
    QPDFObjectHandle root = pdf_.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("da"));
    layer_.add_fonts(pdf_);
  }

  /// True when the page was packed as a photograph.
  bool add(const Picture& picture, double width, double height, const std::vector<const KeptWord*>& words) {
    Packed packed = pack(picture);
    QPDFObjectHandle image = QPDFObjectHandle::newStream(&pdf_, packed.bytes);
    QPDFObjectHandle dict = image.getDict();
    dict.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
    dict.replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
    dict.replaceKey("/Width", QPDFObjectHandle::newInteger(picture.width));
    dict.replaceKey("/Height", QPDFObjectHandle::newInteger(picture.height));
    dict.replaceKey("/ColorSpace", QPDFObjectHandle::newName(packed.colour_space));
    dict.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(packed.bits));
    dict.replaceKey("/Filter", QPDFObjectHandle::newName(packed.filter));

    std::string content = "q " + number(width).unparse() + " 0 0 " + number(height).unparse() + " 0 0 cm /Page Do Q\n";
    content += layer_.content(words, height);
    QPDFObjectHandle page = QPDFObjectHandle::newDictionary();
    page.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
    page.replaceKey("/MediaBox", QPDFObjectHandle::newArray({number(0), number(0), number(width), number(height)}));
    QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
    QPDFObjectHandle images = QPDFObjectHandle::newDictionary();
    images.replaceKey("/Page", image);
    resources.replaceKey("/XObject", images);
    resources.replaceKey("/Font", layer_.fonts());
    page.replaceKey("/Resources", resources);
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf_, content));
    QPDFPageDocumentHelper(pdf_).addPage(pdf_.makeIndirectObject(page), false);
    return packed.filter == "/DCTDecode";
  }

  std::string write(const std::string& title) {
    if (!title.empty()) {
      QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
      info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
      pdf_.getTrailer().replaceKey("/Info", pdf_.makeIndirectObject(info));
    }
    QPDFWriter writer(pdf_);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    const std::unique_ptr<Buffer> buffer(writer.getBuffer());
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
  }

 private:
  QPDF pdf_;
  TextLayer layer_;
};

Result<std::string> run(Task& task) {
  TRY(const Redaction redaction, describe::from_json<Redaction>(task.bytes(1)));
  TRY(const std::string source, task.path(0, ".pdf"));
  const std::size_t pages = redaction.sizes.size() / 2;
  std::vector<std::vector<const BlackBox*>> boxes(pages);
  std::vector<std::vector<const KeptWord*>> words(pages);
  for (const BlackBox& box : redaction.boxes)
    if (box.page >= 0 && static_cast<std::size_t>(box.page) < pages) boxes[static_cast<std::size_t>(box.page)].push_back(&box);
  for (const KeptWord& word : redaction.words)
    if (word.page >= 0 && static_cast<std::size_t>(word.page) < pages) words[static_cast<std::size_t>(word.page)].push_back(&word);

  Output output;
  PageCount answer{static_cast<std::int32_t>(pages), {}};
  for (std::size_t i = 0; i < pages; ++i) {
    const double dpi = dpi_of(redaction.sizes[2 * i], redaction.sizes[2 * i + 1], redaction.dpi);
    const std::string page = std::to_string(i + 1);
    TRY(const std::string netpbm,
        run_tool_strictly({.argv = {"pdftoppm", "-cropbox", "-r", std::to_string(dpi), "-f", page, "-l", page, "-singlefile", source}}));
    TRY(Picture picture, decode_netpbm(netpbm));
    const double scale = dpi / kPointsPerInch;
    draw_boxes(picture, boxes[i], scale);
    if (output.add(picture, picture.width / scale, picture.height / scale, words[i]))
      answer.pictures.push_back(static_cast<std::int32_t>(i));
    task.progress(static_cast<double>(i + 1) / static_cast<double>(pages));
  }
  task.attach("pdf", output.write(redaction.title));
  return describe::to_json(answer);
}

}  // namespace

extern const Operation kRedactPages;
const Operation kRedactPages{"redact_pages", Profile::kTool, &run};

}  // namespace meretid::parse
