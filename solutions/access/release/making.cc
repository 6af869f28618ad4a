// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/making.h"

#include <algorithm>

#include "base/utf8.h"
#include "parse/hidden.h"
#include "parse/strike.h"
#include "solutions/access/release/kept_places.h"

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

namespace {

bool only_words_missing(const VerificationRow& row) {
  return row.problems.size() == 1 && row.problems.front().code == "access.residue.words" && row.words_found < row.words_expected;
}

// True when there were any.
bool without_words_under(const std::vector<parse::BlackBox>& boxes, const std::set<std::int32_t>& raster, Plan& plan) {
  return std::erase_if(plan.redaction.words, [&](const parse::KeptWord& word) {
           const double x = (word.box.left + word.box.right) / 2, y = (word.box.top + word.box.bottom) / 2;
           return !raster.contains(word.page) && std::any_of(boxes.begin(), boxes.end(), [&](const parse::BlackBox& black) {
             return black.page == word.page && x > black.box.left && x < black.box.right && y > black.box.top && y < black.box.bottom;
           });
         }) > 0;
}

// Of the first `count` words of the plan. True when there were any.
bool without_words_of_pixels(const parse::Sandbox& sandbox, const parse::Input& source, const std::string& title, const std::set<std::int32_t>& raster, std::size_t count, Plan& plan) {
  parse::ReadLimits limits;
  limits.ocr = false;
  const parse::Document text = parse::Reader(sandbox, limits).read(title, source).document;
  const base::OffsetIndex offsets(text.text);
  std::vector<parse::KeptWord> words;
  for (const parse::Word& word : text.words) words.push_back({word.page, word.box, std::string(offsets.slice(word.start, word.end))});
  const KeptPlaces places(words);
  std::vector<parse::KeptWord> stay;
  for (std::size_t i = 0; i < plan.redaction.words.size(); ++i) {
    const parse::KeptWord& word = plan.redaction.words[i];
    if (i >= count || raster.contains(word.page) || places.same(word.page, word.box, word.text)) stay.push_back(word);
  }
  std::swap(stay, plan.redaction.words);
  return stay.size() > plan.redaction.words.size();
}

// Struck, with pages that are not safe as pictures.
struct Attempt {
  bool made = false;  // false: it leads nowhere, all pages become pictures
  std::string pdf;
  Verified verified;
  std::set<std::int32_t> raster;  // pages
  std::map<std::string, std::int64_t> why;
  std::vector<ProblemRow> not_passed;
};
Attempt attempt(const parse::Sandbox& sandbox, const parse::Input& source, const Plan& plan, const std::vector<std::string>& terms,
                               const std::vector<parse::KeptWord>& rests, std::vector<std::int32_t> asked, const NameModel& model, const std::string& title) {
  Attempt out;
  const auto unverified = [&](const std::string& check = {}) {
    out.why[check.empty() ? "unverified" : "unverified_" + check.substr(check.rfind('.') + 1)] = static_cast<std::int64_t>(plan.redaction.sizes.size() / 2);
    return std::move(out);
  };
  // Given terms were decided on by somebody else, who answers for the rest; in a case nobody has read what stands on no page.
  parse::StrikePlan strike{plan.redaction.boxes, terms, std::move(asked), plan.values, terms.empty()};
  auto struck = parse::strike(sandbox, source, strike, std::nullopt, title);
  if (!struck) return unverified();
  strike.raster.clear();
  for (std::size_t i = 0; i < struck->pages.size(); ++i)
    if (!struck->pages[i].structural) {
      strike.raster.push_back(static_cast<std::int32_t>(i));
      ++out.why[struck->pages[i].reason];
    }
  const std::vector<parse::StrikePage> struck_first = struck->pages;
  const std::set<std::int32_t> raster(strike.raster.begin(), strike.raster.end());
  std::vector<std::int32_t> pictures;
  if (raster.size() >= struck->pages.size()) return out;
  if (!raster.empty()) {
    const auto redacted = parse::redact_pages(sandbox, source, plan.redaction, title);
    if (!redacted) return unverified();
    const auto pages = parse::Input::of_bytes(redacted->pdf);
    if (!pages) return unverified();
    struck = parse::strike(sandbox, source, strike, *pages, title);
    if (!struck) return unverified();
    for (const std::int32_t page : redacted->pictures)
      if (raster.contains(page)) pictures.push_back(page);
    // A page that could not be followed may show what no reader gave.
    for (const std::int32_t page : raster)
      if (struck_first[static_cast<std::size_t>(page)].reason == "content") pictures.push_back(page);
  }
  const auto released = parse::Input::of_bytes(struck->pdf);
  if (!released) return unverified();
  Plan as_text = plan;
  as_text.redaction.boxes = struck->boxes;
  for (const parse::KeptWord& rest : rests)
    if (struck->pages[static_cast<std::size_t>(rest.page)].structural) as_text.redaction.words.push_back(rest);
  auto verified = verify(sandbox, *released, as_text, pictures, model, title);
  // Words that OCR read in a picture of the page are still in its pixels, and in no text; and of turned lines readers make words as they
  // like, so that parts of a term that no box was planned for lie under those that are drawn.
  if (verified && only_words_missing(verified->row) && without_words_of_pixels(sandbox, source, title, raster, plan.redaction.words.size(), as_text))
    verified = verify(sandbox, *released, as_text, pictures, model, title);
  if (verified && only_words_missing(verified->row) && without_words_under(struck->boxes, raster, as_text)) verified = verify(sandbox, *released, as_text, pictures, model, title);
  if (!verified) return unverified();
  if (!verified->row.problems.empty()) {
    out.not_passed = verified->row.problems;
    return unverified(out.not_passed.front().code);
  }
  out.made = true;
  out.pdf = std::move(struck->pdf);
  out.verified = std::move(*verified);
  out.raster = raster;
  return out;
}

// Pages that hide something; nothing when the file cannot be followed.
std::optional<std::set<std::int32_t>> hiding_pages(const parse::Sandbox& sandbox, const parse::Input& pdf, const std::string& title) {
  const auto report = parse::find_hidden(sandbox, pdf, title);
  if (!report || !report->whole) return std::nullopt;
  std::set<std::int32_t> pages;
  for (const parse::HiddenFinding& finding : report->findings)
    if (finding.page > 0) pages.insert(finding.page - 1);
  return pages;
}

Result<MadeOfText> as_pictures(const parse::Sandbox& sandbox, const parse::Input& source, Plan& plan, const NameModel& model, const std::string& title,
                               std::map<std::string, std::int64_t> why, std::vector<ProblemRow> not_passed = {}) {
  TRY(Made made, make_verified(sandbox, source, plan, model, title));
  return MadeOfText{std::move(made), static_cast<std::int64_t>(plan.redaction.sizes.size() / 2), std::move(why), std::move(not_passed)};
}

MadeOfText as_text(Attempt made) {
  return {{std::move(made.pdf), std::move(made.verified)}, static_cast<std::int64_t>(made.raster.size()), std::move(made.why), {}};
}

}  // namespace

