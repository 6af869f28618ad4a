// SPDX-License-Identifier: EUPL-1.2
// Arrivals that are announced before they come: an ambulance says when it will be there, and may be called off. For each number of slots
// ahead two numbers are learned from the last two months: which share of the announced came in the slot they were expected in, and which
// share of the forecast was yet to be announced. The next hours are then
//   share that shows up x announced + share not announced x forecast,
// with a width learned from forecasts so corrected. Where announcements say nothing (too few, or none come), the forecast is as before.
// No clock, nothing after the origin. Cost: a short-term forecast for each slot of two months, 0.5 s.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "solutions/arrivals/forecast/short_term.h"

namespace meretid::arrivals {

/// Moments as slots since the series began, with the part of a slot behind the point.
struct Announced {
  double announced = 0, expected = 0;
  std::optional<double> cancelled;
};

/// Of one number of slots ahead.
struct AnnouncedEffect {
  double shows = 0;          ///< came of those announced
  double unannounced = 1;    ///< of the forecast
  double dispersion = 1;
  double learned_from = 0;   ///< announced arrivals; 0: nothing learned, the forecast is as it was
};

struct AnnouncedSample {
  std::size_t lead = 0;      ///< slots ahead
  double announced = 0, mean = 0, count = 0;
};
/// By lead. Least squares over the mean, drawn to nine of ten showing up. `leads`: as many.
std::vector<AnnouncedEffect> learn_announced(const std::vector<AnnouncedSample>& samples, std::size_t leads);

class AnnouncedForecast {
 public:
  /// As ShortTerm; all of them must outlive it. Announcements in any order.
  AnnouncedForecast(const Series& series, const Facts& facts, std::size_t horizon, const std::vector<Announced>& announced, std::size_t first);
  ~AnnouncedForecast();

  struct Slot {
    SlotForecast before;     ///< without the announcements
    double mean = 0, dispersion = 1;
    double announced = 0;    ///< known of and not called off
    bool corrected = false;
  };
  /// Of the slots behind `origin`, by what is announced at `now` (slots; the origin or later). Origins must not fall.
  std::vector<Slot> forecast(std::size_t origin, double now);
  double shared_error() const;
  const std::vector<AnnouncedEffect>& effects() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace meretid::arrivals
