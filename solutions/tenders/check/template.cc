// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/check/template.h"

#include "sheets/workbook_writer.h"

namespace meretid::tenders {

Result<std::string> bid_template(base::Language language) {
  using sheets::CellFormat;
  const auto text = [&](const char* key) { return base::text(std::string("tenders.template.") + key, language); };
  const std::string yes = text("yes"), no = text("no");
  sheets::WorkbookWriter book;
  book.sheet(text("bids"), {{text("tender"), CellFormat::kGeneral, 18},
                            {text("market"), CellFormat::kGeneral, 22},
                            {text("date"), CellFormat::kDate, 14},
                            {text("bidder"), CellFormat::kGeneral, 34},
                            {text("amount"), CellFormat::kAmount, 18},
                            {text("winner"), CellFormat::kGeneral, 10, {yes, no}},
                            {text("estimate"), CellFormat::kAmount, 18},
                            {text("currency"), CellFormat::kGeneral, 10, {"DKK", "EUR"}}});
  book.sheet(text("guide"), {{text("guide_column"), CellFormat::kGeneral, 22}, {text("guide_meaning"), CellFormat::kGeneral, 110}});
  for (const char* column : {"tender", "market", "date", "bidder", "amount", "winner", "estimate", "currency"}) book.row({text(column), text((std::string("about_") + column).c_str())});
  for (const char* line : {"all_bids", "lots", "vat", "withdrawn", "persons", "next"}) book.row({std::string(), text((std::string("guide_") + line).c_str())});
  return std::move(book).finish();
}

}  // namespace meretid::tenders
