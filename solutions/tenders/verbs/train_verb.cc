// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/train_verb.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <thread>

#include "base/catalogue.h"
#include "base/number_text.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/learned/train_opinion.h"
#include "solutions/tenders/verbs/input.h"
#include "solutions/tenders/verbs/opinion_rows.h"

namespace meretid::tenders {
namespace {

enum class Numbers { kChosen, kScreens, kScreensAndNetwork };
void labels(describe::Labels<Numbers>& l) {
  l(Numbers::kChosen, "auto", "Det, der siger mest om virksomheder, den ikke har set", "What says most of firms it has not seen");
  l(Numbers::kScreens, "screens", "De ti mål af budene", "The ten screens of the bids");
  l(Numbers::kScreensAndNetwork, "screens+network", "Også budgivernes andre udbud", "The bidders' other tenders too");
}

struct TrainInput {
  std::vector<std::string> data, more;
  std::string label, model;
  std::string tender, bidder, amount, market, currency;
  std::string winner, date, estimate;  // taken, so that the flags of `screen` fit here too; never learned from
  Format format = Format::kFirstPrice;
  std::optional<Decimal> decimal;
  Numbers features = Numbers::kChosen;
  std::int64_t seed = 1;
};
void fields(describe::Fields<TrainInput>& f) {
  f.about("Lærer en anden vurdering af egne, afgjorte sager. Dato, sted, navne og numre er aldrig med i det, der læres af. Siger, hvor godt modellen rammer "
          "virksomheder, den ikke har set. Samme data og frø giver samme fil.",
          "Learns a second opinion from own, decided cases. Date, place, names and numbers are never among what it learns from. Says how well the model does on "
          "firms it has not seen. The same data and seed give the same file.");
  f("data", &TrainInput::data).help("Fil med bud (CSV, også pakket med xz); kan gentages.", "A file of bids (CSV, also packed by xz); may be repeated.").value("FIL", "FILE").items(1, 1000);
  f("more", &TrainInput::more).help("Flere filer.", "More files.").value("FIL", "FILE").positional().optional();
  f("label", &TrainInput::label).help("Kolonnen med myndighedens egen afgørelse: 1/0 eller ja/nej.", "The column of the authority's own decision: 1/0 or yes/no.").value("KOLONNE", "COL").length(1, 200);
  f("model", &TrainInput::model).help("Filen, som modellen skrives til.", "The file the model is written to.").value("FIL", "FILE").length(1, 4000);
  f("tender", &TrainInput::tender).help("Kolonnen med udbuddet.", "The column of the tender.").value("KOLONNE", "COL").length(0, 200).optional();
  f("bidder", &TrainInput::bidder).help("Kolonnen med budgiveren; »none«, hvis der ingen er.", "The column of the bidder; “none” if there is none.").value("KOLONNE", "COL").length(0, 200).optional();
  f("amount", &TrainInput::amount).help("Kolonnen med buddet.", "The column of the bid.").value("KOLONNE", "COL").length(0, 200).optional();
  f("market", &TrainInput::market).help("Kolonnen med markedet.", "The column of the market.").value("KOLONNE", "COL").length(0, 200).optional();
  f("currency", &TrainInput::currency).help("Kolonnen med valuta.", "The column of currencies.").value("KOLONNE", "COL").length(0, 200).optional();
  f("winner", &TrainInput::winner).help("Som ved screen; der læres ikke af den.", "As with screen; never learned from.").value("KOLONNE", "COL").length(0, 200).optional();
  f("date", &TrainInput::date).help("Som ved screen; der læres ikke af den.", "As with screen; never learned from.").value("KOLONNE", "COL").length(0, 200).optional();
  f("estimate", &TrainInput::estimate).help("Som ved screen; der læres ikke af den.", "As with screen; never learned from.").value("KOLONNE", "COL").length(0, 200).optional();
  f("format", &TrainInput::format).help("Hvordan vinderen findes.", "How the winner is found.").value("FORM", "FORMAT").optional();
  f("decimal", &TrainInput::decimal).help("Decimaltegn i beløb; ellers det, filen viser.", "Decimal sign of amounts; else what the file shows.").value("TEGN", "SIGN");
  f("features", &TrainInput::features).help("Hvad der læres af.", "What is learned from.").optional();
  f("seed", &TrainInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional().at_least(0);
  f.example("meretid tenders train --data sager.csv --label afgjort --model egne.model", "En model af egne sager.", "A model of own cases.");
}

Result<std::vector<BidTable>> tables_of(const TrainInput& input, solution::VerbContext& context) {
  ReadSettings settings;
  settings.tender = input.tender, settings.bidder = input.bidder, settings.amount = input.amount, settings.market = input.market, settings.currency = input.currency;
  settings.winner = settings.date = settings.estimate = "none";
  settings.label = input.label, settings.format = input.format;
  settings.decimal = input.decimal;
  std::vector<std::string> files = input.data;
  files.insert(files.end(), input.more.begin(), input.more.end());
  std::vector<BidTable> tables;
  for (const std::string& file : files) {
    TRY(ReadBids read, read_bids_file(file, settings));
    for (const Error& note : read.notes) context.messages << base::render(note, context.language) << '\n';
    tables.push_back(std::move(read.table));
  }
  return tables;
}

std::string rounded(double share, std::string_view language) { return base::with_decimals(100 * share, 1, base::language_from(language)); }

void say_figures(const char* key, const CardFigures& f, solution::VerbContext& context) {
  if (f.cells == 0) return;
  context.out << base::text(key, context.language,
                            {{"auc", rounded(f.auc, context.language)}, {"spread", rounded(f.auc_spread, context.language)}, {"balanced", rounded(f.balanced_accuracy, context.language)},
                             {"cells", std::to_string(f.cells)}, {"units", std::to_string(f.units)}})
              << '\n';
}

void say(const SecondOpinion& model, const std::string& file, solution::VerbContext& context) {
  const TrainingCard& card = model.card();
  const bool network = model.features() == FeatureSet::kScreensAndNetwork;
  context.out << base::text("tenders.train.done", context.language,
                            {{"file", file}, {"tenders", std::to_string(card.tenders)}, {"yes", std::to_string(card.yes)}, {"unlabelled", std::to_string(card.unlabelled)},
                             {"few", std::to_string(card.few_bids)}})
              << '\n'
              << base::text(network ? "tenders.train.network" : "tenders.train.screens", context.language) << '\n';
  say_figures("tenders.train.tender_disjoint", card.tender_disjoint, context);
  say_figures("tenders.train.firm_disjoint", card.firm_disjoint, context);
  say_figures("tenders.train.low_cv", card.low_cv, context);
  if (card.firm_disjoint.cells == 0) context.out << base::text("tenders.train.no_firms", context.language) << '\n';
  else if (!(card.firm_disjoint.auc > card.low_cv.auc)) context.out << base::text("tenders.train.no_better", context.language) << '\n';
}

Result<void> write(const std::string& file, const std::string& bytes) {
  std::error_code ignored;
  if (const auto folder = std::filesystem::path(file).parent_path(); !folder.empty()) std::filesystem::create_directories(folder, ignored);
  std::ofstream out(file, std::ios::binary);
  out << bytes;
  if (!out.flush()) return fail("tenders.model.not_written", Kind::kNoSpace, {}, file);
  return {};
}

int run(const TrainInput& input, solution::VerbContext& context) {
  const auto tables = tables_of(input, context);
  if (!tables) return context.report(tables.error());
  OpinionSettings settings;
  settings.seed = static_cast<std::uint64_t>(input.seed);
  settings.threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
  if (input.features != Numbers::kChosen) settings.features = input.features == Numbers::kScreens ? FeatureSet::kScreens : FeatureSet::kScreensAndNetwork;
  const auto model = train_opinion(*tables, settings, [&](double fraction) { context.progress(fraction, "tenders.train.step"); });
  if (!model) {
    // The column is named as the person named it.
    Error error = model.error();
    if (error.where == "--label") error.where = input.label;
    return context.report(error);
  }
  const std::string bytes = model->bytes();
  if (const auto written = write(input.model, bytes); !written) return context.report(written.error());
  if (context.json) context.out << describe::to_json(row_of(*model, input.model, bytes.size())) << '\n';
  else say(*model, input.model, context);
  return 0;
}

}  // namespace

void enter_train(solution::Hall& hall) { hall.verb<TrainInput>("train", &run); }

}  // namespace meretid::tenders
