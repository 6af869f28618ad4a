// SPDX-License-Identifier: EUPL-1.2
// "text": a plain text file, decoded.
#include "parse/answers.h"
#include "parse/operation.h"
#include "parse/text_decode.h"

namespace meretid::parse {
namespace {

Result<std::string> read_text(Task& task) {
  TRY(const DecodedText decoded, decode_text(task.bytes(0)));
  task.attach("text", decoded.text);
  TextAnswer answer{.encoding = decoded.encoding};
  for (const auto& finding : decoded.findings) answer.findings.push_back(to_wire(finding));
  return describe::to_json(answer);
}

}  // namespace

extern const Operation kText{"text", Profile::kPure, &read_text};

}  // namespace meretid::parse
