// SPDX-License-Identifier: EUPL-1.2
// A bidder that is several firms: "Jensen A/S og Hansen ApS", "Jensen A/S / Hansen ApS", "Konsortiet Jensen A/S, Hansen ApS", "Jensen A/S (CVR 12345674) + …".
// "Jensen & Søn A/S" and "Hansen v/Jens Hansen" are one. Pure; about a microsecond a name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"

namespace meretid::tenders {

/// The members as written; empty where the name is one firm. A split needs a sign: a form of company (A/S, ApS, I/S …) or a CVR number in each part, or the word
/// konsortium, joint venture, arbejdsfællesskab or sjak before them.
std::vector<std::string> members_of(std::string_view name);

struct Consortium {
  std::uint32_t firm = kNoFirm;                 ///< into BidTable::firms
  struct Member { std::string name; std::uint32_t firm = kNoFirm; };  ///< kNoFirm: it does not bid by itself in the file
  std::vector<Member> members;
  /// Tenders in which the consortium and a member of it bid against each other: a warning sign of its own.
  std::vector<std::size_t> against_member;
};
std::vector<Consortium> consortia_of(const BidTable& table);

}  // namespace meretid::tenders
