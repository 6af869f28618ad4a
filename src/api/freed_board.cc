// SPDX-License-Identifier: EUPL-1.2
#include "api/freed_board.h"

#include <algorithm>

#include "base/units.h"
#include "record/energy.h"

namespace meretid::api {
namespace {

std::optional<Estimate> estimate_of(const std::optional<record::Interval>& interval) {
  if (!interval) return std::nullopt;
  return Estimate{interval->estimate, interval->low, interval->high};
}

/// Where no kind shows a figure, the one with most samples is nearest to it and says what is missing.
std::string why_room_not_measured(const record::RoomSums& room) {
  if (room.measured) return "";
  const auto nearest = std::max_element(room.kinds.begin(), room.kinds.end(), [](const auto& a, const auto& b) { return a.samples < b.samples; });
  return nearest == room.kinds.end() ? "no_samples" : why_not_measured(*nearest);
}

}  // namespace

std::string why_not_measured(const record::Sums& sums) {
  if (sums.measured) return "";
  if (sums.samples == 0) return "no_samples";
  return sums.samples < record::kFewest ? "few_samples" : "few_jobs";
}

Figures figures_of(const record::Sums& sums, const std::string& not_measured, const solution::Config& config) {
  Figures f;
  f.assumed_minutes = sums.assumed_minutes;
  f.assumed_jobs = sums.assumed_jobs;
  f.measured = estimate_of(sums.measured);
  f.not_measured = not_measured;
  f.samples = sums.samples;
  f.measured_jobs = sums.measured_jobs;
  f.jobs = sums.jobs;
  f.cpu_seconds = sums.cpu_seconds;
  f.energy_wh = sums.metered_joules / 3600 +
                record::estimated_watt_hours(sums.cpu_seconds - sums.metered_cpu_seconds, config.watts_per_core);
  f.energy_measured = sums.cpu_seconds > 0 ? sums.metered_cpu_seconds / sums.cpu_seconds : 0;
  if (sums.jobs > 0) {
    f.energy_wh_per_job = f.energy_wh / static_cast<double>(sums.jobs);
    f.energy_kroner_per_job = *f.energy_wh_per_job / 1000 * config.kroner_per_kwh;
  }
  if (sums.worked_jobs >= record::kFewest) {  // fewer would tell of single people's days
    f.work_minutes_per_job = sums.worked_minutes / static_cast<double>(sums.worked_jobs);
    f.work_kroner_per_job = *f.work_minutes_per_job / 60 * config.kroner_per_hour;
  }
  return f;
}

Result<BoardAnswer> freed_board(store::Connection& db, const solution::Registry& registry, const solution::Config& config) {
  TRY(const record::Freed freed, record::freed_time(db));
  BoardAnswer board;
  board.goal_hours = kGoalHours;
  board.goal_year = kGoalYear;
  board.hours_per_year = kFullTimeYear.value / 60;
  board.measured = estimate_of(freed.measured);
  board.fewest = record::kFewest;
  board.kroner_per_kwh = config.kroner_per_kwh;
  board.kroner_per_hour = config.kroner_per_hour;
  board.watts_per_core = config.watts_per_core;
  for (const auto* manifest : registry.rooms()) {
    if (std::none_of(registry.jobs().begin(), registry.jobs().end(), [&](const auto& job) { return job.room == manifest->id; })) continue;
    const auto found = std::find_if(freed.rooms.begin(), freed.rooms.end(), [&](const auto& room) { return room.room == manifest->id; });
    const record::RoomSums sums = found == freed.rooms.end() ? record::RoomSums{} : *found;
    FreedRoom room{manifest->id, {manifest->name.da, manifest->name.en}, figures_of(sums, why_room_not_measured(sums), config), sums.decisions, {}};
    for (const auto& kind : sums.kinds) room.kinds.push_back({kind.kind, figures_of(kind, why_not_measured(kind), config)});
    board.assumed_minutes += sums.assumed_minutes;
    board.rooms.push_back(std::move(room));
  }
  return board;
}

}  // namespace meretid::api
