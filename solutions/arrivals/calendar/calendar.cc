// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/calendar/calendar.h"

#include <optional>

#include "base/embedded.h"
#include "solutions/arrivals/calendar/holidays.h"
#include "solutions/arrivals/series/csv.h"
#include "solutions/arrivals/series/moment_text.h"

namespace meretid::arrivals {
namespace {

constexpr std::int32_t kLongest = 400;  // days of one entry

std::optional<std::int32_t> month_and_day(int year, const std::string& text) {
  const auto read = moment_from(std::to_string(year) + "-" + text);
  if (!read) return {};
  return read->wall.day;
}

// Municipalities set their own school holidays; these are the usual ones (school_dk.csv), and a file overrules them day by day.
void add_danish_school(Calendar& calendar, int year) {
  const auto file = base::embedded("solutions/arrivals/calendar/school_dk.csv");
  if (!file) return;
  CsvRows rows(*file);
  while (const auto* row = rows.next()) {
    const auto& r = *row;
    std::int32_t first = 0, last = -1;
    if (!r[1].empty()) {
      first = iso_week(year, std::stoi(r[1]));
      last = iso_week(year, std::stoi(r[2])) + 6;
    } else if (const auto from = month_and_day(year, r[3]), to = month_and_day(year, r[4]); from && to) {
      first = *from;
      last = *to >= *from ? *to : month_and_day(year + 1, r[4]).value_or(first);
    }
    for (std::int32_t day = first; day <= last; ++day) calendar.add(day, {r[0], DayKind::kSchool});
  }
}

const Mark* find(const std::map<std::int32_t, Mark>& in, std::int32_t day) {
  const auto found = in.find(day);
  return found == in.end() ? nullptr : &found->second;
}

}  // namespace

Calendar Calendar::of(Country country, int first_year, int last_year) {
  Calendar calendar;
  for (int year = first_year; year <= last_year; ++year) {
    if (country == Country::kDk) add_danish(calendar, year), add_danish_school(calendar, year);
    if (country == Country::kGb) add_british(calendar, year);
    if (country == Country::kUs) add_american(calendar, year);
  }
  return calendar;
}

void Calendar::add(std::int32_t day, Mark mark) {
  // A holiday wins over a near-holiday that falls on the same day: 2. pinsedag on 5 June.
  if (mark.kind == DayKind::kSchool) school_.insert_or_assign(day, std::move(mark));
  else if (mark.kind == DayKind::kEvent) events_.insert_or_assign(day, std::move(mark));
  else if (const auto there = days_.find(day); there == days_.end() || (there->second.kind == DayKind::kNear && mark.kind == DayKind::kHoliday))
    days_.insert_or_assign(day, std::move(mark));
}

const Mark* Calendar::mark(std::int32_t day) const { return find(days_, day); }
const Mark* Calendar::school(std::int32_t day) const { return find(school_, day); }
const Mark* Calendar::event(std::int32_t day) const { return find(events_, day); }

Result<void> Calendar::add_file(std::string_view csv, std::string_view file) {
  CsvRows rows(csv);
  const auto name = rows.column("name"), kind = rows.column("kind");
  auto first = rows.column("date"), last = rows.column("date");
  if (!first) first = rows.column("first"), last = rows.column("last");
  if (!name || !first || !last) return fail("arrivals.calendar.columns", Kind::kBadInput, {}, std::string(file));
  while (const auto* row = rows.next()) {
    const auto wrong = [&](std::string found) {
      return fail("arrivals.calendar.row", Kind::kBadInput, {{"line", std::to_string(rows.line())}, {"found", std::move(found)}}, std::string(file));
    };
    const auto field = [&](std::size_t c) { return c < row->size() ? (*row)[c] : std::string(); };
    const auto from = moment_from(field(*first)), to = moment_from(field(*last));
    if (!from || !to) return wrong(from ? field(*last) : field(*first));
    if (to->wall.day < from->wall.day || to->wall.day - from->wall.day > kLongest) return wrong(field(*last));
    if (field(*name).empty()) return wrong(field(*name));
    const std::string word = kind ? field(*kind) : std::string();
    DayKind what = DayKind::kHoliday;
    if (word == "near") what = DayKind::kNear;
    else if (word == "school") what = DayKind::kSchool;
    else if (word == "event") what = DayKind::kEvent;
    else if (!word.empty() && word != "holiday") return wrong(word);
    for (std::int32_t day = from->wall.day; day <= to->wall.day; ++day) add(day, {field(*name), what});
  }
  return {};
}

}  // namespace meretid::arrivals
