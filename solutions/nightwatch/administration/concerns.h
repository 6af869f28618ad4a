// SPDX-License-Identifier: EUPL-1.2
// The check before the night: what must be put right while it is still day. Pure.
#pragma once

#include <optional>
#include <vector>

#include "solutions/nightwatch/ward/ward.h"

namespace meretid::nightwatch::administration {

enum class Worry : std::uint8_t {
  kNoBasis,      ///< nobody may watch over the resident
  kBasisEnds,    ///< within two weeks, or it has ended
  kNoDevice,     ///< watched over, but by no device
  kNeverHeard,
  kSilent,
  kBattery,      ///< below kLowBattery
  kDropped,      ///< more than kManyDropped of the samples do not come
};
void labels(describe::Labels<Worry>& l);

inline constexpr std::int32_t kLowBattery = 20;   ///< per cent
inline constexpr double kManyDropped = 0.05;
inline constexpr int kSoon = 14;                  ///< days

struct Concern {
  Worry worry = Worry::kNoBasis;
  Id<ward::Resident> resident{};                  ///< empty: a device in the drawer
  Id<ward::Device> device{};                      ///< empty: none in particular
};
void fields(describe::Fields<Concern>& f);

/// By resident as given. Who is not watched over on purpose (moved out) gives none. `today`: in Denmark.
std::vector<Concern> concerns(const std::vector<ward::Resident>& residents, const std::vector<ward::Device>& devices, Timestamp now, Date today);

}  // namespace meretid::nightwatch::administration
