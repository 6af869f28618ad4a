// SPDX-License-Identifier: EUPL-1.2
#include "danish/local_time.h"
#include "solutions/homecare/municipal/reading.h"

namespace meretid::homecare::municipal {
namespace {

/// Day from 04:00, evening from 13:00, night from 21:00: what a shift that says no layer most likely is.
Layer layer_at(const Municipality& all, Moment from) {
  const int hour = danish::local_time(all.origin + from * kSecond).seconds / 3600;
  if (hour >= 4 && hour < 13) return Layer::kDay;
  return hour >= 13 && hour < 21 ? Layer::kEvening : Layer::kNight;
}

std::optional<Pause> pause_of(Reading& reading, const RowOf& row, const wire::PauseRow& from, const Shift& shift) {
  const auto length = reading.minutes(row, "pause.minutes", from.minutes);
  const auto earliest = reading.moment(row, "pause.from", from.from, Edge::kFrom);
  const auto latest = reading.moment(row, "pause.until", from.until, Edge::kUntil);
  if (!length || !earliest || !latest) return std::nullopt;
  const Pause pause{*length, std::max(*earliest, shift.from), std::min(*latest, shift.until - *length), from.paid};
  if (pause.from > pause.until) {
    reading.note(row, Effect::kLeftOut, "pause", "homecare.municipal.pause", {{"from", from.from}, {"until", from.until}});
    return std::nullopt;
  }
  return pause;
}

std::optional<int> place_of(Reading& reading, const RowOf& row, std::string_view field, const std::string& id) {
  const int place = reading.places.find(id);
  if (place != kNobody) return place;
  reading.note(row, Effect::kLeftOut, field, "homecare.municipal.unknown_place", {{"found", id}});
  return std::nullopt;
}

std::optional<Shift> shift_of(Reading& reading, const RowOf& row, const wire::ShiftRow& from) {
  const Municipality& all = reading.read.all;
  Shift shift;
  shift.id = from.id;
  shift.carer = reading.carers.find(from.carer);
  if (shift.carer == kNobody) {
    reading.note(row, Effect::kLeftOut, "carer", "homecare.municipal.unknown_carer", {{"found", from.carer}});
    return std::nullopt;
  }
  const auto begins = reading.moment(row, "from", from.from, Edge::kFrom), ends = reading.moment(row, "until", from.until, Edge::kUntil);
  const auto begin = place_of(reading, row, "begin", from.begin);
  const auto end = from.end ? place_of(reading, row, "end", *from.end) : begin;
  if (!begins || !ends || !begin || !end) return std::nullopt;
  if (*ends <= *begins) {
    reading.note(row, Effect::kLeftOut, "until", "homecare.municipal.shift_order", {{"from", from.from}, {"until", from.until}});
    return std::nullopt;
  }
  if (*begins < 0 || *begins >= all.midnights.back()) {
    reading.note(row, Effect::kLeftOut, "from", "homecare.municipal.outside_days",
                 {{"found", from.from}, {"first", to_iso8601(reading.file.first)}, {"days", std::to_string(reading.file.days)}});
    return std::nullopt;
  }
  shift.from = *begins, shift.until = *ends, shift.begin = *begin, shift.end = *end;
  shift.layer = from.layer ? *from.layer : layer_at(all, shift.from);
  if (from.pause) shift.pause = pause_of(reading, row, *from.pause, shift);
  if (from.absent_from) shift.absent_from = reading.moment(row, "absent_from", *from.absent_from, Edge::kFrom);
  return shift;
}

}  // namespace

void read_shifts(Reading& reading) {
  Municipality& all = reading.read.all;
  reading.end = all.midnights.back();
  std::vector<bool> may_not_drive(all.carers.size());
  for (const wire::CarerRow& carer : reading.file.carers)
    if (carer.mode == roads::Mode::kCar && carer.licence && !*carer.licence)
      may_not_drive[static_cast<std::size_t>(reading.carers.find(carer.id))] = true;
  for (std::size_t r = 0; r < reading.file.shifts.size(); ++r) {
    const wire::ShiftRow& from = reading.file.shifts[r];
    const RowOf row{Table::kShifts, r, from.id};
    auto shift = shift_of(reading, row, from);
    if (!shift) continue;
    if (may_not_drive[static_cast<std::size_t>(shift->carer)]) {
      reading.note(row, Effect::kLeftOut, "carer", "homecare.municipal.shift_licence", {{"found", from.carer}});
      continue;
    }
    if (!reading.shifts.add(from.id, static_cast<int>(all.shifts.size()))) {
      reading.note(row, Effect::kLeftOut, "id", "homecare.municipal.duplicate", {{"found", from.id}});
      continue;
    }
    reading.end = std::max(reading.end, shift->until);
    reading.shift_rows.push_back(r);
    all.shifts.push_back(std::move(*shift));
  }
}

}  // namespace meretid::homecare::municipal
