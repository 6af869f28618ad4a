// SPDX-License-Identifier: EUPL-1.2
// "image_page": a PNG or JPEG as a PDF of one page. The picture is decoded and written anew, so that nothing but pixels goes on.
#include <cairo-pdf.h>

#include <memory>

#include "parse/operation.h"
#include "parse/pages.h"
#include "parse/picture.h"

namespace meretid::parse {
namespace {

cairo_status_t append_bytes(void* to, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

struct Release {
  void operator()(cairo_t* p) const { cairo_destroy(p); }
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
};

Result<std::string> run(Task& task) {
  TRY(const ImagePageOptions options, describe::from_json<ImagePageOptions>(task.options()));
  TRY(Picture picture, decode_picture(task.bytes(0)));
  std::string pdf;
  {
    const std::unique_ptr<cairo_surface_t, Release> surface(
        cairo_pdf_surface_create_for_stream(append_bytes, &pdf, options.width, options.height));
    const std::unique_ptr<cairo_t, Release> cairo(cairo_create(surface.get()));
    const std::unique_ptr<cairo_surface_t, Release> image(cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(picture.pixels.data()), CAIRO_FORMAT_RGB24, picture.width, picture.height,
        picture.width * 4));
    cairo_scale(cairo.get(), options.width / picture.width, options.height / picture.height);
    cairo_set_source_surface(cairo.get(), image.get(), 0, 0);
    cairo_paint(cairo.get());
    cairo_surface_finish(surface.get());
  }
  task.attach("pdf", pdf);
  return std::string("{}");
}

}  // namespace

extern const Operation kImagePage;
const Operation kImagePage{"image_page", Profile::kTool, &run};

}  // namespace meretid::parse
