// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/ward/alarm.h"

namespace meretid::nightwatch::ward {

void labels(describe::Labels<AlarmKind>& l) {
  l.name("NightAlarmKind");
  l(AlarmKind::kFall, "fall", "Fald", "Fall");
  l(AlarmKind::kBedExit, "bed_exit", "Ude af sengen", "Out of bed");
  l(AlarmKind::kSignal, "signal", "Signalet kan ikke bruges", "The signal cannot be used");
  l(AlarmKind::kSilent, "silent", "Sensoren er tavs", "The sensor is silent");
  l(AlarmKind::kBroker, "broker", "Ingen forbindelse til sensorerne", "No connection to the sensors");
  l(AlarmKind::kNoPage, "no_page", "Ingen tavle er åben", "No board is open");
}
void labels(describe::Labels<AlarmState>& l) {
  l.name("NightAlarmState");
  l(AlarmState::kOpen, "open", "Ubesvaret", "Unanswered");
  l(AlarmState::kAcknowledged, "acknowledged", "Set", "Seen");
  l(AlarmState::kOnTheWay, "on_the_way", "På vej", "On the way");
  l(AlarmState::kPresent, "present", "På stuen", "In the room");
  l(AlarmState::kClosed, "closed", "Afsluttet", "Closed");
}
void labels(describe::Labels<Level>& l) {
  l.name("NightLevel");
  l(Level::kCarer, "carer", "Kontaktperson", "Assigned carer");
  l(Level::kGroup, "group", "Afdelingen", "The ward");
  l(Level::kLeader, "leader", "Leder", "Leader");
}
void labels(describe::Labels<Outcome>& l) {
  l.name("NightOutcome");
  l(Outcome::kTrue, "true", "Rigtig alarm", "True alarm");
  l(Outcome::kFalse, "false", "Falsk alarm", "False alarm");
  l(Outcome::kNuisance, "nuisance", "Rigtig, men unødvendig", "True, but not needed");
  l(Outcome::kGone, "gone", "Gik over af sig selv", "Ended by itself");
  l(Outcome::kMet, "met", "En medarbejder var der", "A carer was there");
}

void fields(describe::Fields<Alarm>& f) {
  f.name("NightAlarm");
  f("id", &Alarm::id);
  f("resident", &Alarm::resident).optional();
  f("device", &Alarm::device).optional();
  f("kind", &Alarm::kind);
  f("happened", &Alarm::happened);
  f("raised", &Alarm::raised);
  f("confirmed", &Alarm::confirmed);
  f("state", &Alarm::state);
  f("level", &Alarm::level);
  f("who", &Alarm::who).optional();
  f("acknowledged", &Alarm::acknowledged);
  f("on_the_way", &Alarm::on_the_way);
  f("present", &Alarm::present);
  f("closed", &Alarm::closed);
  f("outcome", &Alarm::outcome);
  f("sounded", &Alarm::sounded);
  f("again", &Alarm::again);
}

int urgency(AlarmKind kind) { return static_cast<int>(kind); }

}  // namespace meretid::nightwatch::ward
