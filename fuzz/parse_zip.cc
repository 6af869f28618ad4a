// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a ZIP.
// libraries: parse
#include "base/utf8.h"
#include "fuzz/operation.h"
#include "parse/answers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  constexpr std::int64_t kMostBytes = 1 << 20;
  fuzz::BytesTask task({fuzz::text_of(data, size)}, describe::to_json(parse::ExpandOptions{kMostBytes, 20}));
  const std::string answer = fuzz::run("unzip", task);
  fuzz::must(task.attachments <= 20 && static_cast<std::int64_t>(task.attached) <= kMostBytes);
  if (answer.empty()) return 0;
  const auto read = describe::from_json<parse::TextAnswer>(answer);
  fuzz::must(read.has_value() && read->inside.size() <= 20);
  for (const auto& name : read->inside) fuzz::must(base::is_utf8(name) && !name.starts_with('/') && name.find("../") == name.npos);
  return 0;
}
