// SPDX-License-Identifier: EUPL-1.2
#include "parse/image_pixels.h"

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "parse/tool.h"

namespace meretid::parse {
namespace {

constexpr double kLongestSide = 2'000;

double side(QPDFObjectHandle image, const char* key) {
  auto value = image.getDict().getKey(key);
  return value.isInteger() ? std::clamp(static_cast<double>(value.getIntValue()), 1.0, 1e6) : 1;
}

}  // namespace

Result<Picture> image_pixels(Task& task, QPDFObjectHandle image) {
  TRY(const std::string source, task.path(0, ".pdf"));
  const double width = side(image, "/Width"), height = side(image, "/Height"), scale = std::min(1.0, kLongestSide / std::max(width, height));
  const std::string w = QPDFObjectHandle::newReal(width * scale, 2).unparse(), h = QPDFObjectHandle::newReal(height * scale, 2).unparse();
  QPDF alone;
  alone.emptyPDF();
  auto page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 " + w + " " + h + "] /Resources << /XObject << >> >> >>");
  page.getKey("/Resources").getKey("/XObject").replaceKey("/I", alone.copyForeignObject(image));
  page.replaceKey("/Contents", QPDFObjectHandle::newStream(&alone, "q " + w + " 0 0 " + h + " 0 0 cm /I Do Q"));
  QPDFPageDocumentHelper(alone).addPage(alone.makeIndirectObject(page), true);
  const std::string file = task.folder() + "/image.pdf";
  QPDFWriter writer(alone, file.c_str());
  writer.write();
  TRY(const std::string netpbm, run_tool_strictly({.argv = {"pdftoppm", "-r", "72", "-singlefile", file}}));
  return decode_netpbm(netpbm);
}

}  // namespace meretid::parse
