// SPDX-License-Identifier: EUPL-1.2
// A program of the operator's that makes a noise: run as it stands in nightwatch.toml, with the arguments that stand there and no
// others. No shell, no input, nothing of a resident or an alarm in its arguments or its environment, and ten seconds. Blocks;
// thread-safe.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"

namespace meretid::nightwatch::out {

inline constexpr std::chrono::seconds kProgramSeconds{10};

/// `command`: an absolute path and its arguments. "nightwatch.out.program" with why as {found}: not there, not ours or root's,
/// writable by others, ended with another status than 0, or not in time (it and what it started are killed).
Result<void> run_program(const std::vector<std::string>& command, std::chrono::milliseconds at_most = kProgramSeconds);

}  // namespace meretid::nightwatch::out
