// SPDX-License-Identifier: EUPL-1.2
// The second opinion on every tender of a table, and its reasons for the few that stand out most: what a report shows. Immutable, so
// threads may share it. Cost: with network features some 100 us a tender, and 20 ms for each tender that is explained.
#pragma once

#include <string>
#include <vector>

#include "base/catalogue.h"
#include "solutions/tenders/learned/second_opinion.h"

namespace meretid::tenders {

inline constexpr std::size_t kMostExplained = 200, kReasonsATender = 3;

class Opinions {
 public:
  Opinions() = default;  ///< no model
  Opinions(const SecondOpinion& model, const BidTable& table);

  bool empty() const { return learned_.empty(); }
  /// 0 .. 1; nothing where a tender has too few bids.
  std::optional<double> learned(std::size_t tender) const { return learned_[tender]; }
  /// Sentences, the strongest first; none but for the kMostExplained highest of those that stand out.
  std::vector<std::string> reasons(std::size_t tender, base::Language language) const;

 private:
  FeatureSet set_ = FeatureSet::kScreens;
  std::vector<std::optional<double>> learned_;
  std::vector<std::pair<std::size_t, std::vector<Reason>>> explained_;  // by tender, rising
};

}  // namespace meretid::tenders
