// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a workbook: what is read has sound rows, names in UTF-8 and a sentence for every finding. The first byte 'X' instead: the rest is the
// XML of a sheet, so that the fuzzer need not learn to pack.
// libraries: parse sheets
#include "base/catalogue.h"
#include "base/utf8.h"
#include "fuzz/input.h"
#include "parse/tables/read_xlsx.h"
#include "sheets/zip_parts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  std::string bytes(fuzz::text_of(data, size));
  if (bytes.starts_with('X')) {
    const auto packed = sheets::zip_of_parts(
        {{"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r\" Type=\"/worksheet\" Target=\"s.xml\"/><Relationship Id=\"t\" Type=\"/sharedStrings\" Target=\"s.xml\"/>"
                                        "<Relationship Id=\"u\" Type=\"/styles\" Target=\"s.xml\"/></Relationships>"},
         {"xl/s.xml", bytes.substr(1)}});
    fuzz::must(packed.has_value());
    bytes = *packed;
  }
  std::vector<std::string> packed(1'000);
  parse::WorkbookLimits limits;
  limits.most_unpacked = limits.most_packed = 1 << 24;
  const auto book = parse::read_xlsx(bytes, limits, [&](std::size_t sheet, std::string_view rows) { packed.at(sheet) += rows; });
  if (!book) {
    fuzz::must(base::has_text(book.error().code));
    return 0;
  }
  for (const auto& finding : book->findings) fuzz::must(base::has_text(finding.code));
  for (std::size_t s = 0; s < book->sheets.size(); ++s) {
    fuzz::must(base::is_utf8(book->sheets[s].name));
    parse::SheetRows rows(packed[s]);
    std::int64_t count = 0;
    while (rows.next()) ++count;
    fuzz::must(rows.sound() && count == book->sheets[s].rows);
  }
  return 0;
}
