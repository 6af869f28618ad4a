// SPDX-License-Identifier: EUPL-1.2
// The columns of the four tables, and which of them a field of the file comes from. The README of municipal/ says what they hold.
#pragma once

#include <string_view>

#include "solutions/homecare/municipal/csv/cells.h"
#include "solutions/homecare/municipal/read.h"

namespace meretid::homecare::municipal::csv::column {

inline constexpr Column kCitizen{"citizen", "borger"}, kCarer{"carer", "medarbejder"}, kShift{"shift", "vagt"}, kVisit{"visit", "besøg"};
inline constexpr Column kName{"name", "navn"}, kLat{"lat", "bredde"}, kLon{"lon", "længde"}, kContact{"contact", "kontaktperson"},
    kBanned{"banned", "fravalgt"};
inline constexpr Column kGender{"gender", "køn"}, kWeekly{"weekly_minutes", "ugeminutter"}, kSkills{"skills", "kompetencer"},
    kMode{"mode", "transport"};
inline constexpr Column kLicence{"licence", "kørekort"}, kSubstitute{"substitute", "vikar"}, kLikes{"likes", "gerne"},
    kAvoids{"avoids", "helst_ikke"};
inline constexpr Column kDate{"date", "dato"}, kFrom{"from", "fra"}, kUntil{"until", "til"}, kLayer{"layer", "vagtlag"},
    kPlace{"place", "mødested"};
inline constexpr Column kPause{"pause_minutes", "pauseminutter"}, kPauseFrom{"pause_from", "pause_fra"},
    kPauseUntil{"pause_until", "pause_til"};
inline constexpr Column kMinutes{"minutes", "minutter"}, kPreferred{"preferred", "ønsket"}, kPriority{"priority", "prioritet"},
    kMedical{"medical", "medicinsk"};
inline constexpr Column kCarers{"carers", "medarbejdere"}, kServices{"services", "indsatser"}, kSeries{"series", "serie"},
    kAfter{"after", "efter"};
inline constexpr Column kLeast{"least_minutes", "mindst"}, kMost{"most_minutes", "højst"};

/// nullptr: it comes from no single column.
const Column* of_field(Table table, std::string_view field);

}  // namespace meretid::homecare::municipal::csv::column
