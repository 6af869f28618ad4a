// SPDX-License-Identifier: EUPL-1.2
// What announcements of ambulances would have been worth: the next hours with and without them, origin after origin. No public series holds
// announcements, so they are invented from the arrivals themselves. Values.
#pragma once

#include <cstdint>

#include "solutions/arrivals/backtest/scores.h"
#include "solutions/arrivals/forecast/announced.h"

namespace meretid::arrivals {

/// INVENTED: of the arrivals three in ten are announced, a log-normal time before they come (median 35 minutes), expected some eight
/// minutes wrong; one in ten announced never comes, half of those are called off.
std::vector<Announced> invented_announcements(const Series& series, std::uint64_t seed);

struct AnnouncedBacktest {
  std::size_t origins = 0;
  Scores with, without;
  double shows = 0;          ///< as learned at the end
};
/// Of the slot `lead` ahead, at every slot of the last `last`.
AnnouncedBacktest backtest_announced(const Series& series, const Calendar& calendar, const std::vector<Announced>& announced, std::size_t last, std::size_t lead);

}  // namespace meretid::arrivals
