// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/input.h"

#include <ostream>

#include "base/catalogue.h"
#include "base/read_file.h"
#include "parse/sandbox.h"
#include "solutions/tenders/identity/same_firm.h"

namespace meretid::tenders {

FileSettings settings_of(const BidsInput& input) {
  FileSettings settings;
  for (const auto& [to, from] : {std::pair{&settings.tender, &input.tender}, {&settings.bidder, &input.bidder}, {&settings.amount, &input.amount},
                                 {&settings.winner, &input.winner}, {&settings.date, &input.date}, {&settings.market, &input.market},
                                 {&settings.currency, &input.currency}, {&settings.estimate, &input.estimate}, {&settings.sheet, &input.sheet}}) {
    *to = from->value_or("");
  }
  settings.format = input.format;
  settings.decimal = input.decimal;
  return settings;
}

Result<ReadFile> file_of(const BidsInput& input, std::optional<Mode> mode, solution::VerbContext& context) {
  FileSettings settings = settings_of(input);
  settings.mode = mode;
  TRY(ReadFile read, read_any_file(input.file, settings, parse::Sandbox()));
  const base::Language language = base::language_from(context.language);
  if (auto* bids = std::get_if<ReadBids>(&read); bids != nullptr && input.firms) {
    const auto bytes = base::read_file(*input.firms);
    if (!bytes) return fail("tenders.bids.missing", Kind::kNotFound, {{"found", *input.firms}}, *input.firms);
    TRY(const auto decided, read_decided(*bytes, *input.firms));
    context.messages << base::text("tenders.firms.merged", language, {{"count", std::to_string(merge_firms(bids->table, decided))}, {"file", *input.firms}}) << '\n';
  }
  const auto& columns = std::visit([](const auto& found) -> const auto& { return found.columns; }, read);
  const auto& notes = std::visit([](const auto& found) -> const auto& { return found.notes; }, read);
  std::string used;
  for (const auto& [what, column] : columns) used += (used.empty() ? "" : ", ") + base::text("tenders.column." + what, language) + ": " + column;
  if (const auto* bids = std::get_if<ReadBids>(&read)) {
    const BidTable& t = bids->table;
    context.messages << base::text(t.firms.empty() ? "tenders.read_without_names" : "tenders.read", language,
                                   {{"tenders", std::to_string(t.tenders())}, {"bids", std::to_string(t.bids())}, {"firms", std::to_string(t.firms.size())}, {"columns", used}})
                     << '\n';
  } else {
    const NoticeTable& t = std::get<ReadNotices>(read).table;
    context.messages << base::text("tenders.read_notices", language, {{"awards", std::to_string(t.awards.size())}, {"firms", std::to_string(t.firms.size())}, {"columns", used}}) << '\n';
  }
  for (const Error& note : notes) context.messages << base::render(note, language) << '\n';
  return read;
}

Result<ReadBids> bids_of(const BidsInput& input, solution::VerbContext& context) {
  TRY(ReadFile read, file_of(input, {}, context));
  if (auto* bids = std::get_if<ReadBids>(&read)) return std::move(*bids);
  return fail("tenders.files.notices", Kind::kBadInput, {}, input.file);
}

}  // namespace meretid::tenders
