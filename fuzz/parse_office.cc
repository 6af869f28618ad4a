// SPDX-License-Identifier: EUPL-1.2
// Any bytes as an Office file: a package or a compound file, what it hides and what is left of it. The first byte 'W', 'S' or 'O'
// instead: the rest is the XML of a Word document, of a sheet, of OpenDocument, so that the fuzzer need not learn to pack.
// libraries: parse sheets
#include "base/catalogue.h"
#include "base/utf8.h"
#include "fuzz/operation.h"
#include "parse/answers.h"
#include "parse/office/package.h"
#include "sheets/zip_parts.h"

namespace {
using namespace meretid;

Result<std::string> packed(char kind, const std::string& xml) {
  if (kind == 'W') return sheets::zip_of_parts({{"word/document.xml", xml}, {"word/comments.xml", xml}, {"docProps/core.xml", xml}});
  if (kind == 'S')
    return sheets::zip_of_parts({{"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r\"/></sheets></workbook>"},
                                 {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r\" Type=\"/worksheet\" Target=\"s.xml\"/></Relationships>"},
                                 {"xl/s.xml", xml},
                                 {"xl/sharedStrings.xml", xml},
                                 {"xl/comments1.xml", xml}});
  return sheets::zip_of_parts({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", xml}, {"styles.xml", xml}, {"meta.xml", xml}});
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(fuzz::text_of(data, size));
  const char kind = bytes.empty() ? '\0' : bytes.front();
  if (kind == 'W' || kind == 'S' || kind == 'O') {
    auto package = packed(kind, bytes.substr(1));
    fuzz::must(package.has_value());
    bytes = std::move(*package);
  }
  constexpr std::int64_t kMostBytes = 1 << 22;
  fuzz::BytesTask task({bytes}, describe::to_json(parse::ExpandOptions{kMostBytes, 50}));
  const std::string answer = fuzz::run("office", task);
  if (answer.empty()) return 0;
  const auto read = describe::from_json<parse::OfficeAnswer>(answer);
  fuzz::must(read.has_value());
  for (const auto& name : read->inside) fuzz::must(base::is_utf8(name) && !name.starts_with('/') && name.find("../") == name.npos);
  for (const auto& finding : read->findings) fuzz::must(base::has_text(finding.code));
  return 0;
}
