// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/administration/concerns.h"

#include <algorithm>

namespace meretid::nightwatch::administration {

void labels(describe::Labels<Worry>& l) {
  l.name("NightWorry");
  l(Worry::kNoBasis, "no_basis", "Intet samtykke eller afgørelse", "No consent or decision");
  l(Worry::kBasisEnds, "basis_ends", "Samtykket udløber", "The consent ends");
  l(Worry::kNoDevice, "no_device", "Ingen sensor", "No sensor");
  l(Worry::kNeverHeard, "never_heard", "Aldrig hørt", "Never heard");
  l(Worry::kSilent, "silent", "Tavs", "Silent");
  l(Worry::kBattery, "battery", "Lavt batteri", "Low battery");
  l(Worry::kDropped, "dropped", "Mange prøver kommer ikke frem", "Many samples do not arrive");
}
void fields(describe::Fields<Concern>& f) {
  f.name("NightConcern");
  f("worry", &Concern::worry);
  f("resident", &Concern::resident).optional();
  f("device", &Concern::device).optional();
}

std::vector<Concern> concerns(const std::vector<ward::Resident>& residents, const std::vector<ward::Device>& devices, Timestamp now, Date today) {
  std::vector<Concern> all;
  for (const ward::Resident& resident : residents) {
    const ward::Consent& consent = resident.person.consent;
    const auto add = [&](Worry worry, const Id<ward::Device>& device = {}) { all.push_back({worry, resident.id, device}); };
    if (consent.basis == ward::Basis::kNone) {
      add(Worry::kNoBasis);
      continue;
    }
    if (!resident.watched) continue;
    if (consent.until && std::chrono::sys_days(*consent.until) <= std::chrono::sys_days(today) + std::chrono::days(kSoon)) add(Worry::kBasisEnds);
    bool any = false;
    for (const ward::Device& device : devices) {
      if (device.resident != resident.id) continue;
      any = true;
      if (!device.seen) add(Worry::kNeverHeard, device.id);
      else if (!device.online || now - *device.seen > std::max<std::int64_t>(2 * device.silence, 60) * kSecond) add(Worry::kSilent, device.id);
      if (device.battery && *device.battery < kLowBattery) add(Worry::kBattery, device.id);
      if (device.dropped > kManyDropped) add(Worry::kDropped, device.id);
    }
    if (!any) add(Worry::kNoDevice);
  }
  return all;
}

}  // namespace meretid::nightwatch::administration
