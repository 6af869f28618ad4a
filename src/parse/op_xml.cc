// SPDX-License-Identifier: EUPL-1.2
// "xml": one XML document, or the XML documents of a ZIP. Attachments "0", "1" …: packed trees (tables/xml_tree.h); a document that is wrong is a finding,
// and the others are read.
#include <clocale>

#include "base/utf8.h"
#include "parse/answers.h"
#include "parse/operation.h"
#include "parse/tables/package_parts.h"
#include "parse/tables/xml_items.h"
#include "parse/tables/xml_tree.h"

namespace meretid::parse {
namespace {

constexpr std::int64_t kMostXml = std::int64_t{64} << 20, kMostXmlInAll = std::int64_t{2} << 30;

void prepare_xml() { std::setlocale(LC_ALL, "C.UTF-8"); }  // libarchive turns names over the locale

Result<void> pack_one(std::string_view bytes, const std::string& name, Task& task, XmlAnswer& answer) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  pugi::xml_document document;
  TRY_VOID(parse_xml(document, bytes, name));
  const std::string packed = pack_xml(document);
  if (packed.empty()) return fail("parse.xml_damaged", Kind::kBadInput, {{"found", "> 200"}, {"byte", "0"}}, name);
  task.attach(std::to_string(answer.documents.size()), packed);
  answer.documents.push_back(name.substr(0, 500));
  return {};
}

Result<std::string> read_xml_documents(Task& task) {
  const std::string_view bytes = task.bytes(0);
  XmlAnswer answer;
  if (!bytes.starts_with("PK\x03\x04")) {
    TRY_VOID(pack_one(bytes, "", task, answer));
    return describe::to_json(answer);
  }
  PackageParts parts(bytes, kMostXmlInAll);
  TRY_VOID(parts.open());
  for (const std::string& part : parts.names()) {
    const std::string name = base::repair(part);
    if (!base::lower(name).ends_with(".xml")) continue;
    const auto content = parts.read(part, kMostXml);
    const auto packed = content ? pack_one(*content, name, task, answer) : Result<void>(fail(content.error()));
    if (packed) continue;
    if (packed.error().kind == Kind::kTooLarge && packed.error().code == "parse.zip_bomb") return fail(packed.error());
    if (answer.findings.size() < 500) answer.findings.push_back(to_wire(packed.error()));
    else ++answer.not_told;
  }
  return describe::to_json(answer);
}

}  // namespace

extern const Operation kXml{"xml", Profile::kPure, &read_xml_documents, &prepare_xml};

}  // namespace meretid::parse
