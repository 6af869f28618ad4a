// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/learned/tender_features.h"

#include "solutions/tenders/learned/network_features.h"
#include "solutions/tenders/screens/screens.h"

namespace meretid::tenders {

const std::vector<std::string_view>& feature_names(FeatureSet set) {
  static const std::vector<std::string_view> screens(kScreenNames.begin(), kScreenNames.end());
  static const std::vector<std::string_view> both = [] {
    std::vector<std::string_view> names = screens;
    names.insert(names.end(), kNetworkFeatureNames.begin(), kNetworkFeatureNames.end());
    return names;
  }();
  return set == FeatureSet::kScreens ? screens : both;
}

learn::ExactTable tender_features(const BidTable& table, FeatureSet set) {
  const learn::ExactTable network = set == FeatureSet::kScreensAndNetwork ? network_features(table) : learn::ExactTable();
  learn::ExactTable features;
  features.columns = feature_names(set).size();
  std::vector<double> scratch;
  for (std::size_t t = 0; t < table.tenders(); ++t) {
    const auto own = values(screens_of(table.amounts_of(t), scratch));
    features.values.insert(features.values.end(), own.begin(), own.end());
    if (network.columns == 0) continue;
    const auto elsewhere = network.row(t);
    features.values.insert(features.values.end(), elsewhere.begin(), elsewhere.end());
  }
  return features;
}

BidTable with_firms(const BidTable& table, const std::vector<std::uint8_t>& kept) {
  BidTable part;
  part.tender = table.tender, part.market = table.market, part.day = table.day, part.label = table.label, part.estimate = table.estimate;
  part.firms = table.firms, part.markets = table.markets, part.format = table.format;
  for (std::size_t t = 0; t < table.tenders(); ++t) {
    for (std::size_t bid = table.first[t]; bid < table.first[t + 1]; ++bid) {
      if (table.firm.empty() || table.firm[bid] == kNoFirm || !kept[table.firm[bid]]) continue;
      part.amount.push_back(table.amount[bid]);
      part.firm.push_back(table.firm[bid]);
      if (!table.won.empty()) part.won.push_back(table.won[bid]);
      if (!table.row.empty()) part.row.push_back(table.row[bid]);
    }
    part.first.push_back(part.amount.size());
  }
  return part;
}

}  // namespace meretid::tenders
