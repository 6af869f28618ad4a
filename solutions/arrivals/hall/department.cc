// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/department.h"

#include <algorithm>
#include <list>
#include <mutex>

#include "base/xz.h"
#include "danish/local_time.h"
#include "solutions/arrivals/calendar/for_series.h"
#include "solutions/arrivals/hall/columns.h"
#include "solutions/arrivals/series/csv.h"
#include "solutions/arrivals/series/moment_text.h"
#include "solutions/arrivals/series/json_table.h"
#include "solutions/arrivals/series/read.h"

namespace meretid::arrivals::hall {
namespace {

constexpr std::size_t kMostCorrections = 50;
constexpr std::size_t kRemembered = 4;

// Hours behind the file make the series longer; what lies between is not known. Hours before it begins are not used.
void put_hours(const std::vector<ReceivedHour>& hours, Department& department) {
  Series& series = department.series;
  const std::size_t of_file = series.size();
  for (std::size_t i = 0; i < hours.size(); ++i) {
    const std::int64_t slot = (hours[i].at - series.first) / series.minutes;
    if (hours[i].at < series.first) continue;
    const auto at = static_cast<std::size_t>(slot);
    if (at >= series.size()) series.counts.resize(at + 1, 0), series.known.resize(at + 1, 0);
    const bool again = i > 0 && hours[i - 1].at == hours[i].at;
    const double count = static_cast<double>(hours[i].count);
    const bool differs = series.known[at] && (again || at < of_file) && series.counts[at] != count;
    if (differs) department.corrections.push_back({series.moment(slot), series.counts[at], count, to_iso8601(hours[i].received)});
    series.counts[at] = count;
    series.known[at] = 1;
  }
  std::ranges::stable_sort(department.corrections, std::ranges::greater(), &Correction::received);
  if (department.corrections.size() > kMostCorrections) department.corrections.resize(kMostCorrections);
  if (series.size() > of_file) fill_gaps(series);
}

struct Remembered {
  std::string id;
  std::int64_t changed = 0;
  std::shared_ptr<const Department> department;
};
std::mutex mutex;
std::list<Remembered> remembered;  // the one asked for last stands first

}  // namespace

void fields(describe::Fields<Correction>& f) {
  f("start", &Correction::start);
  f("before", &Correction::before);
  f("after", &Correction::after);
  f("received", &Correction::received);
}

Result<Department> department_of(const Settings& settings, const std::vector<ReceivedHour>& hours, const ReadBlob& read) {
  TRY_VOID(check(settings));
  const describe::Upload& file = settings.files.front();
  TRY(std::string bytes, read(file.blob));
  if (bytes.starts_with("\xFD" "7zXZ")) {
    TRY(bytes, base::unpack_xz(bytes, file.name));
  }
  if (looks_like_json(bytes)) {
    TRY(bytes, csv_of_json(bytes, file.name));
  }
  Department department;
  const Columns columns = columns_of(bytes, settings);
  department.columns = columns.names;
  department.time = columns.time;
  department.value = columns.value.value_or("");
  TRY(const Zone zone, zone_named(settings.zone));
  TRY(department.series, read_series(bytes, {columns.time, columns.value, zone, {}}, file.name));
  put_hours(hours, department);
  department.calendar = calendar_for(*country_named(settings.calendar), department.series);
  for (const DayEntry& entry : settings.days) {
    if (entry.percent) continue;
    for (std::int32_t day = day_of(entry.first); day <= day_of(entry.last); ++day) department.calendar.add(day, {entry.name, entry.kind});
  }
  return department;
}

Result<std::shared_ptr<const Department>> loaded(store::Connection& db, const CaseId& id, const Kept& kept, const ReadBlob& read) {
  {
    const std::lock_guard lock(mutex);
    const auto found = std::ranges::find_if(remembered, [&](const Remembered& r) { return r.id == id.text() && r.changed == kept.changed; });
    if (found != remembered.end()) {
      remembered.splice(remembered.begin(), remembered, found);
      return remembered.front().department;
    }
  }
  TRY(const auto came, hours(db, id));
  TRY(auto department, department_of(kept.settings, came, read));
  auto shared = std::make_shared<const Department>(std::move(department));
  const std::lock_guard lock(mutex);
  std::erase_if(remembered, [&](const Remembered& r) { return r.id == id.text(); });
  remembered.push_front({id.text(), kept.changed, shared});
  if (remembered.size() > kRemembered) remembered.pop_back();
  return std::shared_ptr<const Department>(shared);
}

Timestamp end_of(const Series& series) {
  std::size_t known = series.size();
  while (known > 0 && !series.known[known - 1]) --known;
  const auto slot = static_cast<std::int64_t>(known);
  if (series.slots_in_utc()) return {(series.first + slot * series.minutes) * kMinute};
  const WallTime wall = series.wall(slot);
  if (const auto exact = danish::moment_of({date_of(wall.day), wall.minute * 60})) return *exact;
  return *danish::moment_of({date_of(wall.day), (wall.minute + 60) * 60});
}

Result<std::int64_t> place(const Series& series, std::string_view moment) {
  const auto bad = [&] {
    return fail("arrivals.hall.bad_start", Kind::kBadInput, {{"found", std::string(moment)}, {"minutes", std::to_string(series.minutes)}}, "start");
  };
  const auto read = moment_from(moment);
  if (!read) return bad();
  std::int64_t at = std::int64_t{read->wall.day} * 1440 + read->wall.minute;
  if (series.zone == Zone::kCopenhagen) {
    if (read->ahead) {
      at -= *read->ahead;
    } else {
      const auto exact = danish::moment_of({date_of(read->wall.day), read->wall.minute * 60});
      if (!exact) return bad();
      at = exact->microseconds / kMinute;
    }
    if (!series.slots_in_utc()) at += danish::seconds_ahead({at * kMinute}) / 60;
  }
  if ((at - series.first) % series.minutes != 0) return bad();
  return at;
}

std::string moment_of(const Series& series, std::int64_t at) { return series.moment((at - series.first) / series.minutes); }

}  // namespace meretid::arrivals::hall