Result<MadeOfText> make_structural(const parse::Sandbox& sandbox, const parse::Input& source, Plan& plan, const std::vector<std::string>& terms,
                                   const std::vector<parse::KeptWord>& rests, const NameModel& model, const std::string& title) {
  Attempt made = attempt(sandbox, source, plan, terms, rests, {}, model, title);
  if (made.made) return as_text(std::move(made));
  return as_pictures(sandbox, source, plan, model, title, std::move(made.why), std::move(made.not_passed));
}

Result<MadeOfText> make_release(const parse::Sandbox& sandbox, const parse::Input& source, Plan& plan, const std::vector<std::int32_t>& scanned,
                                const NameModel& model, const std::string& title) {
  const auto pictures = [&](const char* why) {
    return as_pictures(sandbox, source, plan, model, title, {{why, static_cast<std::int64_t>(plan.redaction.sizes.size() / 2)}});
  };
  const auto hiding = hiding_pages(sandbox, source, title);
  if (!hiding) return pictures("content");
  std::set<std::int32_t> asked(scanned.begin(), scanned.end());
  asked.insert(hiding->begin(), hiding->end());
  if (asked.size() * 2 >= plan.redaction.sizes.size()) return pictures("asked");
  Attempt made = attempt(sandbox, source, plan, {}, {}, {asked.begin(), asked.end()}, model, title);
  if (!made.made) return as_pictures(sandbox, source, plan, model, title, std::move(made.why), std::move(made.not_passed));
  TRY(const parse::Input released, parse::Input::of_bytes(made.pdf));
  // The text layer below a picture is invisible by its nature; on the other pages nothing may be.
  const auto left = hiding_pages(sandbox, released, title);
  const bool clean = left && std::all_of(left->begin(), left->end(), [&](std::int32_t page) { return made.raster.contains(page); });
  if (!clean) return pictures("unverified");
  return as_text(std::move(made));
}

}  // namespace meretid::access
