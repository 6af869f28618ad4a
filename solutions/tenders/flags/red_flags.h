// SPDX-License-Identifier: EUPL-1.2
// Red flags over OCDS releases, as the Open Contracting Partnership's library Cardinal defines them (cardinal.readthedocs.io, indicators): so that an authority that knows
// them gets the same answers here. Own code, from the published definitions:
//   R018 an open procedure had one bidder                  R024 the runner-up lies unusually close to the winner (below Q1 - 1.5 IQR)
//   R025 a frequent bidder wins unusually seldom            R028 different bidders bid the same price
//   R035 all bidders but the winner were disqualified       R036 the lowest bid was disqualified
//   R038 unusually many bids disqualified, by buyer, bidder R058 the runner-up lies unusually far from the winner (above Q3 + 1.5 IQR)
// Quartiles are median-unbiased (Hyndman and Fan 1996, type 8). Currencies other than that of most bids do not count. Pure; linear but for sorting.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::tenders {

using FlagValues = std::map<std::string, double>;      ///< "R024" -> value

struct RedFlags {
  std::map<std::string, FlagValues> releases;          ///< by ocid; those with a flag
  std::map<std::string, FlagValues> bidders, buyers;   ///< by id
  std::size_t read = 0;                                ///< releases
  std::size_t broken = 0;                              ///< lines that are no JSON
};

/// JSON lines of compiled releases, or a release or record package. kBadInput when there is no release.
Result<RedFlags> red_flags_of(std::string_view ocds, const std::string& file);

/// The `share` quantile (0 … 1) of sorted values, type 8.
double quantile_8(const std::vector<double>& sorted, double share);

}  // namespace meretid::tenders
