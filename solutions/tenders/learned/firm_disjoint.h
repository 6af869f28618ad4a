// SPDX-License-Identifier: EUPL-1.2
// The only honest question to a model of collusion: what does it say of firms it has never seen? Firms are cut in two halves and tenders
// in five folds. Of each of the ten cells, the test is the tenders of one fold reduced to the bids of one half; the training is the
// tenders of the other folds reduced to the bids of the other half. No firm and no tender is shared. A tender needs three bids left.
// Network features of either side see the bids of that half alone, in all tenders, without labels.
#pragma once

#include <array>
#include <vector>

#include "solutions/tenders/learned/forest_choice.h"

namespace meretid::tenders {

inline constexpr int kFolds = 5;

struct Partition {
  std::vector<std::uint8_t> half;  ///< by firm: 0, 1; another number: in neither
  std::vector<std::int8_t> fold;   ///< by tender: 0 .. 4, -1 not used
};
/// Drawn; folds hold their share of both labels. Tenders without a label are not used.
Partition draw_partition(const BidTable& table, std::uint64_t seed);

/// One file of labelled tenders; what is learned may come from several.
struct LabelledBids {
  const BidTable* table;
  Partition partition;
};

/// Means over the cells that hold both labels in training and in test.
struct Held {
  double auc = 0, auc_spread = 0;  ///< the spread is the deviation between cells
  double average_precision = 0;
  double balanced_accuracy = 0;    ///< at the threshold chosen in training
  std::size_t cells = 0, units = 0;
  Answers answers;                 ///< of all cells
  bool known() const { return cells > 0; }
};
struct FirmDisjoint {
  Held trained;
  Held low_cv;    ///< the same cells with nothing learned: the lower the CV, the higher the score
};

/// Without any such cell known() is false: no bidders are named, or too few tenders have a label.
Result<FirmDisjoint> firm_disjoint(const std::vector<LabelledBids>& data, FeatureSet set, std::uint64_t seed, int threads);

/// The same when firms may be shared: the tenders of each fold held out in turn. More flattering.
Result<Held> tender_disjoint(const std::vector<LabelledBids>& data, FeatureSet set, std::uint64_t seed, int threads);

/// Tenders with a label and enough bids, as rows to learn from.
struct LabelledRows {
  learn::ExactTable table;
  std::vector<std::uint8_t> labels;
  bool both() const;
};
LabelledRows labelled_rows(const BidTable& table, const learn::ExactTable& features);

}  // namespace meretid::tenders
