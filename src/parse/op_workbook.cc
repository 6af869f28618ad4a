// SPDX-License-Identifier: EUPL-1.2
// "workbook": the sheets of an XLSX. Attachments "0", "0", "1" …: packed rows of that sheet, in order.
#include <clocale>

#include "parse/answers.h"
#include "parse/operation.h"
#include "parse/tables/read_xlsx.h"

namespace meretid::parse {
namespace {

void prepare_names() { std::setlocale(LC_ALL, "C.UTF-8"); }  // libarchive turns names over the locale

Result<std::string> read_sheets(Task& task) {
  const WorkbookLimits limits;
  TRY(const Workbook book, read_xlsx(task.bytes(0), limits, [&](std::size_t sheet, std::string_view packed) { task.attach(std::to_string(sheet), packed); }));
  WorkbookAnswer answer;
  answer.macros = book.macros;
  for (const auto& finding : book.findings) answer.findings.push_back(to_wire(finding));
  for (const Sheet& sheet : book.sheets) answer.sheets.push_back({sheet.name, sheet.hidden, sheet.rows, sheet.hidden_rows, sheet.columns, sheet.merged});
  return describe::to_json(answer);
}

}  // namespace

extern const Operation kWorkbook{"workbook", Profile::kPure, &read_sheets, &prepare_names};

}  // namespace meretid::parse
