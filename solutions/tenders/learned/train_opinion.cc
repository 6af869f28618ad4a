// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/learned/train_opinion.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "solutions/tenders/learned/firm_disjoint.h"

namespace meretid::tenders {
namespace {

// Held-out answers can come out the wrong way round by chance; the order of the forest's answers is kept all the same.
constexpr double kLeastSlope = 0.05;

CardFigures figures_of(const Held& held) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (!held.known()) return {none, none, none, none, 0, 0};
  return {held.auc, held.auc_spread, held.average_precision, held.balanced_accuracy, static_cast<std::uint32_t>(held.cells), static_cast<std::uint32_t>(held.units)};
}

learn::Calibration calibration_of(const Answers& answers) {
  std::vector<std::pair<double, bool>> pairs;
  double yes = 0;
  for (std::size_t i = 0; i < answers.scores.size(); ++i) {
    pairs.emplace_back(log_odds(answers.scores[i]), answers.labels[i] != 0);
    yes += answers.labels[i] != 0;
  }
  learn::Calibration calibration = learn::calibrate(pairs);
  if (calibration.slope < kLeastSlope) calibration = {kLeastSlope, log_odds(yes / static_cast<double>(pairs.size()))};
  return calibration;
}

// By feature kQuantiles numbers of the training rows.
std::vector<double> quantiles_of(const learn::ExactTable& table) {
  std::vector<double> quantiles, column;
  for (std::size_t c = 0; c < table.columns; ++c) {
    column.clear();
    for (std::size_t i = 0; i < table.rows(); ++i)
      if (const double x = table.row(i)[c]; !std::isnan(x)) column.push_back(x);
    std::sort(column.begin(), column.end());
    for (std::size_t q = 0; q < kQuantiles; ++q) quantiles.push_back(column.empty() ? 0 : column[q * (column.size() - 1) / (kQuantiles - 1)]);
  }
  return quantiles;
}

}  // namespace

class OpinionTrainer {
 public:
  OpinionTrainer(const std::vector<BidTable>& tables, const OpinionSettings& settings) : tables_(tables), settings_(settings) {
    for (const BidTable& table : tables) data_.push_back({&table, draw_partition(table, settings.seed)});
  }

  Result<SecondOpinion> run(const std::function<void(double)>& step) {
    SecondOpinion model;
    TRY_VOID(count(model.card_));
    step(0.05);
    TRY(const FirmDisjoint held, choose_features(model.set_, step));
    step(0.6);
    LabelledRows rows;
    for (const BidTable& table : tables_) {
      const LabelledRows of_table = labelled_rows(table, tender_features(table, model.set_));
      rows.table.columns = std::max(rows.table.columns, of_table.table.columns);
      rows.table.values.insert(rows.table.values.end(), of_table.table.values.begin(), of_table.table.values.end());
      rows.labels.insert(rows.labels.end(), of_table.labels.begin(), of_table.labels.end());
    }
    TRY(LearnedForest learned, learn_forest(rows.table, rows.labels, model.set_, settings_.seed, settings_.threads));
    step(0.75);
    TRY(const Held other_tenders, tender_disjoint(data_, model.set_, settings_.seed, settings_.threads));
    model.threshold_ = learned.threshold;
    model.calibration_ = calibration_of(held.trained.known() ? held.trained.answers : learned.held);
    model.quantiles_ = quantiles_of(rows.table);
    model.forest_ = std::move(learned.forest);
    model.card_.growth = learned.growth;
    model.card_.seed = settings_.seed;
    model.card_.tender_disjoint = figures_of(other_tenders);
    model.card_.firm_disjoint = figures_of(held.trained);
    model.card_.low_cv = figures_of(held.low_cv);
    step(1);
    return model;
  }

 private:
  Result<void> count(TrainingCard& card) const {
    std::size_t known = 0;
    card.files = static_cast<std::uint32_t>(tables_.size());
    for (const BidTable& table : tables_) {
      card.firms += static_cast<std::uint32_t>(table.firms.size());
      for (std::size_t t = 0; t < table.tenders(); ++t) {
        const int label = t < table.label.size() ? table.label[t] : -1;
        if (label < 0) ++card.unlabelled;
        else if (table.bids_of(t) < kLeastBidsToLearn) ++card.few_bids;
        else ++known, card.yes += label == 1;
      }
    }
    card.tenders = static_cast<std::uint32_t>(known);
    const std::vector<std::pair<std::string, std::string>> counts{{"yes", std::to_string(card.yes)}, {"no", std::to_string(known - card.yes)},
                                                                  {"unlabelled", std::to_string(card.unlabelled)}, {"few", std::to_string(card.few_bids)},
                                                                  {"least", std::to_string(kLeastOfEach)}};
    if (known == 0) return fail("tenders.train.no_labels", Kind::kBadInput, counts, "--label");
    if (card.yes == 0 || card.yes == known) return fail("tenders.train.one_label", Kind::kBadInput, counts, "--label");
    if (std::min<std::size_t>(card.yes, known - card.yes) < kLeastOfEach) return fail("tenders.train.few", Kind::kBadInput, counts, "--label");
    return {};
  }

  Result<FirmDisjoint> choose_features(FeatureSet& chosen, const std::function<void(double)>& step) const {
    const bool named = std::any_of(tables_.begin(), tables_.end(), [](const BidTable& table) { return !table.firm.empty(); });
    if (settings_.features || !named) {
      chosen = settings_.features.value_or(FeatureSet::kScreens);
      return firm_disjoint(data_, chosen, settings_.seed, settings_.threads);
    }
    TRY(FirmDisjoint screens, firm_disjoint(data_, FeatureSet::kScreens, settings_.seed, settings_.threads));
    step(0.3);
    TRY(FirmDisjoint network, firm_disjoint(data_, FeatureSet::kScreensAndNetwork, settings_.seed, settings_.threads));
    const bool more = network.trained.known() && network.trained.auc > screens.trained.auc;
    chosen = more ? FeatureSet::kScreensAndNetwork : FeatureSet::kScreens;
    return more ? std::move(network) : std::move(screens);
  }

  const std::vector<BidTable>& tables_;
  const OpinionSettings& settings_;
  std::vector<LabelledBids> data_;
};

Result<SecondOpinion> train_opinion(const std::vector<BidTable>& tables, const OpinionSettings& settings, const std::function<void(double)>& step) {
  return OpinionTrainer(tables, settings).run(step);
}

}  // namespace meretid::tenders
