// SPDX-License-Identifier: EUPL-1.2
// What a person should look at twice before a release. Proposals in words, never decisions; each says where. Pure, linear in the text.
//   over_redaction  offentlighedsloven § 34: the rest must be given unless it gives the interest away, misleads or has no content
//   extract         §§ 28-29: facts of an internal document that matter to the case must be given
//   mosaic          what stays singles a person out by age, place and work together
//   effort          § 9, stk. 2, nr. 1
//   first           documents without doubt: a partial decision may give them at once
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "describe/describe.h"
#include "parse/document.h"

namespace meretid::access {

struct AdviceRow {
  std::string kind;       ///< "over_redaction", "extract", "mosaic", "effort", "first"
  std::string document;   ///< id; empty: the whole case
  std::int64_t start = 0, end = 0;  ///< code points of its text; equal: the whole document
  std::string text;       ///< the sentence for the caseworker, Danish
};
inline void fields(describe::Fields<AdviceRow>& f) {
  f("kind", &AdviceRow::kind);
  f("document", &AdviceRow::document);
  f("start", &AdviceRow::start);
  f("end", &AdviceRow::end);
  f("text", &AdviceRow::text);
}

struct Span {
  std::int64_t start = 0, end = 0;
};

/// A document by its text and what goes of it (code points, in order). At most 20 rows.
std::vector<AdviceRow> advice_on(std::string_view document, std::string_view text, const std::vector<Span>& removed);

/// The share of the letters and digits that goes.
double share_removed(std::string_view text, const std::vector<Span>& removed);

/// "Internt notat", "arbejdsdokument", "udkast til …" among the first lines.
bool looks_internal(std::string_view text);

}  // namespace meretid::access
