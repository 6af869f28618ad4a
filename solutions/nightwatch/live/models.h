// SPDX-License-Identifier: EUPL-1.2
// The models that the service listens with: the files of nightwatch.toml; where none is named, those that are
// shipped for trying out, which know made-up bodies only.
#pragma once

#include "solutions/nightwatch/in/stream.h"
#include "solutions/nightwatch/live/settings.h"

namespace meretid::nightwatch::live {

Result<in::Models> load_models(const Settings& settings);

}  // namespace meretid::nightwatch::live
