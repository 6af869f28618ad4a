// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/making.h"

#include <algorithm>

#include "parse/strike.h"

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

Result<MadeOfText> make_structural(const parse::Sandbox& sandbox, const parse::Input& source, Plan& plan, const std::vector<std::string>& terms,
                                   const std::vector<parse::KeptWord>& rests, const NameModel& model, const std::string& title) {
  parse::StrikePlan strike{plan.redaction.boxes, terms, {}};
  auto struck = parse::strike(sandbox, source, strike, std::nullopt, title);
  std::int64_t raster = 0;
  std::vector<std::int32_t> pictures;
  if (struck) {
    for (std::size_t i = 0; i < struck->pages.size(); ++i)
      if (!struck->pages[i].structural) strike.raster.push_back(static_cast<std::int32_t>(i));
    raster = static_cast<std::int64_t>(strike.raster.size());
    if (raster > 0 && struck->pages.size() > strike.raster.size()) {
      TRY(const parse::Redacted redacted, parse::redact_pages(sandbox, source, plan.redaction, title));
      TRY(const parse::Input pages, parse::Input::of_bytes(redacted.pdf));
      struck = parse::strike(sandbox, source, strike, pages, title);
      for (const std::int32_t page : redacted.pictures)
        if (std::find(strike.raster.begin(), strike.raster.end(), page) != strike.raster.end()) pictures.push_back(page);
    }
  }
  if (struck && raster < static_cast<std::int64_t>(struck->pages.size())) {
    TRY(const parse::Input released, parse::Input::of_bytes(struck->pdf));
    Plan as_text = plan;
    as_text.redaction.boxes = struck->boxes;
    for (const parse::KeptWord& rest : rests)
      if (struck->pages[static_cast<std::size_t>(rest.page)].structural) as_text.redaction.words.push_back(rest);
    auto verified = verify(sandbox, released, as_text, pictures, model, title);
    if (verified && verified->row.problems.empty()) return MadeOfText{{std::move(struck->pdf), std::move(*verified)}, raster};
  }
  TRY(Made made, make_verified(sandbox, source, plan, model, title));
  return MadeOfText{std::move(made), static_cast<std::int64_t>(plan.redaction.sizes.size() / 2)};
}

}  // namespace meretid::access
