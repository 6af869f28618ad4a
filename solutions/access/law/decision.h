// SPDX-License-Identifier: EUPL-1.2
// The written answer to a request: the decision letter (a frame by law, a paragraph for each ground that was used, each document with Ja,
// Nej or Delvist, guidance on complaint), the list of acts for whoever asked (offentlighedsloven § 7, stk. 2, nr. 2), and the letter that
// tells of delay (§ 36, stk. 2). The texts lie in texts.toml. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "letters/letter.h"
#include "solutions/access/law/letter_facts.h"
#include "solutions/access/propose/ground.h"

namespace meretid::access {

enum class Given { kYes, kPartly, kNo, kContainer, kLater };

struct ListedDocument {
  std::string id, title;
  Given given = Given::kYes;
  std::vector<std::string> grounds;   ///< codes
  std::string why;                    ///< where it is no ground of law: "kan ikke læses"
  std::int64_t pages = 0;
  std::string duplicate_of;
};

/// What the frame needs.
struct DecisionFacts : LetterRow {
  Law law = Law::kOfl;
  Date today{};
  bool reviewed = false, partial = false;
};

letters::Letter decision_letter(const DecisionFacts& facts, const std::vector<ListedDocument>& documents);
letters::Letter act_list(const DecisionFacts& facts, const std::vector<ListedDocument>& documents);
/// `expected`: when the answer will be there.
letters::Letter delay_letter(const DecisionFacts& facts, Date expected);

/// "Ja", "Delvis", "Nej".
std::string name_of(Given given);
/// "§ 30, nr. 1, § 23", or why else.
std::string reason_of(const ListedDocument& document);

}  // namespace meretid::access
