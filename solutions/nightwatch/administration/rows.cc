// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/administration/rows.h"

namespace meretid::nightwatch::administration {

void fields(describe::Fields<Carer>& f) {
  f.name("NightCarer");
  f("id", &Carer::id);
  f("login", &Carer::login);
  f("name", &Carer::name);
}
void fields(describe::Fields<NoteRow>& f) {
  f.name("NightNote");
  f("text", &NoteRow::text);
  f("by", &NoteRow::by);
  f("at", &NoteRow::at);
}
void fields(describe::Fields<CheckedRow>& f) {
  f.name("NightChecked");
  f("concerns", &CheckedRow::concerns);
  f("by", &CheckedRow::by);
  f("at", &CheckedRow::at);
}
void fields(describe::Fields<ModelRow>& f) {
  f.name("NightModelName");
  f("kind", &ModelRow::kind);
  f("name", &ModelRow::name);
}
void fields(describe::Fields<WardAnswer>& f) {
  f.name("NightWard");
  f("residents", &WardAnswer::residents);
  f("devices", &WardAnswer::devices);
  f("routing", &WardAnswer::routing);
  f("carers", &WardAnswer::carers);
  f("notes", &WardAnswer::notes);
  f("concerns", &WardAnswer::concerns);
  f("checked", &WardAnswer::checked);
  f("models", &WardAnswer::models);
}
void fields(describe::Fields<ResidentInput>& f) {
  f.name("NightResidentInput");
  f("name", &ResidentInput::name).help("Navn.", "Name.").length(1, 200);
  f("room", &ResidentInput::room).help("Stuen, som personalet kalder den.", "The room, as the staff calls it.").length(1, 60);
  f("policy", &ResidentInput::policy).help("Hvornår det er en alarm at forlade sengen.", "When leaving the bed is an alarm.").optional();
  f("carer", &ResidentInput::carer).help("Den, der får alarmen først; tom: hele afdelingen.", "Who gets the alarm first; empty: the whole ward.").length(0, 60).optional();
  f("watched", &ResidentInput::watched).help("Falsk: flyttet eller fraflyttet; der lyttes ikke.", "False: moved out; nobody is listening.").optional();
}
void fields(describe::Fields<ConsentRow>& f) {
  f.name("NightConsentRow");
  f("consent", &ConsentRow::consent);
  f("by", &ConsentRow::by);
  f("at", &ConsentRow::at);
}
void fields(describe::Fields<MissedRow>& f) {
  f.name("NightMissed");
  f("happened", &MissedRow::happened);
  f("noted", &MissedRow::noted);
}
void fields(describe::Fields<EventRow>& f) {
  f.name("NightEvent");
  f("kind", &EventRow::kind);
  f("device", &EventRow::device).optional();
  f("at", &EventRow::at);
}
void fields(describe::Fields<SignalRow>& f) {
  f.name("NightSignal");
  f("number", &SignalRow::number);
  f("device", &SignalRow::device);
  f("kind", &SignalRow::kind);
  f("event", &SignalRow::event);
  f("happened", &SignalRow::happened);
  f("until", &SignalRow::until).help("Slettes senest da.", "Deleted then at the latest.");
}
void fields(describe::Fields<ResidentAnswer>& f) {
  f.name("NightResidentAnswer");
  f("resident", &ResidentAnswer::resident);
  f("devices", &ResidentAnswer::devices);
  f("consents", &ResidentAnswer::consents);
  f("proposal", &ResidentAnswer::proposal);
  f("missed", &ResidentAnswer::missed);
  f("from", &ResidentAnswer::from);
  f("to", &ResidentAnswer::to);
  f("events", &ResidentAnswer::events);
  f("alarms", &ResidentAnswer::alarms);
  f("signals", &ResidentAnswer::signals);
}
void fields(describe::Fields<MissedInput>& f) {
  f.name("NightMissedInput");
  f("happened", &MissedInput::happened).help("Hvornår faldet skete.", "When the fall happened.");
}
void fields(describe::Fields<ProposalInput>& f) {
  f.name("NightProposalInput");
  f("change", &ProposalInput::change).help("Forslaget, der svares på.", "The proposal that is answered.");
  f("adopt", &ProposalInput::adopt).help("Følg det; ellers lægges det til side.", "Follow it; otherwise it is put aside.");
}
void fields(describe::Fields<DeviceInput>& f) {
  f.name("NightDeviceInput");
  f("kind", &DeviceInput::kind).help("Slags.", "Kind.");
  f("resident", &DeviceInput::resident).help("Beboeren; tom: i skuffen.", "The resident; empty: in the drawer.").length(0, 60).optional();
  f("site", &DeviceInput::site).help("Stedet i emnet mnt/sted/plads/sensor/raw.", "The site of the topic mnt/site/place/sensor/raw.").length(1, 40);
  f("place", &DeviceInput::place).help("Pladsen i emnet.", "The place of the topic.").length(1, 40);
  f("sensor", &DeviceInput::sensor).help("Sensoren i emnet.", "The sensor of the topic.").length(1, 40);
  f("model", &DeviceInput::model).help("Modellen; tom: husets for slagsen.", "The model; empty: the house's for the kind.").length(0, 60).optional();
  f("silence", &DeviceInput::silence).help("Sekunder uden lyd, før det er en alarm.", "Seconds without a word before it is an alarm.").range(5, 120).optional();
}
void fields(describe::Fields<DeviceAnswer>& f) {
  f.name("NightDeviceAnswer");
  f("device", &DeviceAnswer::device);
  f("secret", &DeviceAnswer::secret).help("Vises én gang.", "Shown once.");
}
void fields(describe::Fields<NoteInput>& f) {
  f.name("NightNoteInput");
  f("text", &NoteInput::text).help("Til næste vagt.", "For the next shift.").length(1, 4000);
}

}  // namespace meretid::nightwatch::administration
