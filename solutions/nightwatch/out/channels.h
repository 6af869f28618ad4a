// SPDX-License-Identifier: EUPL-1.2
// Which steps of an alarm go out by which channel. Pure.
#pragma once

#include <string_view>

#include "solutions/nightwatch/alarm/engine.h"

namespace meretid::nightwatch::out {

/// `channel`: "webhook" and "fhir" get every step; "hl7" the beginning, the confirmation and the end; "sms" falls that nobody has
/// answered for long, and what leaves the ward without its alarms; "sounder" the same, and every fall at once.
bool goes_out(std::string_view channel, alarm::StepKind step, const ward::Alarm& alarm);

}  // namespace meretid::nightwatch::out
