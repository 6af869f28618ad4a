// SPDX-License-Identifier: EUPL-1.2
// One step of an alarm as other systems read it. What names the resident is the room, never the name: whoever is called needs to know
// where to go. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "solutions/nightwatch/ward/alarm.h"

namespace meretid::nightwatch::out {

struct Notice {
  std::int64_t number = 0;         ///< of the step; the same one again has the same number
  std::string step{};              ///< "raised", …
  Timestamp at{};
  ward::Alarm alarm{};
  std::string room{};              ///< "Stue 12"; empty: the whole ward
};

/// JSON of our own.
std::string webhook_json(const Notice& notice);
/// A FHIR R4 transaction bundle (hl7.org/fhir/R4): Observation (what was seen), Flag (active while the alarm is open), Communication
/// (the step). Logical ids are the alarm's and the step's, so that sending again changes nothing.
std::string fhir_bundle(const Notice& notice);
/// HL7 v2.6 ORU^R01, segments ended by carriage returns (MSH, PID, PV1, OBR, OBX). What the message itself uses as signs is escaped.
std::string hl7_oru(const Notice& notice);
/// "Fald, Stue 12, kl. 03.12. Ingen har svaret.": for a telephone; 160 characters at most.
std::string sms_text(const Notice& notice);
std::string sms_json(const Notice& notice, std::string_view telephone);

}  // namespace meretid::nightwatch::out
