// SPDX-License-Identifier: EUPL-1.2
// One tender before award: what its bids alone show, line by line, so that a buyer knows what to ask. Each line is a thing to look at, one that is as under competition, or one
// that cannot be seen, with what is missing. Never a verdict. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"
#include "solutions/tenders/bids/bid_table.h"
#include "solutions/tenders/identity/consortium.h"
#include "solutions/tenders/score/composite.h"
#include "solutions/tenders/screens/screens.h"

namespace meretid::tenders {

enum class Looks : std::uint8_t { kExamine, kUsual, kUnknown };
std::string_view name_of(Looks looks);   ///< "examine", "usual", "unknown"

struct CheckLine {
  std::string what;        ///< "bidders", "close", "gap", "identical", "round", "estimate", "twice", "member"
  Looks looks = Looks::kUnknown;
  base::Arguments facts;   ///< of the sentence "tenders.check.WHAT.LOOKS"
};
std::string sentence_of(const CheckLine& line, base::Language language);

/// The lines in a fixed order. `consortia`: of the whole table, so that many tenders of it ask only once.
std::vector<CheckLine> check_tender(const BidTable& table, std::size_t tender, const std::vector<Screens>& screens, const Composite& composite, std::span<const Consortium> consortia);

/// The six signs of Konkurrence- og Forbrugerstyrelsen, "Er du offer for aftalt spil?" (2015), each with questions of our own that a buyer can answer from the bids.
struct WarningSign {
  std::string_view id;     ///< "patterns", "missing", "proforma", "errors", "knowledge", "statements"
  std::size_t questions = 0;
};
const std::vector<WarningSign>& warning_signs();
std::string sign_text(const WarningSign& sign, base::Language language);
std::string question_text(const WarningSign& sign, std::size_t question, base::Language language);

}  // namespace meretid::tenders
