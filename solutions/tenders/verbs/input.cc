// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/input.h"

#include <ostream>

#include "base/catalogue.h"

namespace meretid::tenders {

ReadSettings settings_of(const BidsInput& input) {
  ReadSettings settings;
  for (const auto& [to, from] : {std::pair{&settings.tender, &input.tender}, {&settings.bidder, &input.bidder}, {&settings.amount, &input.amount},
                                 {&settings.winner, &input.winner}, {&settings.date, &input.date}, {&settings.market, &input.market},
                                 {&settings.currency, &input.currency}, {&settings.estimate, &input.estimate}}) {
    *to = from->value_or("");
  }
  settings.format = input.format;
  settings.decimal = input.decimal;
  return settings;
}

Result<ReadBids> bids_of(const BidsInput& input, solution::VerbContext& context) {
  TRY(ReadBids read, read_bids_file(input.file, settings_of(input)));
  const base::Language language = base::language_from(context.language);
  std::string used;
  for (const auto& [what, column] : read.columns) used += (used.empty() ? "" : ", ") + base::text("tenders.column." + what, language) + ": " + column;
  const BidTable& t = read.table;
  context.messages << base::text(t.firms.empty() ? "tenders.read_without_names" : "tenders.read", language,
                                 {{"tenders", std::to_string(t.tenders())}, {"bids", std::to_string(t.bids())}, {"firms", std::to_string(t.firms.size())}, {"columns", used}})
                   << '\n';
  for (const Error& note : read.notes) context.messages << base::render(note, language) << '\n';
  return read;
}

}  // namespace meretid::tenders
