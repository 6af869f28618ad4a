// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/shown.h"

namespace meretid::access {

void show(FindingRow& row, base::Language language) {
  // Of a proposal made before reasons had codes the sentence is all there is.
  if (!row.why.empty()) row.reason = say(row.why, language);
  row.why.clear();
}

Proposal shown(Proposal proposal, base::Language language) {
  for (FindingRow& row : proposal.findings) show(row, language);
  for (DocumentRow& document : proposal.documents)
    for (ReadingRow& row : document.findings_about_reading) {
      row.detail = say(row, language);
      row.with.clear();
    }
  return proposal;
}

}  // namespace meretid::access
