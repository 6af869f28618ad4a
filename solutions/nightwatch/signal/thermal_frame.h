// SPDX-License-Identifier: EUPL-1.2
// What an array of 4 x 4 thermometers under the ceiling sees at one moment: no picture, sixteen temperatures. Values.
#pragma once

#include <array>

namespace meretid::nightwatch {

struct ThermalFrame {
  double t = 0;                      ///< seconds
  std::array<float, 16> celsius{};   ///< row by row
};

}  // namespace meretid::nightwatch
