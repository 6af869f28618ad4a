// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/screen_job.h"

#include <cmath>
#include <sstream>

#include "base/catalogue.h"
#include "base/hash.h"
#include "solutions/tenders/hall/make_notices.h"
#include "solutions/tenders/hall/make_screening.h"
#include "solutions/tenders/identity/same_firm.h"
#include "solutions/tenders/notices/notice_report.h"
#include "solutions/tenders/report/lines.h"
#include "solutions/tenders/verbs/input.h"

namespace meretid::tenders::hall {
namespace {

// Above it the lines take more memory than they are worth: the table has the same figures.
constexpr std::size_t kMostLines = 300'000;

BidsInput bids_input(const ScreenInput& input) {
  BidsInput bids;
  bids.tender = input.tender, bids.bidder = input.bidder, bids.amount = input.amount, bids.winner = input.winner, bids.date = input.date, bids.market = input.market;
  bids.currency = input.currency, bids.estimate = input.estimate, bids.format = input.format, bids.decimal = input.decimal, bids.sheet = input.sheet;
  return bids;
}

const char* text_of(Format format) { return format == Format::kFirstPrice ? "first-price" : format == Format::kAverageBid ? "average-bid" : "several-criteria"; }

std::int64_t count_of(const Error& note) {
  for (const auto& [name, value] : note.args)
    if (name == "count") return std::strtoll(value.c_str(), nullptr, 10);
  return 0;
}

/// The uploads of a case: one file to screen, perhaps one model.
struct Files {
  ReadFile read;
  std::optional<SecondOpinion> model;
};

Result<Files> read(const ScreenInput& input, Screening& out, jobs::JobContext& context) {
  Files files;
  const describe::Upload* file = nullptr;
  std::string file_bytes;
  for (const describe::Upload& upload : input.files) {
    TRY(std::string bytes, context.read(upload.blob));
    if (upload.name.ends_with(".model") && !files.model) {
      TRY(files.model, SecondOpinion::read(bytes, upload.name));
      out.model = ModelRow{upload.name, base::blake2b_hex(bytes), files.model->card().tenders, std::isfinite(files.model->card().firm_disjoint.auc) ? files.model->card().firm_disjoint.auc : 0};
    } else if (file == nullptr) {
      file = &upload, file_bytes = std::move(bytes);
    } else {
      return fail("tenders.hall.one_file", Kind::kBadInput, {{"found", std::to_string(input.files.size())}}, "files");
    }
  }
  if (file == nullptr) return fail("tenders.hall.one_file", Kind::kBadInput, {{"found", "0"}}, "files");
  out.file = {file->name, base::blake2b_hex(file_bytes), static_cast<std::int64_t>(file_bytes.size())};
  FileSettings settings = settings_of(bids_input(input));
  settings.mode = input.mode;
  TRY(files.read, read_any(file_bytes, settings, file->name, parse::Sandbox()));
  return files;
}

/// What was decided of firms in an earlier screening of the case.
Result<std::vector<DecidedPair>> decided_firms(const std::string& job, jobs::JobContext& context) {
  TRY(const auto id, Id<jobs::Job>::parse(job));
  TRY(const jobs::Earlier earlier, context.earlier(id));
  TRY(const auto screening, describe::from_json<Screening>(earlier.output_json));
  std::vector<DecidedPair> decided;
  for (const SameFirmRow& row : screening.same_firms)
    for (const auto& decision : earlier.decisions)
      if (decision.part == row.id && (decision.decided == record::Decided::kApprove || decision.decided == record::Decided::kReject)) decided.push_back({row.a, row.b, decision.decided == record::Decided::kApprove});
  return decided;
}

template <class Read>
void describe_reading(const ScreenInput& input, const Read& read, Screening& out) {
  for (const auto& [what, column] : read.columns) out.columns.push_back({what, column});
  for (const auto& [what, column] : {std::pair{"tender", &input.tender}, {"bidder", &input.bidder}, {"amount", &input.amount}, {"winner", &input.winner}, {"date", &input.date}, {"market", &input.market}, {"currency", &input.currency},
                                     {"estimate", &input.estimate}, {"sheet", &input.sheet}})
    if (*column) out.named.push_back({what, **column});
  for (const Error& note : read.notes)
    out.notes.push_back({note.code, {base::render(note, base::Language::kDanish), base::render(note, base::Language::kEnglish)}, count_of(note)});
  out.format = text_of(input.format);
  if (input.decimal) out.decimal = *input.decimal == Decimal::kComma ? "," : ".";
  out.seed = input.seed, out.careful = input.careful;
}

Result<Screening> screen_awards(const ScreenInput& input, const ReadNotices& read, Screening file, const SettingsRow& settings, jobs::JobContext& context) {
  context.progress(0.3, "tenders.step.testing");
  const ScreenedNotices screened = screen_notices(read.table, static_cast<std::uint64_t>(input.seed));
  if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
  context.progress(0.8, "tenders.step.writing");
  Screening out = screening_of_notices(read.table, screened, static_cast<std::size_t>(input.top), settings);
  out.file = std::move(file.file);
  describe_reading(input, read, out);
  TRY_VOID(context.artefact("udbud.csv", "text/csv; charset=utf-8", awards_csv(read.table, screened)));
  std::ostringstream lines;
  write_notice_lines(lines, read.table, screened, base::Language::kDanish);
  TRY_VOID(context.artefact("udbud.jsonl", "application/x-ndjson", lines.view()));
  return out;
}

}  // namespace

Result<Screening> screen(const ScreenInput& input, jobs::JobContext& context) {
  context.progress(0, "tenders.step.reading");
  Screening file;
  TRY(Files files, read(input, file, context));
  const SettingsRow settings = input.settings.value_or(SettingsRow{});
  if (const auto* notices = std::get_if<ReadNotices>(&files.read)) return screen_awards(input, *notices, std::move(file), settings, context);
  ReadBids& bids = std::get<ReadBids>(files.read);
  std::size_t merged = 0;
  if (input.firms_of) {
    TRY(const auto decided, decided_firms(*input.firms_of, context));
    merged = merge_firms(bids.table, decided);
  }
  const BidTable& table = bids.table;
  context.progress(0.2, "tenders.step.screening");
  const std::vector<Screens> screens = screens_of(table);
  const Composite composite = composite_of(table, screens, settings.closeness);
  const Reasons reasons(table, screens, composite);
  const Opinions opinions = files.model ? Opinions(*files.model, table) : Opinions();
  if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
  context.progress(0.4, "tenders.step.testing");
  FindingSettings tests;
  tests.seed = static_cast<std::uint64_t>(input.seed), tests.any_dependence = input.careful;
  const Findings findings = findings_of(table, {}, tests);
  if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
  context.progress(0.8, "tenders.step.writing");
  Screening out = screening_of({table, screens, composite, reasons, findings}, static_cast<std::size_t>(input.top), settings, opinions);
  out.file = std::move(file.file), out.model = std::move(file.model), out.merged = static_cast<std::int64_t>(merged);
  describe_reading(input, bids, out);
  TRY_VOID(context.artefact("udbud.csv", "text/csv; charset=utf-8", table_csv(table, screens, composite)));
  out.left_out.lines = table.tenders() > kMostLines;
  if (!out.left_out.lines) {
    std::ostringstream lines;
    write_lines(lines, table, screens, composite, reasons, opinions, base::Language::kDanish);
    TRY_VOID(context.artefact("udbud.jsonl", "application/x-ndjson", lines.view()));
  }
  return out;
}

}  // namespace meretid::tenders::hall
