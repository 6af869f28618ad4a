// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/learned/firm_disjoint.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "learn/measure.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kCv = 1;  // among the features

bool usable(const BidTable& table, std::size_t t) { return table.bids_of(t) >= kLeastBidsToLearn && t < table.label.size() && table.label[t] >= 0; }

template <class Wanted>
void add_rows(LabelledRows& rows, const BidTable& table, const learn::ExactTable& features, const std::vector<std::int8_t>& folds, Wanted wanted) {
  for (std::size_t t = 0; t < table.tenders(); ++t) {
    if (folds[t] < 0 || !wanted(folds[t]) || !usable(table, t)) continue;
    rows.table.add(features.row(t));
    rows.labels.push_back(table.label[t] == 1);
  }
}

// Sums over cells, and at the end their means.
class Cells {
 public:
  void add(const std::vector<double>& scores, const std::vector<std::uint8_t>& labels, double threshold) {
    aucs_.push_back(learn::area_under_curve(scores, labels));
    held_.auc += aucs_.back();
    held_.average_precision += learn::average_precision(scores, labels);
    held_.balanced_accuracy += learn::balanced_accuracy(scores, labels, threshold);
    held_.units += labels.size();
    for (std::size_t i = 0; i < labels.size(); ++i) held_.answers.add(scores[i], labels[i]);
  }
  Held mean() const {
    Held held = held_;
    held.cells = aucs_.size();
    if (aucs_.empty()) return held;
    const double count = static_cast<double>(aucs_.size());
    held.auc /= count, held.average_precision /= count, held.balanced_accuracy /= count;
    double squares = 0;
    for (const double auc : aucs_) squares += (auc - held.auc) * (auc - held.auc);
    if (aucs_.size() > 1) held.auc_spread = std::sqrt(squares / (count - 1));
    return held;
  }

 private:
  Held held_;
  std::vector<double> aucs_;
};

std::vector<double> low_cv(const LabelledRows& rows) {
  std::vector<double> scores;
  for (std::size_t i = 0; i < rows.labels.size(); ++i) scores.push_back(-rows.table.row(i)[kCv]);
  return scores;
}

}  // namespace

bool LabelledRows::both() const { return std::find(labels.begin(), labels.end(), 0) != labels.end() && std::find(labels.begin(), labels.end(), 1) != labels.end(); }

LabelledRows labelled_rows(const BidTable& table, const learn::ExactTable& features) {
  LabelledRows rows;
  add_rows(rows, table, features, std::vector<std::int8_t>(table.tenders(), 0), [](int) { return true; });
  return rows;
}

Partition draw_partition(const BidTable& table, std::uint64_t seed) {
  Rng rng(seed);
  Partition partition{std::vector<std::uint8_t>(table.firms.size()), std::vector<std::int8_t>(table.tenders(), -1)};
  std::vector<std::size_t> firms(table.firms.size());
  for (std::size_t i = 0; i < firms.size(); ++i) firms[i] = i;
  rng.shuffle(firms);
  for (std::size_t i = 0; i < firms.size(); ++i) partition.half[firms[i]] = static_cast<std::uint8_t>(i % 2);
  for (const int label : {0, 1}) {
    std::vector<std::size_t> tenders;
    for (std::size_t t = 0; t < table.tenders(); ++t)
      if (usable(table, t) && table.label[t] == label) tenders.push_back(t);
    rng.shuffle(tenders);
    for (std::size_t i = 0; i < tenders.size(); ++i) partition.fold[tenders[i]] = static_cast<std::int8_t>(i % kFolds);
  }
  return partition;
}

Result<FirmDisjoint> firm_disjoint(const std::vector<LabelledBids>& data, FeatureSet set, std::uint64_t seed, int threads) {
  struct Side {
    BidTable table;
    learn::ExactTable features;
  };
  std::vector<std::array<Side, 2>> sides;
  for (const LabelledBids& bids : data) {
    sides.emplace_back();
    for (const std::size_t half : {0U, 1U}) {
      std::vector<std::uint8_t> kept;
      for (const std::uint8_t of : bids.partition.half) kept.push_back(of == half);
      Side& side = sides.back()[half];
      side.table = with_firms(*bids.table, kept);
      side.features = tender_features(side.table, set);
    }
  }
  const auto rows = [&](std::size_t half, auto wanted) {
    LabelledRows all;
    for (std::size_t i = 0; i < data.size(); ++i) add_rows(all, sides[i][half].table, sides[i][half].features, data[i].partition.fold, wanted);
    return all;
  };
  Cells trained, untrained;
  for (const std::size_t half : {0U, 1U})
    for (int fold = 0; fold < kFolds; ++fold) {
      const LabelledRows test = rows(half, [&](int f) { return f == fold; });
      const LabelledRows learn = rows(1 - half, [&](int f) { return f != fold; });
      if (!test.both() || !learn.both()) continue;
      TRY(const LearnedForest learned, learn_forest(learn.table, learn.labels, set, seed, threads));
      trained.add(learned.forest.probabilities(test.table), test.labels, learned.threshold);
      untrained.add(low_cv(test), test.labels, learn::best_threshold(low_cv(learn), learn.labels));
    }
  return FirmDisjoint{trained.mean(), untrained.mean()};
}

Result<Held> tender_disjoint(const std::vector<LabelledBids>& data, FeatureSet set, std::uint64_t seed, int threads) {
  std::vector<learn::ExactTable> features;
  for (const LabelledBids& bids : data) features.push_back(tender_features(*bids.table, set));
  const auto rows = [&](auto wanted) {
    LabelledRows all;
    for (std::size_t i = 0; i < data.size(); ++i) add_rows(all, *data[i].table, features[i], data[i].partition.fold, wanted);
    return all;
  };
  Cells cells;
  for (int fold = 0; fold < kFolds; ++fold) {
    const LabelledRows test = rows([&](int f) { return f == fold; });
    const LabelledRows learn = rows([&](int f) { return f != fold; });
    if (!test.both() || !learn.both()) continue;
    TRY(const LearnedForest learned, learn_forest(learn.table, learn.labels, set, seed, threads));
    cells.add(learned.forest.probabilities(test.table), test.labels, learned.threshold);
  }
  return cells.mean();
}

}  // namespace meretid::tenders
