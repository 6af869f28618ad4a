// SPDX-License-Identifier: EUPL-1.2
#include "parse/read_xml.h"

#include "base/utf8.h"
#include "parse/answers.h"

namespace meretid::parse {

Result<XmlDocuments> read_xml(const Sandbox& sandbox, const Input& input, const std::string& document, std::stop_token stop) {
  Call call{.operation = "xml", .inputs = {input}, .document = document, .stop = std::move(stop)};
  call.limits.time = std::chrono::minutes(10);
  call.limits.memory = std::int64_t{2} << 30;
  call.limits.output = std::int64_t{1} << 30;
  TRY(Answer answer, sandbox.run(call));
  TRY(const XmlAnswer told, describe::from_json<XmlAnswer>(answer.json));
  const auto nonsense = [&](const char* what) { return fail("parse.bad_answer", Kind::kInternal, {{"found", what}}, document); };
  if (told.documents.size() != answer.attachments.size()) return nonsense("documents");
  XmlDocuments read;
  for (const WireFinding& finding : told.findings) {
    base::Error error = from_wire(finding);
    error.where = document + (error.where.empty() ? "" : ": " + error.where);
    read.findings.push_back(std::move(error));
  }
  if (told.not_told > 0) read.findings.emplace_back("parse.more_documents", Kind::kBadInput, std::vector<std::pair<std::string, std::string>>{{"found", std::to_string(told.not_told)}}, document);
  for (std::size_t i = 0; i < told.documents.size(); ++i) {
    auto tree = XmlTree::unpack(std::move(answer.attachments[i].bytes));
    if (!tree) return nonsense("tree");
    read.documents.push_back({base::repair(told.documents[i]), std::move(*tree)});
  }
  return read;
}

}  // namespace meretid::parse
