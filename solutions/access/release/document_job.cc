// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/document_job.h"

#include <algorithm>
#include <set>

#include "solutions/access/propose/finding_rows.h"
#include "solutions/access/release/making.h"
#include "solutions/access/release/residue.h"

namespace meretid::access {
namespace {

std::vector<Removal> removals_of(const DocumentInput& input) {
  std::vector<Removal> removals;
  for (const RemovalRow& row : input.removals)
    for (const FindingRow& finding : input.findings)
      if (finding.id == row.finding) removals.push_back({finding, row.ground, row.pseudonym});
  return removals;
}

// What goes in another document of the release may not stay in this one, unless a person said so or it is part of another
// finding that stays ("Hansen" in "Jens Hansen").
void look_for_others(const DocumentInput& input, const Plan& plan, VerificationRow& row) {
  std::vector<std::string> words;
  for (const parse::KeptWord& word : plan.redaction.words) words.push_back(word.text);
  const WordList kept(words);
  const std::set<std::string> rejected(input.rejected.begin(), input.rejected.end());
  const std::set<std::string> removed_here(plan.values.begin(), plan.values.end());
  for (const std::string& value : input.elsewhere) {
    if (removed_here.contains(value)) continue;
    const std::int64_t stays = kept.count(value);
    if (stays == 0) continue;
    std::int64_t decided = 0;
    for (const FindingRow& finding : input.findings)
      if (rejected.contains(finding.id) || !finding.proposed) decided += WordList(finding.text).count(value);
    if (stays > decided) row.problems.push_back({"access.residue.elsewhere", "tekst", stays - decided, {}});
  }
}

}  // namespace

Result<VerificationRow> release_document(const DocumentInput& input, jobs::JobContext& context) {
  TRY(const std::string content_json, context.read(input.document.content));
  TRY(const Content content, describe::from_json<Content>(content_json));
  TRY(const std::string view, context.read(input.document.view));
  TRY(const parse::Input source, parse::Input::of_bytes(view));
  TRY(const auto model, shared_name_model());
  Plan plan = plan_of(input.document, content, removals_of(input));
  std::vector<parse::BlackBox> drawn;
  for (const DrawnRow& row : input.drawn)
    if (row.box.page >= 0 && static_cast<std::size_t>(row.box.page) < input.document.pages.size())
      drawn.push_back({row.box.page, {row.box.left, row.box.top, row.box.right, row.box.bottom}, std::string(label_of(row.ground))});
  blacken(plan, drawn);
  const parse::Sandbox sandbox;

  context.progress(0.05, "access.step.redacting");
  std::vector<std::int32_t> scanned;
  for (std::size_t i = 0; i < input.document.pages.size(); ++i)
    if (input.document.pages[i].scanned) scanned.push_back(static_cast<std::int32_t>(i));
  TRY(MadeOfText result, make_release(sandbox, source, plan, scanned, *model, input.document.title));
  Made& made = result.made;
  context.progress(0.9, "access.step.verifying");
  VerificationRow& row = made.verified.row;
  look_for_others(input, plan, row);
  row.document = input.document.id;
  row.title = input.document.title;
  row.raster_pages = result.raster_pages;
  row.state = row.problems.empty() ? "released" : "refused";
  if (row.problems.empty()) {
    row.file = input.file;
    TRY_VOID(context.artefact("released/" + input.file, "application/pdf", made.pdf));
  }
  return std::move(row);
}

}  // namespace meretid::access
