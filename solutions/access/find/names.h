// SPDX-License-Identifier: EUPL-1.2
// Names of persons in a text: by the sequence model, by what stands before them ("Kære", "Navn:"), as "Hansen, Peter", and then
// everywhere else where a name that was found stands again. Who acts in office is told apart. Pure; linear.
#pragma once

#include <vector>

#include "solutions/access/find/claim.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/find/reading.h"
#include "solutions/access/find/word_looks.h"

namespace meretid::access {

/// A run of name words.
struct NameSpan {
  std::size_t first = 0, last = 0;   ///< tokens, last included
  double score = 0;                  ///< log-odds
  const char* reason = "name_model";
  bool reversed = false;             ///< "Hansen, Peter"
};

/// `label`: that with which such a name begins; 1 person, 3 place, 5 organisation. The score is calibrated for persons.
std::vector<NameSpan> model_names(const Reading& reading, const NameModel::Parts& model, WordLooks& looks, learn::Label label = 1);
std::vector<NameSpan> rule_names(const Reading& reading, WordLooks& looks, const KnownPhrases& known);

/// "Nørre Aaby", "Sande" of "Hvide Sande", "Ans By", "Randers NØ": the span lies in a phrase that is known as a town or a place, and no
/// word of it is known as a name.
bool is_known_place(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

std::u32string without_genitive(std::u32string_view lower_word);

/// The words of the name in lower case, given name first, without genitive.
std::vector<std::u32string> name_words(const Reading& reading, const NameSpan& span);

/// Whether the words around say that this person acts in office. `of_association`: of office_words.h, asked once a text.
bool in_office(const Reading& reading, const NameSpan& span, bool of_association);

/// "Med venlig hilsen" stands in the line above.
bool closes_a_letter(const Reading& reading, const NameSpan& span);

/// Whether they say that the case is about this person, whatever post he or she has.
bool is_private(const Reading& reading, const NameSpan& span);
/// Whether they say that this person is elected: borgmester, minister.
bool is_elected(const Reading& reading, const NameSpan& span);

/// `claims` holds what the other scanners found, resolved: a name never lies in them ("Hans Egedes Vej 5").
void scan_names(const Reading& reading, const NameModel::Parts& model, const KnownNames* known, std::vector<Claim>& claims);

}  // namespace meretid::access
