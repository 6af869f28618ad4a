// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/alter.h"

#include <algorithm>
#include <array>

#include "solutions/homecare/roads/travel/estimate.h"

namespace meretid::homecare::hall {
namespace {

using namespace municipal;
using roads::Mode;

constexpr std::array kModes{Mode::kCar, Mode::kBicycle, Mode::kFoot};

std::size_t slot(Mode mode) { return static_cast<std::size_t>(mode); }

/// Seconds and metres of a trip as the estimate has them.
std::pair<std::int32_t, std::int32_t> guess(const roads::Estimate& estimate, const Place& from, const Place& to) {
  if (!from.point || !to.point) return {kNoWay, kNoWay};
  const auto trip = estimate.trip(*from.point, *to.point);
  if (!trip) return {kNoWay, kNoWay};
  return {static_cast<std::int32_t>(trip->minutes * 60 + 0.5), static_cast<std::int32_t>(trip->km * 1000 + 0.5)};
}

/// The matrix of a way of travelling for the places there are now; what `known` of them had is kept.
void widen(Municipality& all, Mode mode, std::size_t known) {
  const roads::Estimate estimate(roads::default_lines(mode));
  const std::size_t n = all.places.size();
  auto seconds = std::make_shared<std::vector<std::int32_t>>(n * n), metres = std::make_shared<std::vector<std::int32_t>>(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      auto [s, m] = std::pair<std::int32_t, std::int32_t>{0, 0};
      if (i < known && j < known) s = (*all.travel.seconds[slot(mode)])[i * known + j], m = (*all.travel.metres[slot(mode)])[i * known + j];
      else if (i != j) std::tie(s, m) = guess(estimate, all.places[i], all.places[j]);
      (*seconds)[i * n + j] = s;
      (*metres)[i * n + j] = m;
    }
  all.travel.seconds[slot(mode)] = std::move(seconds);
  all.travel.metres[slot(mode)] = std::move(metres);
  all.travel.estimated = true;
}

Result<int> new_place(Municipality& all, const AlterationRow& row, std::string id) {
  if (!row.lat || !row.lon) return fail("homecare.hall.no_point", Kind::kBadInput, {{"found", row.kind}}, "alterations.lat");
  const std::size_t known = all.places.size();
  all.places.push_back({std::move(id), roads::point_at(*row.lat, *row.lon)});
  for (const Mode mode : kModes)
    if (all.travel.seconds[slot(mode)]) widen(all, mode, known);
  return static_cast<int>(known);
}

tl::unexpected<Error> unknown(const AlterationRow& row) { return fail("homecare.hall.unknown", Kind::kBadInput, {{"found", row.id}}, "alterations.id"); }

Result<void> travel_by(Municipality& all, const AlterationRow& row, Mode mode) {
  const auto carer = std::ranges::find(all.carers, row.id, &Carer::id);
  if (carer == all.carers.end()) return unknown(row);
  carer->mode = mode;
  if (!all.travel.seconds[slot(mode)]) widen(all, mode, 0);
  return {};
}

/// Somebody new with the same needs as a citizen they know: the visits once more, without the agreements of the first.
Result<void> add_citizen(Municipality& all, const AlterationRow& row) {
  const auto like = std::ranges::find(all.citizens, row.id, &Citizen::id);
  if (like == all.citizens.end()) return unknown(row);
  const int model = static_cast<int>(like - all.citizens.begin()), fresh = static_cast<int>(all.citizens.size());
  const std::string mark = "+" + std::to_string(fresh);
  Citizen citizen = *like;
  citizen.id += mark;
  citizen.name = citizen.id;
  citizen.contact = kNobody;
  TRY(citizen.place, new_place(all, row, citizen.id));
  all.citizens.push_back(std::move(citizen));
  const std::size_t visits = all.visits.size();
  for (std::size_t v = 0; v < visits; ++v) {
    if (all.visits[v].citizen != model) continue;
    Visit visit = all.visits[v];
    visit.id += mark;
    visit.citizen = fresh;
    if (!visit.series.empty()) visit.series += mark;
    visit.link.reset();
    visit.pin.reset();
    all.visits.push_back(std::move(visit));
  }
  return {};
}

}  // namespace

Result<void> alter(Municipality& all, const AlterationRow& row) {
  if (row.kind == "on_foot") return travel_by(all, row, Mode::kFoot);
  if (row.kind == "by_bicycle") return travel_by(all, row, Mode::kBicycle);
  if (row.kind == "citizen") return add_citizen(all, row);
  if (row.kind == "meeting_place") {
    TRY(const int place, new_place(all, row, "nyt mødested"));
    for (Shift& shift : all.shifts) shift.begin = shift.end = place;
    return {};
  }
  // Away for the whole shift, so that every index stays what it was.
  bool any = false;
  for (Shift& shift : all.shifts) {
    const bool meant = row.kind == "without_shift" ? shift.id == row.id : all.carers[static_cast<std::size_t>(shift.carer)].id == row.id;
    if (meant) shift.absent_from = shift.from, any = true;
  }
  if (!any) return unknown(row);
  return {};
}

}  // namespace meretid::homecare::hall
