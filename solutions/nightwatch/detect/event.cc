// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/detect/event.h"

namespace meretid::nightwatch {

std::string_view name_of(EventKind kind) {
  switch (kind) {
    case EventKind::kFall: return "fall";
    case EventKind::kFallConfirmed: return "fall_confirmed";
    case EventKind::kFallRecovered: return "fall_recovered";
    case EventKind::kBedExit: return "bed_exit";
    case EventKind::kBackInBed: return "back_in_bed";
    case EventKind::kSignalLost: return "signal_lost";
    case EventKind::kSignalBack: return "signal_back";
  }
  return "";
}

}  // namespace meretid::nightwatch
