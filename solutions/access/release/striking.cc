// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/striking.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/catalogue.h"
#include "base/utf8.h"
#include "solutions/access/propose/terms.h"

namespace meretid::access {
namespace {

DocumentRow row_of(const parse::Document& document, const std::string& name) {
  DocumentRow row;
  row.id = "d1";
  row.name = row.title = name;
  row.format = "pdf";
  for (const parse::Page& page : document.pages) row.pages.push_back({page.width, page.height, page.scanned});
  return row;
}

Plan plan_for(const parse::Document& document, const DocumentRow& row, const std::vector<TermHit>& hits) {
  const base::OffsetIndex offsets(document.text);
  std::vector<Removal> removals;
  for (const TermHit& hit : hits) {
    Removal removal;
    removal.finding.id = "t" + std::to_string(removals.size() + 1);
    removal.finding.document = row.id;
    removal.finding.start = hit.start;
    removal.finding.end = hit.end;
    removal.finding.text = offsets.slice(hit.start, hit.end);
    removals.push_back(std::move(removal));
  }
  Plan plan = plan_of(row, content_of(document.text, document.words), removals);
  plan.redaction.title.clear();  // a file name may hold the very term
  return plan;
}

bool under(const std::vector<parse::BlackBox>& boxes, const parse::Word& word) {
  const double x = (word.box.left + word.box.right) / 2, y = (word.box.top + word.box.bottom) / 2;
  return std::any_of(boxes.begin(), boxes.end(), [&](const parse::BlackBox& black) {
    return black.page == word.page && x > black.box.left && x < black.box.right && y > black.box.top && y < black.box.bottom;
  });
}

std::array<double, 5> place_of(const parse::Word& word) { return {static_cast<double>(word.page), word.box.left, word.box.top, word.box.right, word.box.bottom}; }

// "Hansens" without "Hansen": what is left of a word when the term is only a part of it. And words that share a box with a term, as those
// below a comment do: only what spells the term goes.
std::vector<parse::KeptWord> rests_of(const parse::Document& document, const std::vector<TermHit>& hits, const std::vector<parse::BlackBox>& boxes) {
  const base::OffsetIndex offsets(document.text);
  // A comment's words have one place, and go together.
  std::set<std::array<double, 5>> struck;
  for (const parse::Word& word : document.words)
    if (std::any_of(hits.begin(), hits.end(), [&](const TermHit& hit) { return hit.end > word.start && hit.start < word.end; })) struck.insert(place_of(word));
  std::vector<parse::KeptWord> rests;
  for (const parse::Word& word : document.words) {
    std::string rest;
    std::int64_t at = word.start;
    bool touched = false;
    for (const TermHit& hit : hits) {
      if (hit.end <= word.start || hit.start >= word.end) continue;
      touched = true;
      if (hit.start > at) rest += offsets.slice(at, hit.start);
      at = std::max(at, hit.end);
    }
    if (!touched && under(boxes, word) && !struck.contains(place_of(word))) rests.push_back({word.page, word.box, std::string(offsets.slice(word.start, word.end))});
    if (!touched) continue;
    if (at < word.end) rest += offsets.slice(at, word.end);
    if (!parse::essence(rest).empty()) rests.push_back({word.page, word.box, rest});
  }
  return rests;
}

}  // namespace

Result<Struck> strike_terms(const parse::Sandbox& sandbox, const parse::Input& source, const std::string& name,
                            const std::vector<std::string>& terms, const NameModel& model) {
  const parse::Reading reading = parse::Reader(sandbox).read(name, source);
  const parse::Document& document = reading.document;
  Struck struck;
  struck.row.title = name;
  if (document.format != parse::Format::kPdf || document.pages.empty()) {
    struck.row.state = "not_read";
    for (const Error& finding : document.findings)
      struck.row.problems.push_back({finding.code, finding.where, 1, base::render(finding, base::Language::kDanish)});
    if (document.findings.empty()) return fail("access.redact.not_pdf", Kind::kBadInput, {}, name);
    return struck;
  }
  const DocumentRow row = row_of(document, name);
  const std::vector<TermHit> hits = hits_of(document.text, terms);
  Plan plan = plan_for(document, row, hits);
  TRY(MadeOfText result, make_structural(sandbox, source, plan, terms, rests_of(document, hits, plan.redaction.boxes), model, name));
  Made& made = result.made;
  struck.row = std::move(made.verified.row);
  struck.row.title = name;
  struck.hits = static_cast<std::int64_t>(hits.size());
  struck.raster_pages = result.raster_pages;
  struck.raster_for = std::move(result.raster_for);
  struck.not_passed = std::move(result.not_passed);
  // The verifying readers count whole words; a term inside a longer word is looked for here.
  TRY(const parse::Input released, parse::Input::of_bytes(made.pdf));
  parse::ReadLimits limits;
  limits.ocr = false;
  const parse::Reading seen = parse::Reader(sandbox, limits).read(name, released);
  if (const auto left = hits_of(seen.document.text, terms).size(); left > 0)
    struck.row.problems.push_back({"access.residue.text", "tekst", static_cast<std::int64_t>(left), {}});
  struck.row.state = struck.row.problems.empty() ? "released" : "refused";
  if (struck.row.problems.empty()) struck.pdf = std::move(made.pdf);
  return struck;
}

}  // namespace meretid::access
