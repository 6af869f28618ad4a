// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/learning/proposal.h"

#include <algorithm>

namespace meretid::nightwatch::learning {
namespace {

using ward::Sensitivity;

std::optional<Sensitivity> step(Sensitivity now, int by) {
  const int next = static_cast<int>(now) + by;
  if (next < static_cast<int>(Sensitivity::kLow) || next > static_cast<int>(Sensitivity::kHigh)) return {};
  return static_cast<Sensitivity>(next);
}

std::optional<Proposal> more_falls(const ward::Policy& now, const Feedback& feedback, const std::function<double(double)>& found_at) {
  const auto next = step(now.sensitivity, 1);
  if (feedback.missed_falls == 0 || !next) return {};
  Proposal proposal{.change = Change::kMoreFalls, .policy = now, .answers = feedback.missed_falls, .avoided = 0, .found = found_at(ward::threshold_offset(*next))};
  proposal.policy.sensitivity = *next;
  return proposal;
}

std::optional<Proposal> fewer_falls(const ward::Policy& now, const Feedback& feedback, const std::function<double(double)>& found_at) {
  const auto next = step(now.sensitivity, -1);
  if (!next || feedback.missed_falls > 0 || static_cast<int>(feedback.false_falls.size()) < kFewestFalse) return {};
  const double offset = ward::threshold_offset(*next);
  const double found = found_at(offset);
  const auto avoided = std::ranges::count_if(feedback.false_falls, [&](double above) { return above < offset; });
  if (found < kPromised || avoided == 0) return {};
  Proposal proposal{.change = Change::kFewerFalls, .policy = now, .answers = static_cast<std::int32_t>(feedback.false_falls.size()),
                    .avoided = static_cast<std::int32_t>(avoided), .found = found};
  proposal.policy.sensitivity = *next;
  return proposal;
}

std::optional<Proposal> later_bed(const ward::Policy& now, const Feedback& feedback) {
  const int answers = feedback.bed_needed + feedback.bed_unneeded;
  if (answers < kFewestBed || feedback.bed_unneeded < kMostlyUnneeded * answers) return {};
  Proposal proposal{.change = Change::kLaterBed, .policy = now, .answers = answers, .avoided = 0, .found = 0};
  bool changed = false;
  for (ward::Window& window : proposal.policy.bed_exit) {
    if (window.rule == ward::BedExitRule::kNever) continue;
    const std::int32_t before = window.rule == ward::BedExitRule::kAtOnce ? 0 : window.minutes;
    const std::int32_t after = before == 0 ? 5 : std::max(before, std::min(2 * before, kLongestMinutes));
    if (after == before) continue;
    window.rule = ward::BedExitRule::kAfter;
    window.minutes = after;
    changed = true;
  }
  return changed ? std::optional(proposal) : std::nullopt;
}

}  // namespace

void labels(describe::Labels<Change>& l) {
  l.name("NightChange");
  l(Change::kFewerFalls, "fewer_falls", "Færre alarmer om fald", "Fewer fall alarms");
  l(Change::kMoreFalls, "more_falls", "Flere alarmer om fald", "More fall alarms");
  l(Change::kLaterBed, "later_bed", "Senere alarm for at forlade sengen", "A later alarm for leaving the bed");
}

void fields(describe::Fields<Proposal>& f) {
  f.name("NightProposal");
  f("change", &Proposal::change);
  f("policy", &Proposal::policy);
  f("answers", &Proposal::answers);
  f("avoided", &Proposal::avoided);
  f("found", &Proposal::found);
}

std::optional<Proposal> propose(const ward::Policy& now, const Feedback& feedback, const std::function<double(double)>& found_at) {
  if (auto proposal = more_falls(now, feedback, found_at)) return proposal;
  if (auto proposal = fewer_falls(now, feedback, found_at)) return proposal;
  return later_bed(now, feedback);
}

}  // namespace meretid::nightwatch::learning
