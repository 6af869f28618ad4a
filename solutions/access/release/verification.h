// SPDX-License-Identifier: EUPL-1.2
// Whether a released file is clean, by readers that know nothing of how it was made: the text as pdftotext sees it, every raw
// object as qpdf sees it, and OCR of every page on which something was blackened or pixels may hold text. Never repeats a value.
#pragma once

#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "parse/read.h"
#include "solutions/access/finding.h"
#include "solutions/access/release/plan.h"

namespace meretid::access {

/// Where something was found that should be gone, or a check that failed.
struct ProblemRow {
  std::string code;   ///< "access.residue.text"
  std::string place;  ///< "side 3", "object 12 stream"
  std::int64_t count = 1;
  std::string detail;  ///< the whole sentence, where the code alone does not say it
};

struct VerificationRow {
  std::string document, title;
  std::string file;   ///< the released file; empty when there is none
  std::string state;  ///< "released", "refused", "not_read"
  std::int64_t pages = 0, boxes = 0, values = 0;
  std::int64_t pages_by_ocr = 0;
  std::int64_t raster_pages = 0;     ///< pages that became pictures
  std::int64_t words_expected = 0, words_found = 0;
  std::int64_t objects = 0;
  std::vector<ProblemRow> problems;  ///< empty: clean
};

struct Verified {
  VerificationRow row;
  /// Where pixels still show a value that should be gone: what a second round blackens.
  std::vector<parse::BlackBox> visible;
};

/// A value that stands where a word stays is that word, though it be the same as one that goes or misread by OCR; everywhere
/// else it is a residue. `pictures`: pages whose pixels may hold text. Cost: about 5 CPU seconds for each page by OCR, else
/// some 10 ms a page. `changed`: in a second round the pages that got more boxes, the only ones that OCR reads again.
Result<Verified> verify(const parse::Sandbox& sandbox, const parse::Input& released, const Plan& plan,
                               const std::vector<std::int32_t>& pictures, const NameModel& model, const std::string& document,
                        const std::optional<std::set<std::int32_t>>& changed = {}, std::stop_token stop = {});

inline void fields(describe::Fields<ProblemRow>& f) {
  f("code", &ProblemRow::code);
  f("place", &ProblemRow::place);
  f("count", &ProblemRow::count);
  f("detail", &ProblemRow::detail);
}
inline void fields(describe::Fields<VerificationRow>& f) {
  f("document", &VerificationRow::document);
  f("title", &VerificationRow::title);
  f("file", &VerificationRow::file);
  f("state", &VerificationRow::state);
  f("pages", &VerificationRow::pages);
  f("boxes", &VerificationRow::boxes);
  f("values", &VerificationRow::values);
  f("pages_by_ocr", &VerificationRow::pages_by_ocr);
  f("raster_pages", &VerificationRow::raster_pages).optional();
  f("words_expected", &VerificationRow::words_expected);
  f("words_found", &VerificationRow::words_found);
  f("objects", &VerificationRow::objects);
  f("problems", &VerificationRow::problems);
}

}  // namespace meretid::access
