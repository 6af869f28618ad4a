// SPDX-License-Identifier: EUPL-1.2
// Who and what a ward (afdeling) has: residents, devices, how an alarm goes from one to the next. A ward is a case of the hall. What
// names a person (Person, the ward's Contacts) is kept sealed under the case's key; the rest is ids, codes and numbers. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "solutions/nightwatch/ward/policy.h"

namespace meretid::people { struct Account; struct Case; }

namespace meretid::nightwatch::ward {

using CaseId = Id<people::Case>;
using AccountId = Id<people::Account>;

/// Why the resident may be watched over, and for how long. The room watches nobody without one.
enum class Basis : std::uint8_t { kNone, kConsent, kGuardian, kDecision };
struct Consent {
  Basis basis = Basis::kNone;
  std::optional<Date> given{}, until{};
  std::string note{};                        ///< who gave it, where the paper lies
  std::optional<Timestamp> raw_until{};      ///< until then raw signal may be stored; absent: never
};

/// Sealed.
struct Person {
  std::string name{};
  std::string room{};                        ///< as the staff calls it: "Stue 12"
  Consent consent{};
};

struct Resident {
  Id<Resident> id{};
  Person person{};
  Policy policy{};
  AccountId carer{};                         ///< the assigned one; empty: the group at once
  bool watched = true;                     ///< false: moved out, or consent withdrawn; devices are not listened to
};

enum class DeviceKind : std::uint8_t { kBody, kBed, kThermal };
struct Device {
  Id<Device> id{};
  DeviceKind kind = DeviceKind::kBody;
  Id<Resident> resident{};                   ///< empty: in the drawer
  std::string site{}, place{}, sensor{};         ///< of its topic mnt/<site>/<place>/<sensor>/raw; letters, digits, - and _; no names of people
  std::string model{};                       ///< of the models of the installation; empty: the default of the kind
  std::string secret_hash{};                 ///< of the secret it shows by HTTP; never handed out
  std::optional<std::int32_t> battery{};     ///< per cent
  std::optional<Timestamp> seen{};           ///< last sample or heartbeat, server's clock; written at most every 10 s
  std::int32_t silence = 30;               ///< seconds without a word: an alarm
  double dropped = 0;                      ///< share of the samples of the last minutes that never came
  bool online = false;                     ///< false: its last will came, or it is silent
};

/// How an alarm goes on when nobody answers, seconds.
struct Routing {
  std::int32_t to_group = 90, to_leader = 180;  ///< since it was raised
  std::int32_t repeat = 60;                ///< the same again while nobody answers
  std::int32_t acknowledged = 120;         ///< seen, but nobody on the way: open again
  std::int32_t on_the_way = 300;           ///< on the way, but nobody there: open again
  std::int32_t presence = 1800;            ///< somebody is in the room, unless told otherwise
  std::vector<AccountId> leaders{};
};

/// Sealed: telephone numbers and addresses that alarms are sent out to.
struct Contacts {
  std::optional<std::string> webhook{}, fhir{}, sms{}, sounder{};  ///< URLs; https, or http on this machine; of the sounder also "command:name"
  std::optional<std::string> hl7{};          ///< URL that takes ORU^R01 as text by HTTP
  std::vector<std::string> telephones{};     ///< of the SMS gateway
};

void labels(describe::Labels<Basis>& l);
void labels(describe::Labels<DeviceKind>& l);
void fields(describe::Fields<Consent>& f);
void fields(describe::Fields<Person>& f);
void fields(describe::Fields<Resident>& f);
void fields(describe::Fields<Device>& f);    ///< without the secret's hash
void fields(describe::Fields<Routing>& f);
void fields(describe::Fields<Contacts>& f);

/// "nightwatch.ward.place": a part of a topic with other characters, or longer than 40.
Result<void> check(const Device& device);
/// "nightwatch.ward.routing": the leader before the group.
Result<void> check(const Routing& routing);

}  // namespace meretid::nightwatch::ward
