// SPDX-License-Identifier: EUPL-1.2
// The labelled sets of the reference protocols and their fixed splits, as the anchor document gives them (section 3.1): read from
// DIR/labelled and DIR/splits. Tenders of fewer than three bids are in the table (a network may see them) and in no split.
#pragma once

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solutions/tenders/learned/firm_disjoint.h"

namespace meretid::tenders::bench {

inline constexpr std::array<std::string_view, 5> kSets = {"brazil", "japan", "italy", "america", "swiss_gr"};

Result<BidTable> labelled_set(const std::filesystem::path& data, std::string_view set);

/// Protocol A: of each of the five splits, 1 the test tenders, 0 the training tenders, -1 neither.
Result<std::vector<std::vector<std::int8_t>>> within_splits(const std::filesystem::path& data, std::string_view set, const BidTable& table);
/// Protocol F: the firms' halves and the tenders' folds.
Result<Partition> official_partition(const std::filesystem::path& data, std::string_view set, const BidTable& table);

}  // namespace meretid::tenders::bench
