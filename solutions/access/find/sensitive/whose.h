// SPDX-License-Identifier: EUPL-1.2
// Whether a sentence speaks of a person: of its own words, or because what stands before it in the paragraph does, or because the
// whole document is about one (a personal number, "Patient: …" at the head, a journal). Rules, offers and figures speak of nobody, and take
// "du", "barnet" and "borgeren" with them. Asked sentence by sentence in the order of the text; not thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/access/find/sensitive/sentences.h"
#include "solutions/access/find/sensitive/words.h"
#include "solutions/access/finding.h"

namespace meretid::access {

enum class Whose : std::uint8_t { kNobody, kTaken, kOwn };  ///< kTaken: over from what stands around it

/// "Sertralin" at the head of a line looks like a name, and so does "IE NovoRapid": a doubtful one with an illness or a medicine in it is that.
bool is_matter_not_name(const Finding& finding);

class Persons {
 public:
  Persons(const danish::Text& text, const std::vector<danish::Token>& tokens, const Words& words, const std::vector<Finding>& found);

  Whose of(const Sentence& sentence);
  /// Token `i` is part of a finding: "Bent Mani" is a name and no illness. "Sertralin" by itself is a name only when that is as good as sure.
  bool named(std::size_t i) const { return marks_[i] & kNamed; }
  /// Token `i` begins or continues a name of a person who is not in office.
  bool person(std::size_t i) const { return marks_[i] & kPerson; }
  bool document_is_about_one() const { return about_one_; }

 private:
  enum Mark : std::uint8_t { kNamed = 1, kPerson = 2, kNumber = 4, kOffice = 8 };
  bool own(const Sentence& s) const;
  bool record(const Sentence& s) const;
  bool is_ill(const Sentence& s, std::size_t name) const;
  bool titled(const Sentence& s) const;
  bool general(const Sentence& s) const;
  bool question(const Sentence& s) const;
  bool heading(const Sentence& s) const;
  bool organisation_acts(const Sentence& s) const;
  bool rule_of_a_kind(const Sentence& s) const;
  bool rule_for_a_role(const Sentence& s) const;
  bool title(const Sentence& s) const;
  bool letters_all_large(const Sentence& s) const;
  bool listed_illness(const Sentence& s) const;
  bool letterhead(const Sentence& s) const;
  bool about_a_thing(const Sentence& s) const;
  bool head_names_one() const;
  bool in_office(std::size_t behind) const;

  const danish::Text& text_;
  const std::vector<danish::Token>& tokens_;
  const Words& words_;
  std::vector<std::uint8_t> marks_;
  bool about_one_ = false, paragraph_ = false;
};

}  // namespace meretid::access
