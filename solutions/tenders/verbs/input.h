// SPDX-License-Identifier: EUPL-1.2
// What every verb of the room is told of its file of bids: which columns, which auction format, which decimal sign.
#pragma once

#include <optional>
#include <string>

#include "describe/describe.h"
#include "solution/verb_context.h"
#include "solutions/tenders/files/read_any.h"

namespace meretid::tenders {

inline void labels(describe::Labels<Format>& l) {
  l(Format::kFirstPrice, "first-price", "Laveste pris vinder.", "The lowest price wins.");
  l(Format::kAverageBid, "average-bid", "Det bud, der ligger nærmest gennemsnittet, vinder.", "The bid closest to the average wins.");
  l(Format::kSeveralCriteria, "several-criteria", "Pris og andre kriterier afgør.", "Price and other criteria decide.");
}
inline void labels(describe::Labels<Decimal>& l) {
  l(Decimal::kDot, "dot", "1234.50", "1234.50");
  l(Decimal::kComma, "comma", "1234,50", "1234,50");
}
inline void labels(describe::Labels<Mode>& l) {
  l(Mode::kBids, "bids", "Alle tilbud står i filen.", "All bids stand in the file.");
  l(Mode::kNotices, "notice", "Kun vinder og antal tilbud.", "Winner and number of bids alone.");
}

struct BidsInput {
  std::string file;  ///< a path: a file of gigabytes is mapped, never copied
  std::optional<std::string> tender, bidder, amount, winner, date, market, currency, estimate;
  Format format = Format::kFirstPrice;
  std::optional<Decimal> decimal;
  std::optional<std::string> sheet;  ///< of a workbook
  std::optional<std::string> firms;  ///< a path: which bidders are one, as decided (identity/same_firm.h)
};
/// Adds the fields of BidsInput to a struct that derives from it.
template <class Input>
void bids_fields(describe::Fields<Input>& f) {
  // The members as the derived struct's own: that is what a description takes.
  constexpr std::string Input::*file = &BidsInput::file;
  f("file", file).help("Filen med tilbud: CSV (må være pakket med xz), Excel (.xlsx) eller OCDS.", "The file of bids: CSV (may be packed by xz), Excel (.xlsx) or OCDS.").value("FIL", "FILE").positional().length(1, 4000);
  const auto column = [&](const char* name, std::optional<std::string> Input::*member, const char* da, const char* en) {
    f(name, member).help(da, en).value("KOLONNE", "COL").length(1, 200);
  };
  column("tender", &BidsInput::tender, "Kolonnen med udbud; ellers den, der ligner.", "The column of tenders; else the one that looks like it.");
  column("bidder", &BidsInput::bidder, "Kolonnen med tilbudsgivere.", "The column of bidders.");
  column("amount", &BidsInput::amount, "Kolonnen med beløb uden moms.", "The column of amounts net of VAT.");
  column("winner", &BidsInput::winner, "Kolonnen, der siger, hvem der vandt.", "The column that says who won.");
  column("date", &BidsInput::date, "Kolonnen med datoer.", "The column of dates.");
  column("market", &BidsInput::market, "Kolonnen med markeder.", "The column of markets.");
  column("currency", &BidsInput::currency, "Kolonnen med valuta.", "The column of currencies.");
  column("estimate", &BidsInput::estimate, "Kolonnen med anslået pris.", "The column of estimated prices.");
  constexpr Format Input::*format = &BidsInput::format;
  constexpr std::optional<Decimal> Input::*decimal = &BidsInput::decimal;
  f("format", format).help("Hvordan vinderen findes.", "How the winner is found.").value("FORM", "FORMAT").optional();
  column("sheet", &BidsInput::sheet, "Arket i et regneark; ellers det første, der ligner.", "The sheet of a workbook; else the first that looks like it.");
  constexpr std::optional<std::string> Input::*firms = &BidsInput::firms;
  f("firms", firms).help("Besluttede sammenlægninger af tilbudsgivere, skrevet af »firms«.", "Decided merges of bidders, written by “firms”.").value("FIL", "FILE").length(1, 4000);
  f("decimal", decimal).help("Decimaltegn i beløb; ellers det, filen viser.", "Decimal sign of amounts; else what the file shows.").value("TEGN", "SIGN");
}

FileSettings settings_of(const BidsInput& input);
/// Reads the file, and says on `messages` what was odd in it. kBadInput where it holds notices: bids_of has no use for them.
Result<ReadBids> bids_of(const BidsInput& input, solution::VerbContext& context);
/// The same for a verb that takes either; `mode` as the user asked for, if at all.
Result<ReadFile> file_of(const BidsInput& input, std::optional<Mode> mode, solution::VerbContext& context);

}  // namespace meretid::tenders
