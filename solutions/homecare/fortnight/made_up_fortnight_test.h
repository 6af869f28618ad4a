// SPDX-License-Identifier: EUPL-1.2
// Made-up fortnights for tests: citizens in villages whose visits recur, carers who work ten days of fourteen in the day or in the
// evening. All people invented.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/rng.h"
#include "solutions/homecare/municipal/small_town_test.h"

namespace meretid::homecare::municipal {

inline Municipality made_up_fortnight(int citizens, std::uint64_t seed, int days = 14, double minutes_across = 25) {
  Rng rng(seed);
  Municipality all = small_town();
  all.citizens.clear(), all.carers.clear(), all.visits.clear(), all.shifts.clear(), all.places = {{"mødested", {}}};
  all.skills = {"medicin"};
  all.days = days;
  all.midnights.clear();
  for (int day = 0; day <= days; ++day) all.midnights.push_back(t(24 * day));
  std::vector<std::pair<double, double>> at = {{0.5, 0.5}}, villages;
  for (int i = 0; i < std::max(2, citizens / 40); ++i) villages.emplace_back(rng.uniform(), rng.uniform());
  for (int c = 0; c < citizens; ++c) {
    const auto& [x, y] = villages[rng.below(villages.size())];
    at.emplace_back(x + rng.normal() * 0.05, y + rng.normal() * 0.05);
    all.places.push_back({"p" + std::to_string(c), {}});
    all.citizens.push_back(citizen_of("b" + std::to_string(c), "Borger " + std::to_string(c), c + 1));
  }
  std::vector<std::int32_t> seconds, metres;
  for (const auto& [x, y] : at)
    for (const auto& [u, v] : at) {
      const double way = std::hypot(x - u, y - v) * minutes_across * 60;
      seconds.push_back(way == 0 ? 0 : 60 + static_cast<std::int32_t>(way));
      metres.push_back(static_cast<std::int32_t>(way * 15));
    }
  all.travel = {};
  all.travel.seconds[0] = std::make_shared<const std::vector<std::int32_t>>(std::move(seconds));
  all.travel.metres[0] = std::make_shared<const std::vector<std::int32_t>>(std::move(metres));

  double day_work = 0, evening_work = 0;  // seconds on the fullest day
  for (int c = 0; c < citizens; ++c) {
    struct Slot {
      int hour, minutes;
    };
    const double kind = rng.uniform();
    std::vector<Slot> slots;
    if (kind < 0.35) slots = {{8, 30}, {12, 15}, {17, 20}, {21, 15}};
    else if (kind < 0.6) slots = {{8, 25}, {18, 20}};
    else slots = {{10, 45}};
    const int every = kind < 0.6 ? 1 : kind < 0.8 ? 3 : 7, offset = static_cast<int>(rng.below(static_cast<std::uint64_t>(every)));
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const Moment usual = t(slots[i].hour) + t(0, 15 * static_cast<int>(rng.between(-3, 3)));
      const bool medical = rng.chance(0.2), two = rng.chance(0.06);
      for (int day = 0; day < days; ++day) {
        if (day % every != offset) continue;
        const Moment from = t(24 * day) + usual - t(0, medical ? 20 : 45);
        Visit visit = visit_of("b" + std::to_string(c) + "-" + std::to_string(i) + "-" + std::to_string(day), c, t(0, slots[i].minutes),
                               {from, from + t(0, medical ? 40 : 90)}, {{}});
        visit.series = "b" + std::to_string(c) + "-" + std::to_string(i);
        visit.medical = medical;
        if (medical) visit.needs = {{{0, 1, {}}}};
        if (two) visit.needs.push_back({});
        all.visits.push_back(visit);
      }
      (slots[i].hour < 15 ? day_work : evening_work) += (slots[i].minutes + 7.0) * 60 * (two ? 2 : 1) / every;
    }
  }
  const auto team = [&](double work, int from_hour, Layer layer) {
    const int at_work = static_cast<int>(std::ceil(work / (6.2 * 3600))) + 1, carers = (at_work * 14 + 9) / 10;
    for (int i = 0; i < carers; ++i) {
      const int number = static_cast<int>(all.carers.size());
      all.carers.push_back(carer_of("m" + std::to_string(number), "Medarbejder " + std::to_string(number), Gender::kWoman, {}));
      if (i % 3 != 2) all.carers.back().skills = {{0, 1, {}}};
      for (int day = 0; day < days; ++day) {
        if ((day + i * 3) % 7 >= 5) continue;  // five days on, two off, each carer at another place of the week
        Shift shift = shift_of("v" + std::to_string(number) + "-" + std::to_string(day), number, t(24 * day + from_hour), t(24 * day + from_hour + 8));
        shift.layer = layer;
        shift.pause = Pause{t(0, 30), shift.from + t(3), shift.from + t(5, 30)};
        all.shifts.push_back(shift);
      }
    }
  };
  team(day_work, 7, Layer::kDay);
  team(evening_work, 15, Layer::kEvening);
  for (Citizen& citizen : all.citizens) citizen.contact = static_cast<int>(rng.below(all.carers.size() / 2));
  std::ranges::sort(all.shifts, {}, [](const Shift& shift) { return std::pair(shift.from, shift.carer); });
  std::ranges::stable_sort(all.visits, {}, [](const Visit& visit) { return visit.windows.front().from; });
  return all;
}

}  // namespace meretid::homecare::municipal
