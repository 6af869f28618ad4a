// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/text_case.h"

#include "parse/pages.h"

namespace meretid::access::bench {
namespace {

constexpr std::size_t kFullPage = 2800;  // characters that fill one

Result<std::string> as_scan(const parse::Sandbox& sandbox, const parse::Typeset& set, const std::string& name) {
  parse::Redaction nothing;
  for (const parse::Page& page : set.pages) {
    nothing.sizes.push_back(page.width);
    nothing.sizes.push_back(page.height);
  }
  TRY(const parse::Input pdf, parse::Input::of_bytes(set.pdf));
  TRY(parse::Redacted pictures, parse::redact_pages(sandbox, pdf, nothing, name));
  return std::move(pictures.pdf);
}

}  // namespace

Result<MadeCase> made_case(const Corpus& corpus, jobs::InlineRunner& jobs, std::size_t pages, std::size_t each, bool scanned) {
  const parse::Sandbox sandbox;
  MadeCase made;
  std::uint64_t number = 200'000;
  while (made.pages < pages) {
    std::string text;
    const std::size_t wanted = std::min(each, pages - made.pages) * kFullPage;
    while (text.size() < wanted) text += corpus.document(number++).text + "\n\n";
    const std::string name = "bilag " + std::to_string(made.input.files.size() + 1) + ".pdf";
    TRY(parse::Typeset set, parse::typeset(sandbox, text, name));
    if (scanned) {
      TRY(set.pdf, as_scan(sandbox, set, name));
    }
    made.pages += set.pages.size();
    TRY(const jobs::Artefact file, jobs.add_bytes(set.pdf, name, "application/pdf"));
    made.input.files.push_back({name, file.blob, file.size});
  }
  return made;
}

}  // namespace meretid::access::bench
