// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/ward/ward.h"

#include <algorithm>

namespace meretid::nightwatch::ward {
namespace {

constexpr std::size_t kLongestPart = 40;

bool is_part(std::string_view text) {
  return !text.empty() && text.size() <= kLongestPart && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
}

}  // namespace

void labels(describe::Labels<Basis>& l) {
  l.name("NightBasis");
  l(Basis::kNone, "none", "Intet grundlag", "No basis");
  l(Basis::kConsent, "consent", "Beboerens samtykke", "The resident's consent");
  l(Basis::kGuardian, "guardian", "Værges eller fremtidsfuldmægtigs samtykke", "A guardian's or attorney's consent");
  l(Basis::kDecision, "decision", "Myndighedens afgørelse", "The authority's decision");
}
void labels(describe::Labels<DeviceKind>& l) {
  l(DeviceKind::kBody, "body", "Båret på kroppen", "Worn on the body");
  l(DeviceKind::kBed, "bed", "Brik og antenner ved sengen", "Tag and antennas by the bed");
  l(DeviceKind::kThermal, "thermal", "Varmemåler under loftet", "Thermal array below the ceiling");
}

void fields(describe::Fields<Consent>& f) {
  f.name("NightConsent");
  f("basis", &Consent::basis).help("Grundlaget for at våge over beboeren.", "Why the resident may be watched over.").optional();
  f("given", &Consent::given).help("Givet den.", "Given on.");
  f("until", &Consent::until).help("Gælder til og med.", "Holds until, included.");
  f("note", &Consent::note).help("Hvem der gav det, og hvor det ligger.", "Who gave it, and where it lies.").length(0, 500).optional();
  f("raw_until", &Consent::raw_until).help("Indtil da må råt signal gemmes; ellers aldrig.", "Until then raw signal may be stored; otherwise never.");
}
void fields(describe::Fields<Person>& f) {
  f.name("NightPerson");
  f("name", &Person::name).help("Navn.", "Name.").length(1, 200);
  f("room", &Person::room).help("Stuen, som personalet kalder den.", "The room, as the staff calls it.").length(1, 60);
  f("consent", &Person::consent).help("Samtykke eller afgørelse.", "Consent or decision.").optional();
}
void fields(describe::Fields<Resident>& f) {
  f.name("NightResident");
  f("id", &Resident::id);
  f("person", &Resident::person);
  f("policy", &Resident::policy);
  f("carer", &Resident::carer).help("Den, der får alarmen først; ingen: hele afdelingen.", "Who gets the alarm first; none: the whole ward.").optional();
  f("watched", &Resident::watched).help("Lyttes der?", "Is anybody listening?");
}
void fields(describe::Fields<Device>& f) {
  f.name("NightDevice");
  f("id", &Device::id);
  f("kind", &Device::kind);
  f("resident", &Device::resident).optional();
  f("site", &Device::site).help("Stedet i emnet mnt/sted/plads/sensor/raw.", "The site of the topic mnt/site/place/sensor/raw.").length(1, kLongestPart);
  f("place", &Device::place).help("Pladsen i emnet.", "The place of the topic.").length(1, kLongestPart);
  f("sensor", &Device::sensor).help("Sensoren i emnet.", "The sensor of the topic.").length(1, kLongestPart);
  f("model", &Device::model).help("Modellen; tom: husets for slagsen.", "The model; empty: the house's for the kind.").length(0, 60).optional();
  f("battery", &Device::battery).help("Batteri i procent.", "Battery, per cent.").range(0, 100);
  f("seen", &Device::seen).help("Hørt sidst.", "Heard last.");
  f("silence", &Device::silence).help("Sekunder uden lyd, før det er en alarm.", "Seconds without a word before it is an alarm.").range(5, 120).optional();
  f("dropped", &Device::dropped).help("Andel af prøver, der ikke kom.", "Share of samples that did not come.").optional();
  f("online", &Device::online);
}
void fields(describe::Fields<Routing>& f) {
  f.name("NightRouting");
  f("to_group", &Routing::to_group).help("Sekunder, før hele afdelingen kaldes.", "Seconds before the whole ward is called.").range(10, 600).optional();
  f("to_leader", &Routing::to_leader).help("Sekunder, før lederen kaldes.", "Seconds before the leader is called.").range(20, 1800).optional();
  f("repeat", &Routing::repeat).help("Sekunder mellem gentagelser.", "Seconds between repeats.").range(10, 600).optional();
  f("acknowledged", &Routing::acknowledged).help("Sekunder efter »set«, før der kaldes igen.", "Seconds after “seen” before it calls again.").range(30, 1800).optional();
  f("on_the_way", &Routing::on_the_way).help("Sekunder efter »på vej«, før der kaldes igen.", "Seconds after “on my way” before it calls again.").range(60, 3600).optional();
  f("presence", &Routing::presence).help("Sekunder, nogen regnes for at være på stuen.", "Seconds that somebody counts as being in the room.").range(60, 7200).optional();
  f("leaders", &Routing::leaders).help("Ledere, der kaldes til sidst.", "Leaders, called last.").items(0, 20);
}
void fields(describe::Fields<Contacts>& f) {
  f.name("NightContacts");
  f("webhook", &Contacts::webhook).help("Adresse, der får hver alarm som JSON.", "Address that gets every alarm as JSON.").length(1, 500);
  f("fhir", &Contacts::fhir).help("FHIR R4-server.", "FHIR R4 server.").length(1, 500);
  f("sms", &Contacts::sms).help("SMS-gateway.", "SMS gateway.").length(1, 500);
  f("sounder", &Contacts::sounder).help("Adresse, der sætter en sirene i gang, eller command: og navnet på et program i nightwatch.toml.", "Address that starts a sounder, or command: and the name of a program in nightwatch.toml.").length(1, 500);
  f("hl7", &Contacts::hl7).help("Adresse, der får HL7 ORU^R01.", "Address that gets HL7 ORU^R01.").length(1, 500);
  f("telephones", &Contacts::telephones).help("Numre, der får en SMS: +4512345678.", "Numbers that get a text message: +4512345678.").items(0, 20);
}

Result<void> check(const Device& device) {
  for (const std::string* part : {&device.site, &device.place, &device.sensor})
    if (!is_part(*part)) return fail("nightwatch.ward.place", Kind::kBadInput, {{"found", part->substr(0, kLongestPart)}});
  return {};
}

Result<void> check(const Routing& routing) {
  if (routing.to_leader <= routing.to_group)
    return fail("nightwatch.ward.routing", Kind::kBadInput, {{"group", std::to_string(routing.to_group)}, {"leader", std::to_string(routing.to_leader)}}, "to_leader");
  return {};
}

}  // namespace meretid::nightwatch::ward
