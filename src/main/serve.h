// SPDX-License-Identifier: EUPL-1.2
// `meretid serve`: the server until it is told to end. Once per process.
#pragma once

#include <atomic>

#include "main/terminal.h"
#include "solution/config.h"
#include "solution/registry.h"

namespace meretid::program {

int serve(const solution::Config& config, const solution::Registry& registry, const Terminal& terminal, const std::atomic<bool>& drain);

}  // namespace meretid::program
