// SPDX-License-Identifier: EUPL-1.2
// A made-up fall as packets, and which of them makes the detector speak: from there the way to the page is measured.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/nightwatch/signal/motion.h"

namespace meretid::nightwatch::delivery {

inline constexpr std::size_t kPacketSamples = 25;   ///< half a second
inline constexpr double kPacketSeconds = kPacketSamples / kRate;

struct FallSignal {
  std::vector<std::string> bodies{};   ///< "[[…],…]" for each packet
  std::size_t deciding = 0;            ///< the packet with which the fall is known
};

/// "nightwatch.delivery.no_fall" where the shipped model finds none in a hundred tries.
Result<FallSignal> fall_signal(std::uint64_t seed);
/// Lying still.
std::vector<std::string> quiet_bodies(std::uint64_t seed, std::size_t packets);

std::string packet(std::int64_t number, double t, const std::string& body);

}  // namespace meretid::nightwatch::delivery
