// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/page_text.h"

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "parse/drawn/hidden.h"
#include "parse/drawn/page_drawing.h"

namespace meretid::parse::drawn {

std::string text_of_content(std::string_view content) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.emptyPDF();
  auto page = QPDFObjectHandle::parse(
      "<< /Type /Page /MediaBox [0 0 420 300] /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
      "/WinAnsiEncoding >> >> >> >>");
  page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, std::string(content)));
  QPDFPageDocumentHelper(pdf).addPage(pdf.makeIndirectObject(page), true);
  const Drawing drawing = Drawer(pdf).page(QPDFPageDocumentHelper(pdf).getAllPages().front());
  std::vector<bool> hidden(drawing.marks.size());
  for (const HiddenRun& run : hidden_text(drawing, {0, 0, 420, 300}))
    for (const std::size_t i : run.marks) hidden[i] = true;
  std::string text;
  for (std::size_t i = 0; i < drawing.marks.size(); ++i)
    if (drawing.marks[i].kind == Kind::kGlyph) text += hidden[i] ? "[" + drawing.marks[i].glyph.text + "]" : drawing.marks[i].glyph.text;
  return text;
}

}  // namespace meretid::parse::drawn
