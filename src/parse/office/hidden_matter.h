// SPDX-License-Identifier: EUPL-1.2
// What an office file holds and does not show on paper: deleted and inserted text of tracked changes, comments, hidden text, hidden
// sheets, rows and columns, data behind pivots and links, properties, embedded files, macros. It is told, its text is given apart, so
// that a person sees it and it is searched like any text, and the cleaned file that is rendered holds none of it.
// References: ECMA-376 part 1 (WordprocessingML 17.13, SpreadsheetML 18.2-18.3); OASIS OpenDocument 1.3 part 3. In the child only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "parse/office/package.h"

namespace meretid::parse {

/// A text that stands nowhere on the pages, by kind. Becomes a document of its own.
struct HiddenText {
  std::string name;   ///< Danish, without ending: "skjult indhold", "skjult ark Løn"
  std::string text;
};

struct HiddenMatter {
  std::vector<Error> findings;      ///< one for each kind, with counts; never with text of the document
  std::vector<HiddenText> texts;
  std::vector<PackagePart> embedded;  ///< files inside, under the name that they have there
};

/// Takes everything hidden out of the package. By what the package is: `word/`, `xl/`, or ODF.
Result<HiddenMatter> take_hidden(Package& package);

// One for each family.
Result<HiddenMatter> take_hidden_of_word(Package& package);
Result<HiddenMatter> take_hidden_of_excel(Package& package);
Result<HiddenMatter> take_hidden_of_odf(Package& package);

}  // namespace meretid::parse
