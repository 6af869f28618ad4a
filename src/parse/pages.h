// SPDX-License-Identifier: EUPL-1.2
// Pages as pictures: setting text as PDF, a scan as a PDF page, a PDF as redacted pages, and the search for what should be gone.
// All of it happens in sandboxed children; these functions only ask. Thread-safe.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "describe/describe.h"
#include "parse/document.h"
#include "parse/sandbox.h"

namespace meretid::parse {

/// A text set on A4 pages: the PDF, and where each word of the text came to lie.
struct Typeset {
  std::string pdf;
  std::vector<Page> pages;
  std::vector<Word> words;  ///< offsets in code points of the text; a word broken at a line's end is two words
};
/// '\f' begins a page. Cost: about 3 ms a page.
Result<Typeset> typeset(const Sandbox& sandbox, std::string_view text, const std::string& document,
                        std::stop_token stop = {});

/// A Word document that the house wrote as PDF, by LibreOffice; where it is not installed, the plain text is set instead.
Result<std::string> letter_pdf(const Sandbox& sandbox, const std::string& docx, const std::string& plain, const std::string& document,
                               std::stop_token stop = {});

/// A PNG or JPEG as a PDF of one page of that size (points).
Result<std::string> image_page(const Sandbox& sandbox, const Input& image, double width, double height,
                               const std::string& document, std::stop_token stop = {});

/// What is blackened on a page; the label stands in white in the box.
struct BlackBox {
  std::int32_t page = 0;
  Box box;
  std::string label;
};
/// A word that stays, for the rebuilt text layer.
struct KeptWord {
  std::int32_t page = 0;
  Box box;
  std::string text;
};
struct Redaction {
  std::vector<BlackBox> boxes;
  std::vector<KeptWord> words;
  std::string title;
  std::vector<double> sizes;  ///< width, height of each page in points
  std::int32_t dpi = 200;     ///< less on a page over 60 million pixels
};
struct Redacted {
  std::string pdf;
  std::int32_t pages = 0;
  std::vector<std::int32_t> pictures;  ///< pages that are (partly) photograph or scan, so that text may stand in pixels
};
/// Every page becomes a picture with the boxes burnt in and an invisible text layer of the words that stay; nothing else of the
/// source comes along. Cost: about 0.3 CPU seconds a page at 200 dpi, one page in memory at a time.
Result<Redacted> redact_pages(const Sandbox& sandbox, const Input& pdf, const Redaction& redaction,
                              const std::string& document, std::stop_token stop = {});

/// One page as a grey PNG.
Result<std::string> render_page(const Sandbox& sandbox, const Input& pdf, std::int32_t page, std::int32_t dpi,
                                const std::string& document, std::stop_token stop = {});

/// Where one of the values was found. The value itself is never repeated.
struct Residue {
  std::int32_t value = 0;  ///< its place in the list given
  std::string place;       ///< "object 12 stream", "metadata", "trailer"
};
/// The letters of all strings of a page's content, where a value was found across them: whoever knows what the page shows can tell
/// whether only words beside each other spell it.
struct ContentLetters {
  std::string place;       ///< of the residue
  std::int32_t page = 0;
  std::string one_byte, two_bytes;  ///< as sorted_letters gives them, read as one byte and as two bytes a letter
};
struct RawReport {
  std::vector<Residue> residues;
  std::vector<ContentLetters> contents;
  std::vector<std::string> foreign;  ///< what a released file must not have: "/EmbeddedFiles", "/JavaScript", "/Metadata" …
  std::int32_t objects = 0;
  std::int32_t pages = 0;
  std::vector<std::string> warnings;  ///< what qpdf's checks say; empty: the file is sound
};
/// Walks every object and every decoded stream and looks for the values in PDFDoc, UTF-16BE, UTF-8 and hex, percent-encoded, without
/// spaces and hyphens. `values` of fewer than 4 letters or digits are passed over here.
Result<RawReport> search_raw(const Sandbox& sandbox, const Input& pdf, const std::vector<std::string>& values,
                             const std::string& document, std::stop_token stop = {});

/// The letters and digits of a text in lower case, nothing else: what two spellings of one value have in common.
std::string essence(std::string_view text);
/// Those, each as often as it stands there, in their own order.
std::string sorted_letters(std::string_view text);

// What travels to and from the child.
struct TypesetAnswer {
  std::vector<double> sizes;             ///< width, height of each page
  std::vector<double> words;             ///< start, end, page, left, top, right, bottom of each word
};
struct ImagePageOptions {
  double width = 0, height = 0;
};
struct RenderOptions {
  std::int32_t page = 0, dpi = 200;
};
struct RawOptions {
  std::vector<std::string> values;
};
struct PageCount {
  std::int32_t pages = 0;
  std::vector<std::int32_t> pictures;
};

inline void fields(describe::Fields<TypesetAnswer>& f) {
  f("sizes", &TypesetAnswer::sizes);
  f("words", &TypesetAnswer::words);
}
inline void fields(describe::Fields<ImagePageOptions>& f) {
  f("width", &ImagePageOptions::width);
  f("height", &ImagePageOptions::height);
}
inline void fields(describe::Fields<RenderOptions>& f) {
  f("page", &RenderOptions::page);
  f("dpi", &RenderOptions::dpi);
}
inline void fields(describe::Fields<RawOptions>& f) { f("values", &RawOptions::values); }
inline void fields(describe::Fields<PageCount>& f) {
  f("pages", &PageCount::pages);
  f("pictures", &PageCount::pictures);
}
inline void fields(describe::Fields<Box>& f) {
  f("left", &Box::left);
  f("top", &Box::top);
  f("right", &Box::right);
  f("bottom", &Box::bottom);
}
inline void fields(describe::Fields<BlackBox>& f) {
  f("page", &BlackBox::page);
  f("box", &BlackBox::box);
  f("label", &BlackBox::label);
}
inline void fields(describe::Fields<KeptWord>& f) {
  f("page", &KeptWord::page);
  f("box", &KeptWord::box);
  f("text", &KeptWord::text);
}
inline void fields(describe::Fields<Redaction>& f) {
  f("boxes", &Redaction::boxes);
  f("words", &Redaction::words);
  f("title", &Redaction::title);
  f("sizes", &Redaction::sizes);
  f("dpi", &Redaction::dpi);
}
inline void fields(describe::Fields<Residue>& f) {
  f("value", &Residue::value);
  f("place", &Residue::place);
}
inline void fields(describe::Fields<ContentLetters>& f) {
  f("place", &ContentLetters::place);
  f("page", &ContentLetters::page);
  f("one_byte", &ContentLetters::one_byte);
  f("two_bytes", &ContentLetters::two_bytes);
}
inline void fields(describe::Fields<RawReport>& f) {
  f("residues", &RawReport::residues);
  f("contents", &RawReport::contents).optional();
  f("foreign", &RawReport::foreign);
  f("objects", &RawReport::objects);
  f("pages", &RawReport::pages);
  f("warnings", &RawReport::warnings);
}

}  // namespace meretid::parse
