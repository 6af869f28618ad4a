// SPDX-License-Identifier: EUPL-1.2
// Three rooms that compute nothing of use. Each leans on one part of the contract: `batch` on children and joins, `optimiser`
// on interim results, stop and checkpoints, `stream` on a service and its feed. Only tests carry them.
#pragma once

#include <memory>

#include "solution/registry.h"

namespace meretid::probe {

std::unique_ptr<solution::Solution> make_batch();
std::unique_ptr<solution::Solution> make_optimiser();
std::unique_ptr<solution::Solution> make_stream();

/// All three, entered.
void enter_all(solution::Registry& registry);

/// A manifest for a room without solution.toml.
solution::Manifest probe_manifest(const std::string& id);

}  // namespace meretid::probe
