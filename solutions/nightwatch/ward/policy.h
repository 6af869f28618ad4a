// SPDX-License-Identifier: EUPL-1.2
// When a resident's leaving the bed is an alarm. A fall always is: there is no switch for it. Values; pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "describe/describe.h"

namespace meretid::nightwatch::ward {

enum class BedExitRule : std::uint8_t { kNever, kAtOnce, kAfter };

/// A part of the day on the Danish wall clock. "22:00" to "06:00" goes over midnight; from = to is the whole day. On the two nights a
/// year when the clock is set, the wall decides: the doubled hour counts twice, the missing one not at all.
struct Window {
  std::string from{}, to{};               ///< "22:00"
  BedExitRule rule = BedExitRule::kAtOnce;
  std::int32_t minutes = 0;           ///< of kAfter: so long may the resident be up; elapsed time, not the wall's
};

enum class Sensitivity : std::uint8_t { kLow, kNormal, kHigh };

struct Policy {
  std::vector<Window> bed_exit{};       ///< the first that fits counts; outside all of them: never
  Sensitivity sensitivity = Sensitivity::kNormal;
};

void labels(describe::Labels<BedExitRule>& l);
void labels(describe::Labels<Sensitivity>& l);
void fields(describe::Fields<Window>& f);
void fields(describe::Fields<Policy>& f);

/// "nightwatch.ward.window" where a time cannot be read or kAfter lacks its minutes.
Result<void> check(const Policy& policy);

/// Seconds until an exit at `when` is an alarm: 0 at once; none: never.
std::optional<std::int64_t> seconds_to_bed_exit_alarm(const Policy& policy, Timestamp when);

/// What is added to the model's threshold (log-odds). Bounded, so that nobody can turn falls off: at most 1.
double threshold_offset(Sensitivity sensitivity);

}  // namespace meretid::nightwatch::ward
