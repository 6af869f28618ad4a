// SPDX-License-Identifier: EUPL-1.2
// What the readers' operations send as JSON, described once: describe::from_json checks what comes from the child.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "describe/describe.h"

namespace meretid::parse {

/// A finding as it travels: base::Error with its kind as a number.
struct WireFinding {
  std::string code = {};
  std::int32_t kind = 0;
  std::vector<std::string> args = {};  ///< name, value, name, value …
  std::string where = {};
};
WireFinding to_wire(const base::Error& error);
base::Error from_wire(const WireFinding& finding);

/// text, email
struct TextAnswer {
  std::string encoding = {};
  std::vector<WireFinding> findings = {};
  bool whole = true;
  std::vector<std::string> inside = {};  ///< names of the attachments "inside/0", "inside/1" …
};

struct ExpandOptions {
  std::int64_t most_bytes = 0;
  std::int64_t most_members = 0;
};

/// pdf_structure
struct PdfImage {
  std::int32_t object = 0;              ///< number of the image object; 0: inline
  std::int32_t width = 0, height = 0;   ///< pixels
  double left = 0, top = 0, right = 0, bottom = 0;  ///< on the MediaBox as it is shown, points
};
struct PdfNote {
  std::string text = {};
  double left = 0, top = 0, right = 0, bottom = 0;
};
struct PdfPage {
  double media_width = 0, media_height = 0;  ///< as shown (rotation applied)
  double crop_left = 0, crop_top = 0;        ///< of the CropBox on the MediaBox
  double width = 0, height = 0;              ///< of the CropBox
  bool paints = false;                       ///< it has content of any kind
  std::vector<PdfImage> images = {};
  std::vector<PdfNote> notes = {};
};
struct PdfStructure {
  std::vector<PdfPage> pages = {};
  std::vector<WireFinding> findings = {};
  bool whole = true;
  std::vector<std::string> inside = {};
};
struct PdfOptions {
  std::int64_t most_bytes = 0;
  std::int64_t most_members = 0;
  std::int32_t most_pages = 0;
};

/// pdf_words
struct PdfWordsOptions {
  std::int32_t pages = 0;               ///< 0: nobody knows
};
struct PdfWordsAnswer {
  std::vector<double> sizes = {};            ///< width, height of each page as the tool says them
  std::vector<std::int32_t> unread = {};     ///< pages at which the tool broke down
};

/// tools; "" and false: not there
struct ToolsAnswer {
  std::string pdftotext = {}, pdftoppm = {}, tesseract = {}, soffice = {};
  bool danish = false, fonts = false;
};

/// image
struct ImageAnswer {
  std::int32_t width = 0, height = 0;   ///< pixels
  double dpi = 0;                       ///< 0: not said
};

/// office, html
struct OfficeAnswer {
  std::string kind = {};                 ///< "docx", "xlsx", "odt", "ods", "doc", "xls", "mail", "html"; else a name in Danish
  bool known = true;                     ///< false: nothing that is read
  std::int32_t hidden = 0;               ///< how many of `inside`, from the first, are texts that the file does not show
  std::vector<WireFinding> findings = {};
  bool whole = true;
  std::vector<std::string> inside = {};
};

/// office_convert: endings without the dot
struct ConvertOptions {
  std::string from = {}, to = {};
};

/// ocr
struct OcrRegion {
  std::int32_t page = 0;
  double left = 0, top = 0, right = 0, bottom = 0;  ///< points on the MediaBox as it is shown
};
struct OcrOptions {
  std::vector<OcrRegion> regions = {};  ///< of a PDF; empty: the input is a picture
  double points_per_pixel = 0;     ///< of a picture
};

/// workbook
struct WorkbookSheet {
  std::string name = {};
  bool hidden = false;
  std::int64_t rows = 0, hidden_rows = 0, columns = 0;
  std::vector<std::string> merged = {};
};
struct WorkbookAnswer {
  std::vector<WorkbookSheet> sheets = {};
  std::vector<WireFinding> findings = {};
  bool macros = false;
};

/// xml
struct XmlAnswer {
  std::vector<std::string> documents = {};
  std::vector<WireFinding> findings = {};
  std::int64_t not_told = 0;   ///< documents that were not read, beyond the findings
};

inline void fields(describe::Fields<WireFinding>& f) {
  f("code", &WireFinding::code).length(1, 64);
  f("kind", &WireFinding::kind).range(0, 9);
  f("args", &WireFinding::args).items(0, 24);
  f("where", &WireFinding::where).length(0, 1000);
}
inline void fields(describe::Fields<TextAnswer>& f) {
  f("encoding", &TextAnswer::encoding).length(0, 40);
  f("findings", &TextAnswer::findings).items(0, 1000);
  f("whole", &TextAnswer::whole);
  f("inside", &TextAnswer::inside).items(0, 1'000'000);
}
inline void fields(describe::Fields<ExpandOptions>& f) {
  f("most_bytes", &ExpandOptions::most_bytes);
  f("most_members", &ExpandOptions::most_members);
}
inline void fields(describe::Fields<PdfImage>& f) {
  f("object", &PdfImage::object);
  f("width", &PdfImage::width).at_least(0);
  f("height", &PdfImage::height).at_least(0);
  f("left", &PdfImage::left).range(-1e6, 1e6);
  f("top", &PdfImage::top).range(-1e6, 1e6);
  f("right", &PdfImage::right).range(-1e6, 1e6);
  f("bottom", &PdfImage::bottom).range(-1e6, 1e6);
}
inline void fields(describe::Fields<PdfNote>& f) {
  f("text", &PdfNote::text).length(0, 100'000);
  f("left", &PdfNote::left).range(-1e6, 1e6);
  f("top", &PdfNote::top).range(-1e6, 1e6);
  f("right", &PdfNote::right).range(-1e6, 1e6);
  f("bottom", &PdfNote::bottom).range(-1e6, 1e6);
}
inline void fields(describe::Fields<PdfPage>& f) {
  f("media_width", &PdfPage::media_width).range(0, 1e6);
  f("media_height", &PdfPage::media_height).range(0, 1e6);
  f("crop_left", &PdfPage::crop_left).range(-1e6, 1e6);
  f("crop_top", &PdfPage::crop_top).range(-1e6, 1e6);
  f("width", &PdfPage::width).range(0, 1e6);
  f("height", &PdfPage::height).range(0, 1e6);
  f("paints", &PdfPage::paints);
  f("images", &PdfPage::images);
  f("notes", &PdfPage::notes);
}
inline void fields(describe::Fields<PdfStructure>& f) {
  f("pages", &PdfStructure::pages);
  f("findings", &PdfStructure::findings).items(0, 1000);
  f("whole", &PdfStructure::whole);
  f("inside", &PdfStructure::inside).items(0, 1'000'000);
}
inline void fields(describe::Fields<PdfOptions>& f) {
  f("most_bytes", &PdfOptions::most_bytes);
  f("most_members", &PdfOptions::most_members);
  f("most_pages", &PdfOptions::most_pages);
}
inline void fields(describe::Fields<PdfWordsOptions>& f) { f("pages", &PdfWordsOptions::pages).at_least(0); }
inline void fields(describe::Fields<PdfWordsAnswer>& f) {
  f("sizes", &PdfWordsAnswer::sizes);
  f("unread", &PdfWordsAnswer::unread);
}
inline void fields(describe::Fields<ToolsAnswer>& f) {
  f("pdftotext", &ToolsAnswer::pdftotext).length(0, 100);
  f("pdftoppm", &ToolsAnswer::pdftoppm).length(0, 100);
  f("tesseract", &ToolsAnswer::tesseract).length(0, 100);
  f("soffice", &ToolsAnswer::soffice).length(0, 100);
  f("danish", &ToolsAnswer::danish);
  f("fonts", &ToolsAnswer::fonts);
}
inline void fields(describe::Fields<ImageAnswer>& f) {
  f("width", &ImageAnswer::width).at_least(1);
  f("height", &ImageAnswer::height).at_least(1);
  f("dpi", &ImageAnswer::dpi).at_least(0);
}
inline void fields(describe::Fields<WorkbookSheet>& f) {
  f("name", &WorkbookSheet::name).length(0, 200);
  f("hidden", &WorkbookSheet::hidden);
  f("rows", &WorkbookSheet::rows).range(0, 1'048'576);
  f("hidden_rows", &WorkbookSheet::hidden_rows).range(0, 1'048'576);
  f("columns", &WorkbookSheet::columns).range(0, 16'384);
  f("merged", &WorkbookSheet::merged).items(0, 10'000);
}
inline void fields(describe::Fields<WorkbookAnswer>& f) {
  f("sheets", &WorkbookAnswer::sheets).items(0, 1'000);
  f("findings", &WorkbookAnswer::findings).items(0, 200);
  f("macros", &WorkbookAnswer::macros);
}
inline void fields(describe::Fields<XmlAnswer>& f) {
  f("documents", &XmlAnswer::documents).items(0, 20'000);
  f("findings", &XmlAnswer::findings).items(0, 500);
  f("not_told", &XmlAnswer::not_told).range(0, 20'000);
}
inline void fields(describe::Fields<OfficeAnswer>& f) {
  f("kind", &OfficeAnswer::kind).length(0, 80);
  f("known", &OfficeAnswer::known);
  f("hidden", &OfficeAnswer::hidden).range(0, 1'000'000);
  f("findings", &OfficeAnswer::findings).items(0, 1000);
  f("whole", &OfficeAnswer::whole);
  f("inside", &OfficeAnswer::inside).items(0, 1'000'000);
}
inline void fields(describe::Fields<ConvertOptions>& f) {
  f("from", &ConvertOptions::from).length(1, 8);
  f("to", &ConvertOptions::to).length(1, 8);
}
inline void fields(describe::Fields<OcrRegion>& f) {
  f("page", &OcrRegion::page).at_least(0);
  f("left", &OcrRegion::left);
  f("top", &OcrRegion::top);
  f("right", &OcrRegion::right);
  f("bottom", &OcrRegion::bottom);
}
inline void fields(describe::Fields<OcrOptions>& f) {
  f("regions", &OcrOptions::regions);
  f("points_per_pixel", &OcrOptions::points_per_pixel).optional();
}

}  // namespace meretid::parse
