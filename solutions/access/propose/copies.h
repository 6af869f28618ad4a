// SPDX-License-Identifier: EUPL-1.2
// What stands twice in a case: a document that is another one again, and an earlier mail quoted in a later one. Pure.
// A letter sent to two persons is no copy, however much it has in common: every name and number of both must be the same.
// Cost: linear in all texts together.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/access/propose/proposal.h"

namespace meretid::access {

/// How much of the words, in runs of five, two texts must share to be the same document.
inline constexpr double kCopyShare = 0.85;
/// How much of a quote must stand in the document that it is taken from.
inline constexpr double kQuoteShare = 0.8;

struct CopyOf {
  std::size_t of = 0;
  double share = 0;  ///< 1: the same words
};
/// For each text the earlier one it is a copy of; never one that is a copy itself.
std::vector<std::optional<CopyOf>> copies_in(std::span<const std::string_view> texts);

/// Tells of each document which one it is again and which it quotes, and of each finding in a copy or a quote the one that it is again
/// (same type, same entity, in the original's own words). What is proposed of one is proposed of all of them. `texts`: of the
/// documents, in order; empty where nothing was read.
void tie_copies(Proposal& proposal, const std::vector<std::string>& texts);

}  // namespace meretid::access
