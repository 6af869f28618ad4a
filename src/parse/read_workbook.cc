// SPDX-License-Identifier: EUPL-1.2
#include "parse/read_workbook.h"

#include "base/utf8.h"
#include "parse/answers.h"
#include "parse/tables/read_xlsx.h"

namespace meretid::parse {

bool looks_like_workbook(std::string_view first_bytes) {
  if (!first_bytes.starts_with("PK\x03\x04")) return false;
  for (const char* part : {"xl/workbook", "xl/worksheets", "xl/_rels", "[Content_Types].xml"})
    if (first_bytes.find(part) != first_bytes.npos) return first_bytes.find("word/document") == first_bytes.npos;
  return false;
}

Result<Workbook> read_workbook(const Sandbox& sandbox, const Input& input, const std::string& document, std::stop_token stop) {
  const WorkbookLimits limits;
  Call call{.operation = "workbook", .inputs = {input}, .document = document, .stop = std::move(stop)};
  call.limits.time = std::chrono::minutes(10);
  call.limits.memory = std::int64_t{2} << 30;
  call.limits.output = limits.most_packed + (std::int64_t{64} << 20);
  TRY(Answer answer, sandbox.run(call));
  TRY(const WorkbookAnswer told, describe::from_json<WorkbookAnswer>(answer.json));
  const auto nonsense = [&](const char* what) { return fail("parse.bad_answer", Kind::kInternal, {{"found", what}}, document); };
  Workbook book;
  book.macros = told.macros;
  for (const WireFinding& finding : told.findings) book.findings.push_back(from_wire(finding));
  for (base::Error& finding : book.findings) finding.where = document + (finding.where.empty() ? "" : ": " + finding.where);
  for (const WorkbookSheet& sheet : told.sheets)
    book.sheets.push_back({base::repair(sheet.name), sheet.hidden, sheet.rows, sheet.hidden_rows, sheet.columns, sheet.merged, {}});
  for (Attachment& part : answer.attachments) {
    std::size_t at = 0;
    for (const char c : part.name) at = c >= '0' && c <= '9' && at < 1'000'000 ? at * 10 + static_cast<std::size_t>(c - '0') : 1'000'000;
    if (part.name.empty() || at >= book.sheets.size()) return nonsense("attachment");
    std::string& packed = book.sheets[at].packed;
    if (packed.empty()) packed = std::move(part.bytes);
    else packed += part.bytes;
  }
  for (const Sheet& sheet : book.sheets) {
    SheetRows rows(sheet);
    std::int64_t count = 0;
    while (rows.next()) ++count;
    if (!rows.sound() || count != sheet.rows) return nonsense("rows");
  }
  return book;
}

}  // namespace meretid::parse
