// SPDX-License-Identifier: EUPL-1.2
#include "parse/properties.h"

namespace meretid::parse {

Result<DocumentProperties> document_properties(const Sandbox& sandbox, const Input& input, const std::string& document) {
  TRY(const Answer answer, sandbox.run({.operation = "properties", .inputs = {input}, .document = document}));
  return describe::from_json<DocumentProperties>(answer.json);
}

}  // namespace meretid::parse
