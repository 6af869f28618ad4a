// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a PDF: its structure with pictures, comments and embedded files, and the search for what should be gone from it.
// libraries: parse
#include "fuzz/operation.h"
#include "parse/answers.h"
#include "parse/pages.h"

namespace {
using namespace meretid;

void structure(std::string_view pdf) {
  constexpr std::int64_t kMostBytes = 1 << 20;
  fuzz::BytesTask task({pdf}, describe::to_json(parse::PdfOptions{kMostBytes, 20, 50}));
  const std::string answer = fuzz::run("pdf_structure", task);
  fuzz::must(task.attachments <= 20 && static_cast<std::int64_t>(task.attached) <= kMostBytes);
  if (answer.empty()) return;
  const auto read = describe::from_json<parse::PdfStructure>(answer);
  fuzz::must(read.has_value() && read->pages.size() <= 50 && read->inside.size() == task.attachments);
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  structure(meretid::fuzz::text_of(data, size));
  return 0;
}
