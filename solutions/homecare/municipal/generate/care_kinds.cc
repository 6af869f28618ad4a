// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/generate/care_kinds.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace meretid::homecare::municipal {
namespace {

constexpr int at(int hour, int minute = 0) { return 60 * hour + minute; }

using enum Layer;
using enum Priority;
using enum Rhythm;
// Services by FS III as far as the concept is known to us: hygiejne, udskillelser, mobilitet, indkøb, mad, praktisk, sonde.
constexpr std::array kKinds{
    Kind{"morgen", kDay, at(7), at(11, 15), 12, 30, 90, 180, 1, kHigh, kDaily, false, 1, nullptr, "H1.1"},
    Kind{"frokost", kDay, at(11), at(13, 30), 10, 20, 60, 120, 1, kNormal, kDaily, false, 1, nullptr, "H1.11"},
    Kind{"eftermiddag", kDay, at(13), at(14, 30), 10, 15, 90, 150, 1, kNormal, kDaily, false, 1, nullptr, "H1.2"},
    Kind{"kaffe", kEvening, at(15, 10), at(16, 50), 10, 15, 60, 90, 1, kNormal, kDaily, false, 1, nullptr, "H1.11"},
    Kind{"aftensmad", kEvening, at(17), at(19, 30), 10, 20, 60, 120, 1, kNormal, kDaily, false, 1, nullptr, "H1.11"},
    Kind{"sengetid", kEvening, at(18, 45), at(22, 20), 12, 25, 90, 180, 1, kHigh, kDaily, false, 1, nullptr, "H1.1"},
    Kind{"nat", kNight, at(23, 15), at(29, 45), 8, 15, 120, 180, 1, kNormal, kDaily, false, 1, nullptr, "H1.2"},
    Kind{"insulin-morgen", kDay, at(7, 10), at(8, 30), 8, 10, 30, 45, 1, kCritical, kDaily, true, 1, "insulin", nullptr},
    Kind{"insulin-aften", kEvening, at(17), at(18, 30), 8, 10, 30, 45, 1, kCritical, kDaily, true, 1, "insulin", nullptr},
    Kind{"medicin", kDay, at(7, 40), at(10), 5, 10, 60, 60, 2, kHigh, kDaily, true, 1, nullptr, nullptr},
    Kind{"sonde-morgen", kDay, at(8), at(10), 15, 20, 60, 60, 2, kCritical, kDaily, true, 1, "sonde", "G1.34"},
    Kind{"sonde-aften", kEvening, at(17, 30), at(20), 15, 20, 60, 60, 2, kCritical, kDaily, true, 1, "sonde", "G1.34"},
    Kind{"løft-morgen", kDay, at(7, 10), at(10, 30), 25, 40, 60, 120, 1, kCritical, kDaily, false, 2, nullptr, "H1.4"},
    Kind{"løft-aften", kEvening, at(19), at(22), 20, 30, 60, 120, 1, kCritical, kDaily, false, 2, nullptr, "H1.4"},
    Kind{"rengøring", kDay, at(7, 30), at(14, 10), 35, 50, 180, 180, 1, kLow, kFortnightly, false, 1, nullptr, "H1.12"},
    Kind{"bad", kDay, at(7, 30), at(14), 25, 40, 120, 180, 1, kNormal, kWeekly, false, 1, nullptr, "H1.1"},
    Kind{"bad-aften", kEvening, at(15, 5), at(18), 25, 40, 90, 120, 1, kNormal, kWeekly, false, 1, nullptr, "H1.1"},
    Kind{"gåtur", kEvening, at(15, 5), at(18, 30), 20, 30, 120, 180, 1, kLow, kThrice, false, 1, nullptr, "H1.4"},
    Kind{"indkøb", kDay, at(8), at(14, 10), 25, 35, 180, 180, 1, kLow, kWeekly, false, 1, nullptr, "H1.7"},
    Kind{"sår", kDay, at(7, 15), at(14), 20, 35, 120, 180, 3, kHigh, kThrice, false, 1, nullptr, nullptr},
    Kind{"dosering", kDay, at(7, 15), at(14, 10), 20, 30, 180, 180, 3, kNormal, kFortnightly, false, 1, nullptr, nullptr},
    Kind{"injektion", kDay, at(7, 15), at(13, 30), 10, 15, 60, 60, 3, kHigh, kWeekly, true, 1, nullptr, nullptr},
};

}  // namespace

std::span<const Kind> care_kinds() { return kKinds; }

const Kind& care_kind(std::string_view name) {
  const auto* const found = std::ranges::find_if(kKinds, [&](const Kind& kind) { return kind.name == name; });
  assert(found != kKinds.end());
  return *found;
}

std::vector<Need> deal_needs(Rng& rng, double longer) {
  std::vector<Need> needs;
  bool complex = false;  // all of the citizen's care is an assistant's
  const auto give = [&](const char* name, double chance = 1) {
    // Drawn in any case, so that what one citizen is dealt does not shift the next one's luck.
    const bool dealt = rng.chance(chance);
    const Kind& kind = care_kind(name);
    const double minutes = static_cast<double>(rng.between(kind.shortest, kind.longest)) * longer;
    if (dealt)
      needs.push_back({&kind, std::clamp(static_cast<int>(std::lround(minutes)), 5, 120), complex ? std::max(kind.grade, 2) : kind.grade});
  };
  const double burden = rng.uniform();
  complex = burden >= 0.5 && rng.chance(0.25);
  if (burden < 0.5) {
    give("rengøring", 0.9), give("bad", 0.5), give("indkøb", 0.2), give("dosering", 0.2);
  } else if (burden < 0.78) {
    give("morgen"), give("medicin", 0.2), give("rengøring", 0.5), give("bad", 0.4), give("dosering", 0.15);
  } else if (burden < 0.94) {
    give("morgen"), give("frokost", 0.9), give("kaffe", 0.2), give("aftensmad", 0.3), give("sengetid", 0.9), give("bad", 0.3),
        give("bad-aften", 0.3), give("gåtur", 0.25), give("rengøring", 0.5), give("nat", 0.05);
  } else {
    give("løft-morgen"), give("frokost"), give("eftermiddag", 0.6), give("kaffe", 0.6), give("aftensmad"), give("løft-aften"),
        give("bad-aften"), give("nat", 0.5);
    if (rng.chance(0.06)) give("sonde-morgen"), give("sonde-aften");
  }
  if (rng.chance(0.06)) give("insulin-morgen"), give("insulin-aften", 0.8);
  give("sår", 0.05), give("injektion", 0.03);
  if (needs.empty()) give("rengøring");
  return needs;
}

}  // namespace meretid::homecare::municipal
