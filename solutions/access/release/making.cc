// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/making.h"

#include <algorithm>

namespace meretid::access {
namespace {

Result<Made> make(const parse::Sandbox& sandbox, const parse::Input& source, const Plan& plan, const NameModel& model,
                  const std::string& title, const std::optional<std::set<std::int32_t>>& changed = {}) {
  TRY(parse::Redacted redacted, parse::redact_pages(sandbox, source, plan.redaction, title));
  TRY(const parse::Input released, parse::Input::of_bytes(redacted.pdf));
  TRY(Verified verified, verify(sandbox, released, plan, redacted.pictures, model, title, changed));
  return Made{std::move(redacted.pdf), std::move(verified)};
}

}  // namespace

Result<Made> make_verified(const parse::Sandbox& sandbox, const parse::Input& source, Plan& plan, const NameModel& model, const std::string& title) {
  TRY(Made made, make(sandbox, source, plan, model, title));
  // Pixels may show what no text says: a screenshot, a stamp, a logo with a name. Seen once, it is blackened too; where
  // anything else is wrong, the document is refused as it is.
  const bool only_visible = std::all_of(made.verified.row.problems.begin(), made.verified.row.problems.end(),
                                        [](const ProblemRow& p) { return p.code == "access.residue.picture"; });
  if (!only_visible || made.verified.visible.empty()) return made;
  std::set<std::int32_t> changed;
  for (const parse::BlackBox& black : made.verified.visible) changed.insert(black.page);
  const std::int64_t read_before = made.verified.row.pages_by_ocr;
  blacken(plan, made.verified.visible);
  TRY(made, make(sandbox, source, plan, model, title, changed));
  made.verified.row.pages_by_ocr = read_before;  // each page was read; some twice
  return made;
}

}  // namespace meretid::access
