// SPDX-License-Identifier: EUPL-1.2
// Whether a sentence tells something of somebody or only names a matter: the subject of a mail, the field of a form, a cell, a list of
// those present. What is only named is struck as a phrase, and the line around it says no more. Pure.
#pragma once

#include <cstddef>

#include "solutions/access/find/sensitive/sentences.h"
#include "solutions/access/find/sensitive/words.h"

namespace meretid::access {

class Telling {
 public:
  Telling(const danish::Text& text, const std::vector<danish::Token>& tokens, const Words& words) : text_(text), tokens_(tokens), words_(words) {}

  /// Somebody does, has or is something in it, if only in a note that leaves out who.
  bool has_verb(const Sentence& s) const;
  /// "Emne: …", "Team: …", "Deltagere: …": what follows says what a paper is about and who was there.
  bool letter_head(const Sentence& s) const;
  /// A line or a cell without a verb.
  bool only_names(const Sentence& s) const { return (s.line || s.cell || letter_head(s)) && !has_verb(s); }
  /// Token `i` is part of the name of a ward or a clinic: "Neurologisk Afdeling", "Klinik for Høreapparater".
  bool ward(const Sentence& s, std::size_t i) const;

 private:
  bool upper(std::size_t i) const;

  const danish::Text& text_;
  const std::vector<danish::Token>& tokens_;
  const Words& words_;
};

}  // namespace meretid::access
