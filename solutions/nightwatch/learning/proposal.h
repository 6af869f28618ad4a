// SPDX-License-Identifier: EUPL-1.2
// What people's answers to a resident's alarms propose for that resident's policy: fewer or more fall alarms, or more minutes before
// leaving the bed is an alarm. A proposal never leaves the safe bound: the fall threshold is only raised as far as kPromised of the
// falls of people the model had not seen are still found, and by at most the step that a policy allows. A person adopts it or not.
// Pure.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "solutions/nightwatch/ward/policy.h"

namespace meretid::nightwatch::learning {

inline constexpr double kPromised = 0.95;      ///< share of falls that any resident's threshold must find
inline constexpr int kFewestFalse = 3;         ///< false fall alarms before fewer are proposed
inline constexpr int kFewestBed = 5;           ///< answered bed-exit alarms before other minutes are proposed
inline constexpr double kMostlyUnneeded = 0.6;
inline constexpr std::int32_t kLongestMinutes = 30;

/// What is known since the last proposal was decided.
struct Feedback {
  std::vector<double> false_falls{};  ///< by how much (log-odds) each false fall alarm was above the model's own threshold
  int true_falls = 0;
  int missed_falls = 0;             ///< found by people, not told by the sensor
  int bed_needed = 0, bed_unneeded = 0;
};

enum class Change : std::uint8_t { kFewerFalls, kMoreFalls, kLaterBed };
void labels(describe::Labels<Change>& l);

struct Proposal {
  Change change = Change::kFewerFalls;
  ward::Policy policy{};        ///< as it would be
  std::int32_t answers = 0;     ///< alarms (or missed falls) it builds on
  std::int32_t avoided = 0;     ///< of them that would not have been raised
  double found = 0;             ///< of fall proposals: share of the falls of unseen people that would still be found
};
void fields(describe::Fields<Proposal>& f);

/// `found_at`: share of unseen falls that is found when the model's threshold is moved by so many log-odds (FallModel::found_at).
/// A missed fall goes before everything else.
std::optional<Proposal> propose(const ward::Policy& now, const Feedback& feedback, const std::function<double(double offset)>& found_at);

}  // namespace meretid::nightwatch::learning
