// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/screen_job.h"

#include <sstream>

#include "base/catalogue.h"
#include "base/hash.h"
#include "solutions/tenders/hall/make_screening.h"
#include "solutions/tenders/report/lines.h"
#include "solutions/tenders/verbs/input.h"

namespace meretid::tenders::hall {
namespace {

// Above it the lines take more memory than they are worth: the table has the same figures.
constexpr std::size_t kMostLines = 300'000;

BidsInput bids_input(const ScreenInput& input) {
  BidsInput bids;
  bids.tender = input.tender, bids.bidder = input.bidder, bids.amount = input.amount, bids.winner = input.winner, bids.date = input.date, bids.market = input.market;
  bids.currency = input.currency, bids.estimate = input.estimate, bids.format = input.format, bids.decimal = input.decimal;
  return bids;
}

const char* text_of(Format format) { return format == Format::kFirstPrice ? "first-price" : format == Format::kAverageBid ? "average-bid" : "several-criteria"; }

std::int64_t count_of(const Error& note) {
  for (const auto& [name, value] : note.args)
    if (name == "count") return std::strtoll(value.c_str(), nullptr, 10);
  return 0;
}

Result<ReadBids> read(const ScreenInput& input, const describe::Upload& file, Screening& out, jobs::JobContext& context) {
  TRY(const std::string bytes, context.read(file.blob));
  out.file = {file.name, base::blake2b_hex(bytes), static_cast<std::int64_t>(bytes.size())};
  return read_bids(bytes, settings_of(bids_input(input)), file.name);
}

void describe_reading(const ScreenInput& input, const ReadBids& read, Screening& out) {
  for (const auto& [what, column] : read.columns) out.columns.push_back({what, column});
  for (const Error& note : read.notes)
    out.notes.push_back({note.code, {base::render(note, base::Language::kDanish), base::render(note, base::Language::kEnglish)}, count_of(note)});
  out.format = text_of(input.format);
  if (input.decimal) out.decimal = *input.decimal == Decimal::kComma ? "," : ".";
  out.seed = input.seed, out.careful = input.careful;
}

}  // namespace

Result<Screening> screen(const ScreenInput& input, jobs::JobContext& context) {
  if (input.files.size() != 1) return fail("tenders.hall.one_file", Kind::kBadInput, {{"found", std::to_string(input.files.size())}}, "files");
  context.progress(0, "tenders.step.reading");
  Screening file;
  TRY(const ReadBids bids, read(input, input.files.front(), file, context));
  const BidTable& table = bids.table;
  context.progress(0.2, "tenders.step.screening");
  const std::vector<Screens> screens = screens_of(table);
  const Composite composite = composite_of(table, screens);
  const Reasons reasons(table, screens, composite);
  if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
  context.progress(0.4, "tenders.step.testing");
  FindingSettings settings;
  settings.seed = static_cast<std::uint64_t>(input.seed), settings.any_dependence = input.careful;
  const Findings findings = findings_of(table, {}, settings);
  if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
  context.progress(0.8, "tenders.step.writing");
  Screening out = screening_of({table, screens, composite, reasons, findings}, static_cast<std::size_t>(input.top));
  out.file = std::move(file.file);
  describe_reading(input, bids, out);
  TRY_VOID(context.artefact("udbud.csv", "text/csv; charset=utf-8", table_csv(table, screens, composite)));
  out.left_out.lines = table.tenders() > kMostLines;
  if (!out.left_out.lines) {
    std::ostringstream lines;
    write_lines(lines, table, screens, composite, reasons, Opinions(), base::Language::kDanish);
    TRY_VOID(context.artefact("udbud.jsonl", "application/x-ndjson", lines.view()));
  }
  return out;
}

}  // namespace meretid::tenders::hall
