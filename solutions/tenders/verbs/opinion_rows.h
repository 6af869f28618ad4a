// SPDX-License-Identifier: EUPL-1.2
// The training card as people and programs read it. Described once.
#pragma once

#include <cmath>
#include <optional>
#include <string>

#include "describe/describe.h"
#include "solutions/tenders/learned/second_opinion.h"

namespace meretid::tenders {

struct FiguresRow {
  double auc = 0, auc_spread = 0, average_precision = 0, balanced_accuracy = 0;
  std::int64_t cells = 0, units = 0;
};
inline void fields(describe::Fields<FiguresRow>& f) {
  f("auc", &FiguresRow::auc).help("Sandsynlighed for, at et udbud med ja vurderes over et med nej; 0,5 er tilfældigt.", "Probability that a tender with yes is put above one with no; .5 is chance.");
  f("auc_spread", &FiguresRow::auc_spread).help("Spredning mellem prøverne.", "Deviation between the trials.");
  f("average_precision", &FiguresRow::average_precision).help("Gennemsnitlig præcision.", "Average precision.");
  f("balanced_accuracy", &FiguresRow::balanced_accuracy).help("Gennemsnit af andel rigtige blandt ja og blandt nej.", "Mean of the shares right among yes and among no.");
  f("cells", &FiguresRow::cells).help("Antal prøver.", "Number of trials.");
  f("units", &FiguresRow::units).help("Vurderede udbud i alt.", "Tenders judged, all together.");
}
inline std::optional<FiguresRow> row_of(const CardFigures& f) {
  if (f.cells == 0) return std::nullopt;
  return FiguresRow{f.auc, f.auc_spread, f.average_precision, f.balanced_accuracy, f.cells, f.units};
}

struct CardRow {
  std::string model;
  std::int64_t bytes = 0;
  std::string features, growth;
  std::int64_t seed = 0, files = 0, tenders = 0, yes = 0, firms = 0, unlabelled = 0, few_bids = 0;
  std::optional<FiguresRow> tender_disjoint, firm_disjoint, low_cv;
};
inline void fields(describe::Fields<CardRow>& f) {
  f("model", &CardRow::model).help("Filen, som modellen er skrevet til.", "The file the model is written to.");
  f("bytes", &CardRow::bytes).help("Dens størrelse.", "Its size.");
  f("features", &CardRow::features).help("screens eller screens+network.", "screens or screens+network.");
  f("growth", &CardRow::growth).help("Skovens slags og færrest udbud i et blad.", "The kind of forest and the fewest tenders in a leaf.");
  f("seed", &CardRow::seed).help("Frøet for tilfældige tal.", "The seed of random numbers.");
  f("files", &CardRow::files).help("Antal filer.", "Number of files.");
  f("tenders", &CardRow::tenders).help("Udbud, der er lært af.", "Tenders learned from.");
  f("yes", &CardRow::yes).help("Heraf med ja.", "Of them with yes.");
  f("firms", &CardRow::firms).help("Budgivere i filerne.", "Bidders in the files.");
  f("unlabelled", &CardRow::unlabelled).help("Udbud uden ja eller nej; ikke brugt.", "Tenders without yes or no; not used.");
  f("few_bids", &CardRow::few_bids).help("Udbud med færre end tre bud; ikke brugt.", "Tenders of fewer than three bids; not used.");
  f("tender_disjoint", &CardRow::tender_disjoint).help("På andre udbud, måske med de samme virksomheder.", "On other tenders, perhaps of the same firms.");
  f("firm_disjoint", &CardRow::firm_disjoint).help("På andre udbud med andre virksomheder: det, man må love om nye sager.", "On other tenders of other firms: what may be promised of new cases.");
  f("low_cv", &CardRow::low_cv).help("Samme prøver med lav CV alene, uden at lære: det, modellen skal slå.", "The same trials with low CV alone, nothing learned: what the model must beat.");
}

inline CardRow row_of(const SecondOpinion& model, std::string file, std::size_t bytes) {
  const TrainingCard& c = model.card();
  return {std::move(file), static_cast<std::int64_t>(bytes), model.features() == FeatureSet::kScreens ? "screens" : "screens+network", c.growth, static_cast<std::int64_t>(c.seed),
          c.files, c.tenders, c.yes, c.firms, c.unlabelled, c.few_bids, row_of(c.tender_disjoint), row_of(c.firm_disjoint), row_of(c.low_cv)};
}

}  // namespace meretid::tenders
