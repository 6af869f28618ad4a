// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/out/channels.h"

namespace meretid::nightwatch::out {

bool goes_out(std::string_view channel, alarm::StepKind step, const ward::Alarm& alarm) {
  using alarm::StepKind;
  using ward::AlarmKind;
  if (channel == "webhook" || channel == "fhir") return true;
  if (channel == "hl7") return step == StepKind::kRaised || step == StepKind::kConfirmed || step == StepKind::kClosed;
  const bool deaf = step == StepKind::kRaised && (alarm.kind == AlarmKind::kBroker || alarm.kind == AlarmKind::kNoPage);
  const bool unanswered = step == StepKind::kToLeader;
  if (channel == "sms") return deaf || unanswered;
  if (channel == "sounder") return deaf || unanswered || (step == StepKind::kRaised && alarm.kind == AlarmKind::kFall);
  return false;
}

}  // namespace meretid::nightwatch::out
