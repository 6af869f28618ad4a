// SPDX-License-Identifier: EUPL-1.2
// The words of one text as the lists are asked about them: each distinct word once, however often it stands there.
// Not thread-safe; cost: one look-up a word and list the first time, one hash after that.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "danish/tokens.h"
#include "solutions/access/find/sensitive/lexicon.h"

namespace meretid::access {

/// The lists, in the order of `kListNames`; the first eight are the categories of passages.
enum class List : std::uint8_t { kHealth, kUnion, kReligion, kPolitics, kEthnicity, kSexuality, kCrime, kSocial, kHealthContext, kPersons, kRoles, kGeneric, kOthers, kBodyParts, kOfficeHolders, kViolence, kVictims, kJournals, kAnimals, kTopics, kMen, kWomen, kRecords, kTelegrams, kFiction, kImpersonal, kServices, kUnspecific };
inline constexpr std::array<std::string_view, 28> kListNames = {"health", "union", "religion", "politics", "ethnicity", "sexuality", "crime", "social", "health_context", "persons",
                                                               "roles", "generic", "others", "body_parts", "office_holders", "violence", "victims", "journals", "animals", "topics", "men", "women", "records", "telegrams", "fiction", "impersonal", "services", "unspecific"};
inline constexpr std::size_t kCategories = 8;

class Words {
 public:
  Words(const danish::Text& text, const std::vector<danish::Token>& tokens);

  /// All words of the text in lower case, one a token; "" for marks' neighbours that are part of the word before ("3" "F").
  const std::vector<std::u32string_view>& lower() const { return lower_; }
  /// The entry of `list` that begins at token `i` and ends before `end`.
  Lexicon::Match match(List list, std::size_t i, std::size_t end) const { return lists_[index(list)]->match(lower_, i, end, about_[i][index(list)]); }
  /// Whether any entry may begin there: most words are in no list.
  bool in(List list, std::size_t i) const { return about_[i][index(list)] != 0; }
  /// Any entry of `list` between the tokens.
  bool any(List list, std::size_t begin, std::size_t end) const;

 private:
  using About = std::array<std::uint8_t, kListNames.size()>;
  static std::size_t index(List list) { return static_cast<std::size_t>(list); }
  About ask(std::u32string_view word, bool capitals) const;

  std::array<const Lexicon*, kListNames.size()> lists_;
  const Lexicon& heads_;  // ends of words that name an office, a paper or a thing
  std::vector<std::u32string_view> lower_;
  std::deque<std::u32string> read_;  // words as they are meant where a machine misread them
  std::vector<About> about_;
};

}  // namespace meretid::access
