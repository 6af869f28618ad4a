// SPDX-License-Identifier: EUPL-1.2
// A second opinion on tenders, learned from cases that an authority has decided itself. It stands beside the composite without labels
// and never in its place. What it says is a share: of the training tenders with such an answer, so many were labelled "yes". Calibrated on
// firms that the forest had not seen, where bidders are named.
//
// The model file holds the forest, the names of its features, threshold, calibration, quantiles of the training tenders and a training
// card, and a checksum. Reading is thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "learn/forest.h"
#include "learn/measure.h"
#include "solutions/tenders/learned/tender_features.h"

namespace meretid::tenders {

/// A figure of a held-out estimate; NaN where it could not be made.
struct CardFigures {
  double auc = 0, auc_spread = 0, average_precision = 0, balanced_accuracy = 0;
  std::uint32_t cells = 0, units = 0;
};
/// What was learned from, and how good it was where it had not looked.
struct TrainingCard {
  std::string growth;
  std::uint64_t seed = 0;
  std::uint32_t files = 0, tenders = 0, yes = 0, firms = 0;
  std::uint32_t unlabelled = 0, few_bids = 0;  ///< tenders left out, and why
  CardFigures tender_disjoint;                 ///< other tenders, perhaps of the same firms
  CardFigures firm_disjoint;                   ///< other tenders of other firms
  CardFigures low_cv;                          ///< the same cells as firm_disjoint, nothing learned: what the forest must beat
};

/// Why: one feature, its number, and what knowing it did to the forest's answer.
struct Reason {
  std::size_t feature = 0;  ///< into feature_names
  double value = 0;
  double effect = 0;        ///< Shapley value, in shares of the answer before calibration; above 0: towards "yes"
  /// Of the training tenders so many at least, 0 .. 1, have a lower number, and so many a higher one; in steps of 5 %.
  double above = 0, below = 0;
};

class SecondOpinion {
 public:
  FeatureSet features() const { return set_; }
  const TrainingCard& card() const { return card_; }
  double threshold() const { return threshold_; }

  /// By tender of the table, 0 .. 1; nothing where a tender has too few bids (kLeastBidsToLearn).
  std::vector<std::optional<double>> judge(const BidTable& table) const { return judge(table, tender_features(table, set_)); }
  /// The same, with the features made already.
  std::vector<std::optional<double>> judge(const BidTable& table, const learn::ExactTable& features) const;
  /// Is the answer above the threshold of training? `learned` as judge() says.
  bool stands_out(double learned) const;
  /// The features that did most, either way, the strongest first. Some 20 ms.
  std::vector<Reason> reasons(std::span<const double> row, std::size_t most) const;

  std::string bytes() const;
  /// "tenders.model.damaged" (kBadInput), or "tenders.model.features" when it was learned from another list of features.
  static Result<SecondOpinion> read(std::string_view bytes, const std::string& file);
  static Result<SecondOpinion> read_file(const std::string& file);

 private:
  friend class OpinionTrainer;
  double calibrated(double answer) const;

  FeatureSet set_ = FeatureSet::kScreens;
  learn::Forest forest_;
  double threshold_ = 0.5;
  learn::Calibration calibration_;
  std::vector<double> quantiles_;  // feature after feature kQuantiles numbers
  TrainingCard card_;
};

inline constexpr std::size_t kQuantiles = 21;  ///< the lowest, every 5 %, the highest

}  // namespace meretid::tenders
