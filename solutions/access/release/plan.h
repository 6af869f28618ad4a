// SPDX-License-Identifier: EUPL-1.2
// What goes and what stays in one document: from decided findings to black boxes, words that stay, and values that must be gone.
// Pure.
#pragma once

#include <string>
#include <vector>

#include "parse/pages.h"
#include "solutions/access/propose/proposal.h"

namespace meretid::access {

/// A finding that is left out, with the ground that a person confirmed or changed.
struct Removal {
  FindingRow finding;
  std::string ground;
  std::string pseudonym = {};  ///< what stands in the box; empty: the ground
};

struct Plan {
  parse::Redaction redaction;        ///< boxes, words that stay, page sizes
  std::vector<std::string> values;   ///< texts that must not be in the output; each once
  std::vector<bool> visual;          ///< per page: has a box or a scan, so OCR reads it, too
};

/// `content` is the document's text with its places; the document has at least one page.
Plan plan_of(const DocumentRow& document, const Content& content, const std::vector<Removal>& removals);

/// More boxes, for what only pixels show; the words under them no longer stay.
void blacken(Plan& plan, const std::vector<parse::BlackBox>& boxes);

}  // namespace meretid::access
