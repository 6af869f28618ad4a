// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/verbs/open_workbook.h"

#include <algorithm>
#include <vector>

#include "parse/read_workbook.h"

namespace meretid::arrivals {

namespace {

// Without cells that a finding says have no value: what stands in them might read as a number here.
parse::Sheet without_errors(const parse::Sheet& sheet) {
  parse::SheetPacker packer;
  for (parse::SheetRows rows(sheet); rows.next();) {
    std::vector<parse::SheetCell> cells = rows.cells();
    std::erase_if(cells, [](const parse::SheetCell& cell) { return cell.kind == parse::CellKind::kError; });
    packer.row(rows.number(), cells);
  }
  parse::Sheet clean = sheet;
  clean.packed = std::move(packer.packed());
  return clean;
}

}  // namespace

OpenWorkbook open_workbook(std::string name, std::optional<std::string> sheet) {
  return [name = std::move(name), sheet = std::move(sheet)](std::string bytes) -> Result<Table> {
    TRY(const auto input, parse::Input::of_bytes(bytes));
    const parse::Sandbox sandbox;
    TRY(const parse::Workbook book, parse::read_workbook(sandbox, input, name));
    const parse::Sheet* chosen = sheet ? nullptr : book.first_shown();
    std::string names;
    for (const parse::Sheet& one : book.sheets) {
      if (sheet && one.name == *sheet) chosen = &one;
      names += (names.empty() ? "" : ", ") + one.name;
    }
    if (!chosen) return fail("arrivals.series.sheet", Kind::kBadInput, {{"expected", sheet.value_or("")}, {"found", names}}, name);
    Table table;
    const std::string here = name + ": " + chosen->name;
    for (const base::Error& finding : book.findings)
      if (finding.where.starts_with(here) || finding.where == name) table.notes.push_back(finding);
    const auto with_rows = std::ranges::count_if(book.sheets, [](const parse::Sheet& one) { return one.rows > 0 && !one.hidden; });
    if (!sheet && with_rows > 1)
      table.notes.emplace_back("arrivals.series.sheets", Kind::kBadInput, std::vector<std::pair<std::string, std::string>>{{"sheet", chosen->name}, {"count", std::to_string(with_rows)}}, name);
    table.text = first_then(parse::sheet_csv(without_errors(*chosen), ',', '.'), [] { return Result<std::string>(std::string()); });
    return table;
  };
}

}  // namespace meretid::arrivals
