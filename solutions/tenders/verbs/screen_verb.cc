// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/screen_verb.h"

#include <optional>
#include <ostream>

#include "solution/hall.h"
#include "solutions/tenders/notices/notice_report.h"
#include "solutions/tenders/report/lines.h"
#include "solutions/tenders/report/ranking.h"
#include "solutions/tenders/verbs/input.h"

namespace meretid::tenders {
namespace {

struct ScreenInput : BidsInput {
  std::optional<Mode> mode;
  std::int64_t seed = 1;
  std::int64_t top = 20;
  std::optional<std::string> model;
};
void fields(describe::Fields<ScreenInput>& f) {
  f.about("Gennemgår en fil med tilbud og viser, hvilke udbud der kræver nærmere undersøgelse, og hvorfor.",
          "Goes through a file of bids and shows which tenders need further examination, and why.");
  bids_fields(f);
  f("top", &ScreenInput::top).help("Så mange udbud vises; med --json vises alle.", "So many tenders are shown; with --json all are.").range(1, 1'000'000).optional();
  f("mode", &ScreenInput::mode).help("Tilbud eller bekendtgørelser; ellers det, kolonnerne viser.", "Bids or notices; else what the columns show.").value("TILSTAND", "MODE");
  f("seed", &ScreenInput::seed).help("Startværdi for lodtrækninger i bekendtgørelser.", "Seed of the draws in notices.").value("TAL", "NUMBER").range(0, 1e9).optional();
  f("model", &ScreenInput::model).help("En model fra »train«: lægger dens vurdering ved siden af.", "A model of “train”: puts its opinion beside.").value("FIL", "FILE").length(1, 4000);
  f.example("meretid tenders screen tilbud.csv --tender udbud --bidder cvr --amount tilbudssum --market fag", "De 20 mest usædvanlige udbud med grunde.", "The 20 most unusual tenders with reasons.");
  f.example("meretid tenders screen bekendtgoerelser.zip --mode notice", "Bekendtgørelser om indgåede kontrakter (eForms eller TED): kun vinder og antal tilbud.", "Contract award notices (eForms or TED): winner and number of bids alone.");
  f.example("meretid tenders screen tilbud.csv --json", "Et objekt per udbud, i filens orden.", "An object per tender, in the order of the file.");
}

int screen_notices(const ReadNotices& read, const ScreenInput& input, solution::VerbContext& context) {
  const base::Language language = base::language_from(context.language);
  const ScreenedNotices screened = tenders::screen_notices(read.table, static_cast<std::uint64_t>(input.seed));
  if (context.json) {
    context.messages << mode_sentence(screened, language) << '\n';
    write_notice_lines(context.out, read.table, screened, language);
  } else {
    write_notice_ranking(context.out, read.table, screened, static_cast<std::size_t>(input.top), language);
  }
  return 0;
}

int run(const ScreenInput& input, solution::VerbContext& context) {
  std::optional<SecondOpinion> model;
  if (input.model) {
    Result<SecondOpinion> found = SecondOpinion::read_file(*input.model);
    if (!found) return context.report(found.error());
    model = std::move(*found);
  }
  const Result<ReadFile> file = file_of(input, input.mode, context);
  if (!file) return context.report(file.error());
  if (const auto* notices = std::get_if<ReadNotices>(&*file)) return screen_notices(*notices, input, context);
  const auto* read = &std::get<ReadBids>(*file);
  const BidTable& table = read->table;
  context.progress(0.4, "tenders.step.screening");
  const std::vector<Screens> screens = screens_of(table);
  const Composite composite = composite_of(table, screens);
  const Reasons reasons(table, screens, composite);
  const Opinions opinions = model ? Opinions(*model, table) : Opinions();
  const base::Language language = base::language_from(context.language);
  if (context.json) write_lines(context.out, table, screens, composite, reasons, opinions, language);
  else write_ranking(context.out, table, composite, reasons, opinions, static_cast<std::size_t>(input.top), language);
  return 0;
}

}  // namespace

void enter_screen(solution::Hall& hall) { hall.verb<ScreenInput>("screen", &run); }

}  // namespace meretid::tenders
