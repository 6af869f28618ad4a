// SPDX-License-Identifier: EUPL-1.2
// What invented citizens need: kinds of visits with the time of day they belong to, and how a citizen is dealt a week of them. The
// mix follows what is published of Danish municipalities: 1.5 visits per citizen and day on average, most of it by few citizens
// with several visits a day, some 8 % with two carers. Pure.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/rng.h"
#include "solutions/homecare/municipal/model.h"

namespace meretid::homecare::municipal {

/// Days of a fortnight from its first Monday.
inline constexpr int kFortnight = 14;

enum class Rhythm {
  kDaily,
  kWeekly,       ///< on one working day of the week
  kThrice,       ///< Monday, Wednesday, Friday
  kFortnightly,  ///< on one working day of ten
};

/// Grades of carers: social- og sundhedshjælper 1, -assistent 2, sygeplejerske 3.
struct Kind {
  const char* name;                    ///< part of the series: "b17-morgen"
  Layer layer;
  int earliest, latest;                ///< of the start, minutes after midnight; beyond 1440: after the next
  int shortest, longest;               ///< minutes
  int narrowest, widest;               ///< of the window, minutes
  int grade;
  Priority priority;
  Rhythm rhythm = Rhythm::kDaily;
  bool medical = false;
  int carers = 1;
  const char* delegation = nullptr;    ///< a skill beside the grade
  const char* service = nullptr;       ///< FS III
};

std::span<const Kind> care_kinds();
/// By name; must exist.
const Kind& care_kind(std::string_view name);

struct Need {
  const Kind* kind;
  int minutes;
  int grade;
};

/// `longer`: all durations times this.
std::vector<Need> deal_needs(Rng& rng, double longer);

}  // namespace meretid::homecare::municipal
