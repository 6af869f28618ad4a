// SPDX-License-Identifier: EUPL-1.2
// Made-up clips of a 4 x 4 thermal array, for tests and demonstrations: a warm person walks through, sits down, or falls and stays,
// warm and wide, where they fell. Nothing comes from recordings; a model of them is a measure of nothing. The same seed gives the same
// clips.
#pragma once

#include "base/rng.h"
#include "solutions/nightwatch/data/thermal_set.h"
#include "solutions/nightwatch/detect/thermal_model.h"

namespace meretid::nightwatch {

/// Four to six seconds, nine frames a second: about a second still, what happens, a second still.
ThermalClip made_up_thermal_clip(Rng rng, bool fall);

/// Of so many clips of each kind.
Result<ThermalModel> learn_made_up_thermal(std::size_t clips, std::uint64_t seed, int threads);

}  // namespace meretid::nightwatch
