// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a released PDF in which a value is looked for.
// libraries: parse
#include "fuzz/operation.h"
#include "parse/pages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  const std::string options = describe::to_json(parse::RawOptions{{"0101701234", "Ærtehalm", "x"}});
  fuzz::BytesTask task({fuzz::text_of(data, size), options}, "{}");
  const std::string answer = fuzz::run("raw", task);
  if (answer.empty()) return 0;
  const auto read = describe::from_json<parse::RawReport>(answer);
  fuzz::must(read.has_value());
  for (const auto& residue : read->residues) fuzz::must(residue.value >= 0 && residue.value < 3);
  return 0;
}
