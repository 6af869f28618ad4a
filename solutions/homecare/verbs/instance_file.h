// SPDX-License-Identifier: EUPL-1.2
// What both verbs are told of their file: its format and how distances count.
#pragma once

#include "describe/describe.h"
#include "solution/verb_context.h"
#include "solutions/homecare/plan/plan_text.h"

namespace meretid::homecare {

inline void labels(describe::Labels<Format>& l) {
  l(Format::kHhcrsp, "hhcrsp", "Hjemmepleje (HHCRSP), JSON", "Home health care (HHCRSP), JSON");
  l(Format::kSolomon, "solomon", "Solomon og Gehring-Homberger, tekst", "Solomon and Gehring-Homberger, text");
  l(Format::kMeretid, "meretid", "En kommunes hjemmepleje, JSON", "A municipality's home care, JSON");
  l(Format::kVroom, "vroom", "VROOM, JSON", "VROOM, JSON");
  l(Format::kVrplib, "vrplib", "VRPLIB (.vrp) med tidsvinduer", "VRPLIB (.vrp) with time windows");
}
inline void labels(describe::Labels<Convention>& l) {
  l(Convention::kDistance, "distance", "Kortest kørsel; afstande skåret til én decimal", "Least distance; distances cut to one decimal");
  l(Convention::kVehicles, "vehicles", "Færrest ruter, så kortest kørsel; fulde decimaler", "Fewest routes, then least distance; full precision");
}

/// The text of an uploaded file; .xz is unpacked.
Result<std::string> text_of(const describe::Upload& file, solution::VerbContext& context);

}  // namespace meretid::homecare
