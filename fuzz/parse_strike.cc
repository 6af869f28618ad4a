// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the content of a page from which a word under a box goes: a page is written anew or says why not. The same
// bytes as a whole PDF.
// libraries: parse
#include "fuzz/operation.h"
#include "parse/strike.h"

namespace {
using namespace meretid;

std::string page_of(std::string_view content) {
  std::string pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R "
                    "/MediaBox [0 0 420 300] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>\nendobj\n";
  pdf += "4 0 obj\n<< /Length " + std::to_string(content.size()) + " >>\nstream\n";
  pdf += content;
  return pdf + "\nendstream\nendobj\ntrailer << /Size 5 /Root 1 0 R >>\n%%EOF\n";
}

void strike(std::string_view pdf) {
  const std::string plan = describe::to_json(parse::StrikePlan{{{0, {0, 0, 420, 300}, "nr. 1"}}, {"Ravnsborg"}, {}, {"Ravnsborg"}, false});
  fuzz::BytesTask task({pdf, plan}, "{}");
  const std::string answer = fuzz::run("strike", task);
  if (answer.empty()) return;
  const auto read = describe::from_json<parse::StrikeAnswer>(answer);
  fuzz::must(read.has_value() && task.attachments == 1);
  for (const parse::StrikePage& page : read->pages) fuzz::must(page.structural == page.reason.empty());
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  strike(bytes);
  strike(page_of(bytes));
  return 0;
}
