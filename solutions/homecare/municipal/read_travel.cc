// SPDX-License-Identifier: EUPL-1.2
// Travel times of every way of travelling that somebody uses: as the file gives them, else by the map, else estimated.
#include <cmath>

#include "solutions/homecare/municipal/reading.h"
#include "solutions/homecare/roads/travel/travel_times.h"

namespace meretid::homecare::municipal {
namespace {

constexpr std::size_t kMostPlaces = 12'000;  // 8 bytes a pair: more than 1 GB
constexpr double kMostAway = 1e8;            // seconds, metres

using Cells = std::vector<std::int32_t>;
struct Times {
  Cells seconds, metres;
};

/// Metres a second where a file gives seconds alone; only the km shown depend on it.
double usual_speed(roads::Mode mode) { return mode == roads::Mode::kCar ? 11 : mode == roads::Mode::kBicycle ? 4.4 : 1.3; }

std::optional<Cells> cells_of(Reading& reading, const RowOf& row, std::string_view field,
                              const std::vector<std::vector<std::optional<double>>>& rows) {
  const std::size_t n = reading.read.all.places.size();
  const auto wrong_size = [&](std::string at, std::size_t found) {
    reading.note(row, Effect::kLeftOut, at, "homecare.municipal.matrix_size",
                 {{"expected", std::to_string(n)}, {"found", std::to_string(found)}});
    return std::nullopt;
  };
  if (rows.size() != n) return wrong_size(std::string(field), rows.size());
  for (std::size_t r = 0; r < n; ++r)
    if (rows[r].size() != n) return wrong_size(std::string(field) + "[" + std::to_string(r) + "]", rows[r].size());
  Cells cells(n * n, kNoWay);
  std::size_t wrong = 0, first = 0;
  for (std::size_t r = 0; r < n; ++r)
    for (std::size_t c = 0; c < n; ++c) {
      if (r == c) {
        cells[r * n + c] = 0;
      } else if (const std::optional<double>& value = rows[r][c]; value && *value >= 0 && *value <= kMostAway) {
        cells[r * n + c] = static_cast<std::int32_t>(std::lround(*value));
      } else if (value && wrong++ == 0) {
        first = r * n + c;
      }
    }
  if (wrong > 0) {
    reading.note(row, Effect::kAssumed, std::string(field) + "[" + std::to_string(first / n) + "][" + std::to_string(first % n) + "]",
                 "homecare.municipal.matrix_value",
                 {{"found", std::to_string(*rows[first / n][first % n])}, {"count", std::to_string(wrong)}});
  }
  return cells;
}

std::optional<Times> given(Reading& reading, roads::Mode mode) {
  for (std::size_t t = 0; t < reading.file.travel.size(); ++t) {
    const wire::TravelRow& from = reading.file.travel[t];
    if (from.mode != mode) continue;
    const std::string id;
    const RowOf row{Table::kTravel, t, id};
    auto seconds = cells_of(reading, row, "seconds", from.seconds);
    if (!seconds) continue;
    std::optional<Cells> metres;
    if (!from.metres.empty()) metres = cells_of(reading, row, "metres", from.metres);
    if (!metres) {
      metres = *seconds;
      for (std::int32_t& cell : *metres)
        if (cell < kNoWay) cell = static_cast<std::int32_t>(std::min(kMostAway, cell * usual_speed(mode)));
      reading.note(row, Effect::kAssumed, "metres", "homecare.municipal.metres");
    }
    return Times{std::move(*seconds), std::move(*metres)};
  }
  return std::nullopt;
}

void note_trouble(Reading& reading, const roads::PlaceNote& trouble, int place) {
  const std::string& id = reading.read.all.places[static_cast<std::size_t>(place)].id;
  std::size_t r = 0;
  while (r < reading.file.places.size() && reading.file.places[r].id != id) ++r;
  const RowOf row{Table::kPlaces, r, id};
  switch (trouble.trouble) {
    case roads::PlaceTrouble::kNoRoad: reading.note(row, Effect::kWarning, "lat", "homecare.municipal.no_road"); return;
    case roads::PlaceTrouble::kFarFromRoad:
      reading.note(row, Effect::kWarning, "lat", "homecare.municipal.far_from_road",
                   {{"metres", std::to_string(std::lround(trouble.metres))}});
      return;
    case roads::PlaceTrouble::kCutOff:
      reading.note(row, Effect::kWarning, "lat", "homecare.municipal.cut_off", {{"places", std::to_string(trouble.places_with_it)}});
      return;
  }
}

/// From the places that have coordinates to all places: no way leads from or to the others.
Times spread(const roads::Matrix& matrix, const std::vector<int>& of, std::size_t n) {
  Times times{Cells(n * n, kNoWay), Cells(n * n, kNoWay)};
  for (std::size_t i = 0; i < n; ++i) times.seconds[i * n + i] = times.metres[i * n + i] = 0;
  for (std::size_t r = 0; r < of.size(); ++r)
    for (std::size_t c = 0; c < of.size(); ++c) {
      if (r == c) continue;
      const std::size_t cell = static_cast<std::size_t>(of[r]) * n + static_cast<std::size_t>(of[c]);
      times.seconds[cell] = matrix.seconds[matrix.at(r, c)];
      times.metres[cell] = matrix.metres[matrix.at(r, c)];
    }
  return times;
}

Result<roads::TravelTimes> computed(const ReadOptions& options, roads::Mode mode, const std::vector<roads::Point>& points) {
  if (options.map == nullptr) return roads::travel_times(roads::Estimate(roads::default_lines(mode)), points);
  TRY(const roads::Roads ready, roads::prepare_roads(*options.map, roads::danish_speeds(mode)));
  const roads::SnapGrid grid(ready.network, ready.components);
  return roads::travel_times(ready, grid, points, options.threads, {}, false);
}

void note_without_coordinates(Reading& reading) {
  for (std::size_t r = 0; r < reading.file.places.size(); ++r) {
    const wire::PlaceRow& from = reading.file.places[r];
    const int place = reading.places.find(from.id);
    if (place == kNobody || reading.read.all.places[static_cast<std::size_t>(place)].point || from.lat || from.lon) continue;
    reading.note({Table::kPlaces, r, from.id}, Effect::kWarning, "lat", "homecare.municipal.no_coordinates");
  }
}

}  // namespace

Result<void> read_travel(Reading& reading) {
  Municipality& all = reading.read.all;
  const std::size_t n = all.places.size();
  if (n > kMostPlaces) {
    return fail("homecare.municipal.too_large", Kind::kTooLarge, {{"found", std::to_string(n)}, {"max", std::to_string(kMostPlaces)}},
                "places");
  }
  std::array<bool, 3> used{};
  for (const Carer& carer : all.carers) used[static_cast<std::size_t>(carer.mode)] = true;
  std::vector<roads::Point> points;
  std::vector<int> of;
  for (std::size_t p = 0; p < n; ++p)
    if (all.places[p].point) points.push_back(*all.places[p].point), of.push_back(static_cast<int>(p));
  bool noted = false;
  for (std::size_t m = 0; m < used.size(); ++m) {
    if (!used[m]) continue;
    const auto mode = static_cast<roads::Mode>(m);
    auto times = given(reading, mode);
    if (!times) {
      if (!noted) note_without_coordinates(reading);
      if (!reading.file.travel.empty()) {
        const std::string id;
        reading.note({Table::kTravel, 0, id}, Effect::kAssumed, "", "homecare.municipal.travel_missing",
                     {{"mode", std::string(roads::to_text(mode))}});
      }
      TRY(const roads::TravelTimes computed_times, computed(reading.options, mode, points));
      if (!noted)
        for (const roads::PlaceNote& trouble : computed_times.notes) note_trouble(reading, trouble, of[trouble.place]);
      noted = true;
      all.travel.estimated = all.travel.estimated || computed_times.matrix.estimated;
      times = spread(computed_times.matrix, of, n);
    }
    all.travel.seconds[m] = std::make_shared<const Cells>(std::move(times->seconds));
    all.travel.metres[m] = std::make_shared<const Cells>(std::move(times->metres));
  }
  return {};
}

}  // namespace meretid::homecare::municipal
