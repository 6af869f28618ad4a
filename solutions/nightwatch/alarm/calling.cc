// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/alarm/calling.h"

#include <algorithm>

namespace meretid::nightwatch::alarm {
namespace {

using ward::AlarmKind;
using ward::AlarmState;
using ward::Level;

constexpr std::int64_t kLazyRepeat = 10 * kMinute;  // of a sensor: it is daylight work, but must not be forgotten

bool is_lazy(AlarmKind kind) { return kind == AlarmKind::kSignal || kind == AlarmKind::kSilent; }

Timestamp repeat_at(const Open& open, const Rules& rules) {
  return open.called + (is_lazy(open.alarm.kind) ? kLazyRepeat : rules.routing.repeat * kSecond);
}

std::optional<Timestamp> escalate_at(const Open& open, const Rules& rules) {
  if (is_lazy(open.alarm.kind) || open.alarm.level == Level::kLeader) return {};
  return open.opened + (open.alarm.level == Level::kCarer ? rules.routing.to_group : rules.routing.to_leader) * kSecond;
}

}  // namespace

Level first_level(AlarmKind kind, const Rules& rules) {
  if (kind == AlarmKind::kBroker || kind == AlarmKind::kNoPage) return Level::kLeader;
  return is_lazy(kind) || rules.carer.empty() ? Level::kGroup : Level::kCarer;
}

Timestamp next_call(const Open& open, const Rules& rules) {
  if (open.until) return *open.until;
  const auto escalate = escalate_at(open, rules);
  return escalate ? std::min(*escalate, repeat_at(open, rules)) : repeat_at(open, rules);
}

void reopen(Open& open, Timestamp now, std::vector<Step>& steps) {
  open.alarm.state = AlarmState::kOpen;
  open.alarm.level = std::max(open.alarm.level, Level::kGroup);
  open.alarm.who = {};
  ++open.alarm.sounded;
  open.opened = open.called = now;
  open.until.reset();
  steps.push_back({StepKind::kReopened, open.alarm});
}

void call(Open& open, const Rules& rules, Timestamp now, std::vector<Step>& steps) {
  if (open.until) {
    if (*open.until <= now) reopen(open, now, steps);
    return;
  }
  bool called = false;
  for (auto at = escalate_at(open, rules); at && *at <= now; at = escalate_at(open, rules)) {
    open.alarm.level = open.alarm.level == Level::kCarer ? Level::kGroup : Level::kLeader;
    ++open.alarm.sounded;
    called = true;
    steps.push_back({open.alarm.level == Level::kGroup ? StepKind::kToGroup : StepKind::kToLeader, open.alarm});
  }
  if (!called && repeat_at(open, rules) <= now) {
    ++open.alarm.sounded;
    called = true;
    steps.push_back({StepKind::kRepeated, open.alarm});
  }
  if (called) open.called = now;
}

}  // namespace meretid::nightwatch::alarm
