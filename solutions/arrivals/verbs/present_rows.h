// SPDX-License-Identifier: EUPL-1.2
// Patients present as rows that people and programs read. Described once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "solutions/arrivals/forecast/occupancy.h"

namespace meretid::arrivals {

/// At the moment that a slot ends.
struct PresentRow {
  std::string at;
  double mean = 0, low50 = 0, high50 = 0, low80 = 0, high80 = 0, low95 = 0, high95 = 0;
  std::optional<double> over_places;
};
inline void fields(describe::Fields<PresentRow>& f) {
  f("at", &PresentRow::at).help("Tidspunkt.", "Moment.");
  f("mean", &PresentRow::mean).help("Det ventede antal til stede.", "The expected number present.");
  f("low50", &PresentRow::low50).help("Bånd på 50 %, nederst.", "Band of 50 %, lower end.");
  f("high50", &PresentRow::high50).help("Øverst.", "Upper end.");
  f("low80", &PresentRow::low80).help("Bånd på 80 %, nederst.", "Band of 80 %, lower end.");
  f("high80", &PresentRow::high80).help("Øverst.", "Upper end.");
  f("low95", &PresentRow::low95).help("Bånd på 95 %, nederst.", "Band of 95 %, lower end.");
  f("high95", &PresentRow::high95).help("Øverst.", "Upper end.");
  f("over_places", &PresentRow::over_places).help("Sandsynlighed for flere end pladserne.", "Probability of more than the places.");
}

std::vector<PresentRow> present_rows(const Series& series, const std::vector<SlotOutlook>& ahead, const StayCurve& stays, std::optional<double> places);

/// The first column of a CSV file whose fields are numbers: minutes that patients stayed. "arrivals.occupancy.stays" says which line is wrong.
Result<std::vector<double>> stays_from(std::string_view csv, std::string_view file);

}  // namespace meretid::arrivals
