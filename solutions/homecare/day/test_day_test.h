// SPDX-License-Identifier: EUPL-1.2
// Made-up days for tests: citizens in villages, carers by car and by bicycle, windows, medicine, lifts for two, visits that wait
// for each other, pauses, skills, bans, contact persons and wishes. All people invented.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/rng.h"
#include "solutions/homecare/municipal/small_town_test.h"

namespace meretid::homecare::municipal {

struct DayShape {
  int visits = 100, carers = 8;
  double two = 0.1, linked = 0.08, medical = 0.2, several = 0.1;  ///< shares of the visits
  bool evening = false;
  double minutes_across = 15;
};

inline Municipality random_day(const DayShape& shape, std::uint64_t seed) {
  Rng rng(seed);
  Municipality all = small_town();
  all.citizens.clear(), all.carers.clear(), all.visits.clear(), all.shifts.clear(), all.places.clear();
  all.skills = {"pleje", "medicin", "sår"};
  const int homes = std::max(2, shape.visits * 2 / 3), places = homes + 3;
  std::vector<std::pair<double, double>> at;
  std::vector<std::pair<double, double>> villages;
  for (int i = 0; i < 4; ++i) villages.emplace_back(rng.uniform(), rng.uniform());
  for (int p = 0; p < places; ++p) {
    const auto& [x, y] = villages[rng.below(villages.size())];
    at.emplace_back(x + rng.normal() * 0.12, y + rng.normal() * 0.12);
    all.places.push_back({"p" + std::to_string(p), {}});
  }
  std::vector<std::int32_t> car, bicycle, metres;
  for (const auto& [x, y] : at)
    for (const auto& [u, v] : at) {
      const double way = std::hypot(x - u, y - v) * shape.minutes_across * 60;
      car.push_back(way == 0 ? 0 : 60 + static_cast<std::int32_t>(way * rng.uniform(0.9, 1.15)));
      bicycle.push_back(way == 0 ? 0 : 30 + static_cast<std::int32_t>(way * rng.uniform(1.8, 2.4)));
      metres.push_back(static_cast<std::int32_t>(way * 15));
    }
  const auto shared = [](std::vector<std::int32_t> v) { return std::make_shared<const std::vector<std::int32_t>>(std::move(v)); };
  all.travel = {};
  all.travel.seconds[0] = shared(std::move(car)), all.travel.seconds[1] = shared(std::move(bicycle));
  all.travel.metres[0] = all.travel.metres[1] = shared(std::move(metres));
  for (int c = 0; c < shape.carers; ++c) {
    Carer carer = carer_of("m" + std::to_string(c), "Medarbejder " + std::to_string(c), rng.chance(0.8) ? Gender::kWoman : Gender::kMan, {{0, 1, {}}});
    if (rng.chance(0.6)) carer.skills.push_back({1, 2, {}});
    if (rng.chance(0.4)) carer.skills.push_back({2, 1, {}});
    carer.mode = rng.chance(0.75) ? roads::Mode::kCar : roads::Mode::kBicycle;
    all.carers.push_back(carer);
    const bool late = shape.evening && c % 4 == 3;
    Shift shift = shift_of("v" + std::to_string(c), c, late ? t(15) : t(7), late ? t(23) : t(15));
    if (rng.chance(0.2)) shift.until -= t(2);
    shift.layer = late ? Layer::kEvening : Layer::kDay;
    shift.begin = shift.end = static_cast<int>(rng.below(3));
    if (rng.chance(0.2)) shift.begin = shift.end = 3 + static_cast<int>(rng.below(static_cast<std::uint64_t>(homes)));
    shift.pause = Pause{t(0, 30), late ? t(18) : t(10, 30), late ? t(20) : t(12, 30)};
    all.shifts.push_back(shift);
  }
  for (int h = 0; h < homes; ++h) {
    Citizen citizen = citizen_of("b" + std::to_string(h), "Borger " + std::to_string(h), 3 + h);
    if (rng.chance(0.7)) citizen.contact = static_cast<int>(rng.below(static_cast<std::uint64_t>(shape.carers)));
    if (rng.chance(0.05)) citizen.banned = {static_cast<int>(rng.below(static_cast<std::uint64_t>(shape.carers)))};
    if (rng.chance(0.03)) citizen.only = Gender::kWoman;
    all.citizens.push_back(citizen);
    if (rng.chance(0.05)) all.carers[rng.below(all.carers.size())].avoids.push_back(h);
  }
  for (Carer& carer : all.carers) {
    std::ranges::sort(carer.avoids);
    carer.avoids.erase(std::ranges::unique(carer.avoids).begin(), carer.avoids.end());
  }
  for (int v = 0; v < shape.visits; ++v) {
    const bool late = shape.evening && v % 4 == 3;
    Visit visit = visit_of("besøg" + std::to_string(v), static_cast<int>(rng.below(static_cast<std::uint64_t>(homes))), t(0, static_cast<int>(rng.between(2, 9)) * 5), {}, {{{0, 1, {}}}});
    const Moment from = (late ? t(15, 30) : t(7, 15)) + t(0, 15 * static_cast<int>(rng.between(0, 24)));
    visit.medical = rng.chance(shape.medical);
    visit.windows = {{from, from + t(0, visit.medical ? 30 : 15 * static_cast<int>(rng.between(2, 10)))}};
    if (rng.chance(shape.several)) visit.windows.push_back({visit.windows[0].until + t(0, 40), visit.windows[0].until + t(1, 20)});
    if (visit.medical) visit.needs[0].push_back({1, static_cast<int>(rng.between(1, 2)), {}});
    if (rng.chance(shape.two)) visit.needs.push_back({{0, 1, {}}});
    if (rng.chance(0.5)) visit.preferred = visit.windows[0].from + t(0, 10);
    visit.priority = static_cast<Priority>(rng.between(0, 3));
    all.visits.push_back(visit);
  }
  for (int v = 1; v < shape.visits; ++v) {
    if (!rng.chance(shape.linked)) continue;
    Visit &mine = all.visits[static_cast<std::size_t>(v)], &other = all.visits[static_cast<std::size_t>(v - 1)];
    mine.citizen = other.citizen;
    mine.windows = {{other.windows[0].from, other.windows[0].until + t(1, 30)}};
    mine.medical = false;
    const bool at_once = rng.chance(0.2);
    mine.link = Link{v - 1, at_once ? 0 : other.duration + t(0, 20), at_once ? 0 : other.duration + t(1, 20)};
  }
  return all;
}

}  // namespace meretid::homecare::municipal
