// SPDX-License-Identifier: EUPL-1.2
// An event as one line of JSON: {"resident":"B001","event":"fall","t":12.34,"since":11.5,"score":3.2}. No resident: left out.
#pragma once

#include <string>

#include "solutions/nightwatch/detect/event.h"

namespace meretid::nightwatch {

std::string event_line(const Event& event, const std::string& resident);

}  // namespace meretid::nightwatch
