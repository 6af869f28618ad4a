// SPDX-License-Identifier: EUPL-1.2
// How one open alarm calls: whose page, when the next one's, when again. For this folder.
#pragma once

#include "solutions/nightwatch/alarm/engine.h"

namespace meretid::nightwatch::alarm {

/// Whom an alarm of the kind calls first.
ward::Level first_level(ward::AlarmKind kind, const Rules& rules);
/// When an alarm changes by time alone.
Timestamp next_call(const Open& open, const Rules& rules);
/// Escalation, repeats, answers that have grown old. At most once each.
void call(Open& open, const Rules& rules, Timestamp now, std::vector<Step>& steps);
/// Nobody has it any more: it calls the whole ward.
void reopen(Open& open, Timestamp now, std::vector<Step>& steps);

}  // namespace meretid::nightwatch::alarm
