// SPDX-License-Identifier: EUPL-1.2
// Two firms as one number, whichever is named first: the key of everything that is counted by pair. Pure.
#pragma once

#include <algorithm>
#include <cstdint>

namespace meretid::tenders {

using FirmPair = std::uint64_t;

constexpr FirmPair firm_pair(std::uint32_t a, std::uint32_t b) { return (FirmPair{std::min(a, b)} << 32U) | std::max(a, b); }
constexpr std::uint32_t lower_of(FirmPair pair) { return static_cast<std::uint32_t>(pair >> 32U); }
constexpr std::uint32_t higher_of(FirmPair pair) { return static_cast<std::uint32_t>(pair); }

}  // namespace meretid::tenders
