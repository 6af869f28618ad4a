// SPDX-License-Identifier: EUPL-1.2
// The model for trying things out: learned on the spot from made-up people (simulate/), so that nothing recorded is shipped. It knows
// the made-up body and nothing else; for people, learn one from recordings. Half a second.
#pragma once

#include <memory>

#include "solutions/nightwatch/detect/fall_model.h"

namespace meretid::nightwatch {

Result<std::shared_ptr<const FallModel>> demo_model();

}  // namespace meretid::nightwatch
