// SPDX-License-Identifier: EUPL-1.2
// Learns a second opinion from labelled tenders and says how good it is where it has not looked: on other tenders, and on other tenders
// of other firms. Where bidders are named, both lists of features are tried, and the one that says more about unseen firms is kept. Pure.
#pragma once

#include <functional>

#include "solutions/tenders/learned/second_opinion.h"

namespace meretid::tenders {

struct OpinionSettings {
  std::uint64_t seed = 1;
  int threads = 1;                    ///< changes the time, never the model
  std::optional<FeatureSet> features = std::nullopt;  ///< else chosen
};

/// `tables`: one per file. Errors, all kBadInput: "tenders.train.no_labels" when no tender has a label and enough bids,
/// "tenders.train.one_label" when all have the same one, "tenders.train.few" below kLeastOfEach of either.
Result<SecondOpinion> train_opinion(const std::vector<BidTable>& tables, const OpinionSettings& settings, const std::function<void(double)>& step = [](double) {});

inline constexpr std::size_t kLeastOfEach = 10;  ///< fewer tenders of one label teach nothing that lasts

}  // namespace meretid::tenders
