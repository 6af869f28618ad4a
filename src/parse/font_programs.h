// SPDX-License-Identifier: EUPL-1.2
// What font programs say beside how letters look: their names and notices. Values that go are blanked there, in place, so that the
// program stays whole; and a program whose compression breaks off is taken as far as readers take it. In the child only. Linear.
#pragma once

#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

namespace meretid::parse {

/// Names, notices and other texts of a Type 1 or CFF program without `values` (essences); anything else as it was.
std::string without_names(std::string program, const std::vector<std::string>& values);
/// Whether bytes spell one of them, in one byte or two a letter.
bool bytes_tell(const std::string& bytes, const std::vector<std::string>& values);

/// Font programs of `pdf` that are broken off or tell, as above.
void mend_font_programs(QPDF& pdf, const std::vector<std::string>& values);

}  // namespace meretid::parse
