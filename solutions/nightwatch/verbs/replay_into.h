// SPDX-License-Identifier: EUPL-1.2
// A recording sent to a running server as its sensor would have sent it, by HTTP, as fast as it was or so many times faster: through
// gate, detector, rules and alarms to the board. Blocks for as long as the recording lasts.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace meretid::nightwatch {

struct ReplayTarget {
  std::string url{};               ///< of the server: "https://nattevagt.kommune.dk"
  std::string device{}, secret{};
  double speed = 1;
};
struct Replayed {
  std::size_t packets = 0, repeated = 0;
  double seconds = 0;
};
/// What cannot be delivered now (no answer, 5xx, too many) is sent again every two seconds for a minute; what the server will not have
/// (a wrong secret, nobody watched over, a packet that is wrong) is the answer. `step` is told how far it is, 0 … 1.
Result<Replayed> replay_into(const ReplayTarget& target, std::span<const std::vector<double>> rows, const std::function<void(double)>& step);

}  // namespace meretid::nightwatch
