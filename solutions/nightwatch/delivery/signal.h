// SPDX-License-Identifier: EUPL-1.2
// What happens to a made-up resident, as packets of the sensor, and which of them makes the detector speak: from there the way to the
// page is measured.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/nightwatch/detect/thermal_model.h"
#include "solutions/nightwatch/signal/motion.h"
#include "solutions/nightwatch/ward/ward.h"

namespace meretid::nightwatch::delivery {

inline constexpr std::size_t kPacketSamples = 25;   ///< of a body, half a second
inline constexpr double kPacketSeconds = kPacketSamples / kRate, kBeforeSeconds = 2;

struct Signal {
  ward::DeviceKind kind{};
  std::string alarm{};                 ///< what comes to the page: "fall", "bed_exit"
  std::vector<std::string> bodies{};   ///< the samples of each packet of half a second; none: nothing was heard
  std::size_t deciding = 0;            ///< the packet with which it is known
  std::vector<std::string> before{};   ///< how it was before, packets of two seconds: not part of what is measured
};

/// A fall with a sensor on the body. "nightwatch.delivery.no_fall" where the shipped model finds none in a hundred tries.
Result<Signal> fall_signal(std::uint64_t seed);
/// Somebody lies, sits up on the edge of the bed and leaves it, with a tag, so that the model of the made-up room says so whether or not
/// the same was seen some minutes ago.
Result<Signal> bed_signal(std::uint64_t seed);
/// A fall below a thermal array, of the same model (none is shipped).
Result<Signal> thermal_signal(std::uint64_t seed, const std::shared_ptr<const ThermalModel>& model);

/// Lying still.
std::vector<std::string> quiet_bodies(std::uint64_t seed, std::size_t packets);

/// `samples`: "\"body\":[[…]]"; empty: a sign of life.
std::string packet(std::int64_t number, double t, const std::string& samples);

}  // namespace meretid::nightwatch::delivery
