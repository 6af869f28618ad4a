// SPDX-License-Identifier: EUPL-1.2
#include "parse/hidden.h"

namespace meretid::parse {

Result<HiddenReport> find_hidden(const Sandbox& sandbox, const Input& pdf, const std::string& document) {
  Call call;
  call.operation = "pdf_hidden";
  call.inputs = {pdf};
  call.document = document;
  call.limits.time = std::chrono::minutes(5);
  call.limits.memory = std::int64_t{4} << 30;
  TRY(const Answer answer, sandbox.run(call));
  return describe::from_json<HiddenReport>(answer.json);
}

}  // namespace meretid::parse
