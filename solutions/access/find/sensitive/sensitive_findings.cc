// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/sensitive_findings.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "solutions/access/find/sensitive/codes.h"
#include "solutions/access/find/sensitive/other_ids.h"
#include "solutions/access/find/sensitive/whose.h"

namespace meretid::access {
namespace {

Finding made(std::int64_t start, std::int64_t end, const std::string& text, FindingType type, double confidence, std::string reason) {
  Finding f;
  f.start = start;
  f.end = end;
  f.text = text;
  f.type = type;
  f.entity = std::string(to_text(type)) + ":" + base::lower(text);
  f.confidence = confidence;
  f.reasons = {"access.reason." + std::move(reason)};
  if (type == FindingType::kCaseNumber) f.ground_kind = GroundKind::kNone;
  return f;
}

/// What the findings leave of a stretch: of "Lewy body demens" the name is taken already.
std::vector<std::pair<std::int64_t, std::int64_t>> uncovered(const std::vector<Finding>& found, std::int64_t start, std::int64_t end) {
  std::vector<std::pair<std::int64_t, std::int64_t>> list;
  auto f = std::partition_point(found.begin(), found.end(), [&](const Finding& one) { return one.end <= start; });
  for (; f != found.end() && f->start < end; ++f) {
    if (f->start > start + 1) list.emplace_back(start, f->start - 1);  // without the space between
    start = std::max(start, f->end + 1);
  }
  if (start < end) list.emplace_back(start, end);
  return list;
}

}  // namespace

std::vector<Finding> with_sensitive(std::string_view text, std::vector<Finding> found) {
  const Sensitive matter = sensitive(text, found);
  return with_sensitive(text, std::move(found), matter);
}

std::vector<Finding> with_sensitive(std::string_view text, std::vector<Finding> found, const Sensitive& matter) {
  std::erase_if(found, is_matter_not_name);
  const auto by_start = [](const Finding& a, const Finding& b) { return a.start < b.start; };
  // What is found by its form stands, and findings other than passages never overlap.
  const auto free = [&found](std::int64_t start, std::int64_t end) {
    const auto behind = std::partition_point(found.begin(), found.end(), [&](const Finding& f) { return f.start < end; });
    return behind == found.begin() || std::prev(behind)->end <= start;
  };
  const auto take = [&](std::vector<Finding>& more) {
    const auto middle = static_cast<std::ptrdiff_t>(found.size());
    found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    std::inplace_merge(found.begin(), found.begin() + middle, found.end(), by_start);
    more.clear();
  };
  std::vector<Finding> more;
  const std::vector<OtherId> ids = other_ids(text);
  // "facebook.com/torbens.hytte": the name stands within the address of the page and goes with it.
  const auto within_page = [&](const Finding& f) {
    if (f.type != FindingType::kPerson && f.type != FindingType::kEmployee) return false;
    const auto id = std::partition_point(ids.begin(), ids.end(), [&](const OtherId& one) { return one.end < f.end; });
    return id != ids.end() && id->start <= f.start && f.end <= id->end && id->text.find_first_of("@/") != std::string::npos;
  };
  std::erase_if(found, within_page);
  // "Elev-ID S194472", "MAC A4:5E:60:C2:18:0F": what hardly looks like a name gives way to the number in it.
  const auto is_of_a_number = [&](const Finding& f) {
    constexpr double kUnlikely = 0.5;
    if (f.type != FindingType::kPerson || f.confidence >= kUnlikely) return false;
    if (f.confidence >= kDoubtfulPerson && std::none_of(f.text.begin(), f.text.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
    const auto id = std::partition_point(ids.begin(), ids.end(), [&](const OtherId& one) { return one.end <= f.start; });
    return id != ids.end() && id->start < f.end;
  };
  std::erase_if(found, is_of_a_number);
  for (const OtherId& id : ids)
    if (free(id.start, id.end)) more.push_back(made(id.start, id.end, id.text, FindingType::kOtherId, id.confidence, "otherid"));
  take(more);
  const base::OffsetIndex offsets(text);
  for (const Phrase& p : matter.health)
    for (const auto& [start, end] : uncovered(found, p.start, p.end))
      more.push_back(made(start, end, std::string(offsets.slice(start, end)), FindingType::kHealth, p.confidence, "health"));
  take(more);
  for (const Code& c : codes(text))
    if (free(c.start, c.end))
      more.push_back(made(c.start, c.end, std::string(offsets.slice(c.start, c.end)), c.of_case ? FindingType::kCaseNumber : FindingType::kOtherId, c.confidence, "code"));
  take(more);
  for (const Passage& p : matter.passages) {
    if (more.empty() || more.back().start != p.start) {
      more.push_back(made(p.start, p.end, p.text, FindingType::kPassage, p.confidence, "passage_" + p.category));
    } else {  // one sentence about several matters
      more.back().reasons.push_back("access.reason.passage_" + p.category);
      more.back().confidence = std::max(more.back().confidence, p.confidence);
    }
  }
  take(more);
  for (std::size_t i = 0; i < found.size(); ++i) found[i].id = "f" + std::to_string(i + 1);
  return found;
}

}  // namespace meretid::access
