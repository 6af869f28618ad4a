// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/department.h"

#include <algorithm>
#include <list>
#include <map>
#include <mutex>
#include <set>

#include "danish/local_time.h"
#include "solutions/arrivals/calendar/for_series.h"
#include "solutions/arrivals/hall/columns.h"
#include "solutions/arrivals/series/moment_text.h"
#include "solutions/arrivals/series/read.h"
#include "solutions/arrivals/series/table_text.h"
#include "solutions/arrivals/verbs/group_rows.h"
#include "solutions/arrivals/verbs/open_workbook.h"

namespace meretid::arrivals::hall {
namespace {

constexpr std::size_t kMostCorrections = 50;
constexpr std::size_t kRemembered = 4;
constexpr std::size_t kNamedGroups = 12;  // in a complaint

// Hours behind the file make the series longer; what lies between is not known. Hours before it begins are not used.
void put_totals(const std::vector<ReceivedHour>& hours, Department& department) {
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
}

// An hour that any group of was sent is sent whole: groups that are left out had nobody. Of an hour that only the total was sent of, the groups
// are not known. The total is what was sent as such, or else the sum.
void put_groups(const std::vector<ReceivedHour>& hours, const std::set<std::size_t>& totals, Department& department) {
  GroupedSeries& all = department.groups;
  std::set<std::size_t> sent;
  std::map<std::string, std::size_t> numbers;
  for (std::size_t g = 0; g < all.groups.size(); ++g) numbers[key_of(all.groups[g].values)] = g;
  const auto grow = [&](std::size_t size) {
    if (size <= department.series.size()) return;
    department.series.counts.resize(size, 0), department.series.known.resize(size, 0);
  };
  for (const ReceivedHour& hour : hours) {
    const auto number = numbers.find(hour.part);
    if (number == numbers.end() || hour.at < all.total.first) continue;  // of columns that are no longer chosen
    const auto at = static_cast<std::size_t>((hour.at - all.total.first) / all.total.minutes);
    grow(at + 1);
    for (GroupCounts& group : all.groups) group.counts.resize(department.series.size(), 0), group.known.resize(department.series.size(), 0);
    if (sent.insert(at).second)
      for (GroupCounts& group : all.groups) group.counts[at] = 0, group.known[at] = 1;
    all.groups[number->second].counts[at] = static_cast<double>(hour.count);
  }
  for (GroupCounts& group : all.groups) group.counts.resize(department.series.size(), 0), group.known.resize(department.series.size(), 0);
  for (const std::size_t at : totals)
    if (!sent.contains(at))
      for (GroupCounts& group : all.groups) group.known[at] = 0;
  for (const std::size_t at : sent) {
    if (totals.contains(at)) continue;
    double sum = 0;
    for (const GroupCounts& group : all.groups) sum += group.counts[at];
    department.series.counts[at] = sum;
    department.series.known[at] = 1;
  }
}

void put_hours(const std::vector<ReceivedHour>& hours, Department& department) {
  const std::size_t of_file = department.series.size();
  std::vector<ReceivedHour> totals, parts;
  for (const ReceivedHour& hour : hours) (hour.part.empty() ? totals : parts).push_back(hour);
  put_totals(totals, department);
  if (!department.groups.groups.empty()) {
    std::set<std::size_t> told;
    for (const ReceivedHour& hour : totals)
      if (hour.at >= department.series.first) told.insert(static_cast<std::size_t>((hour.at - department.series.first) / department.series.minutes));
    put_groups(parts, told, department);
  }
  std::ranges::stable_sort(department.corrections, std::ranges::greater(), &Correction::received);
  if (department.corrections.size() > kMostCorrections) department.corrections.resize(kMostCorrections);
  if (department.series.size() > of_file) fill_gaps(department.series);
  department.groups.total = department.series;
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
  TRY(auto bytes, read(file.blob));
  TRY(Table table, table_text(first_then(std::move(bytes), [] { return Result<std::string>(std::string()); }), file.name, kMostUploaded, open_workbook(file.name, settings.sheet)));
  // The columns are found out from the beginning.
  TRY(std::string first, table.text());
  Department department;
  const Columns columns = columns_of(first, settings);
  department.columns = columns.names;
  department.time = columns.time;
  department.value = columns.value.value_or("");
  TRY(const Zone zone, zone_named(settings.zone));
  TRY(department.groups, read_grouped(first_then(std::move(first), std::move(table.text)), {columns.time, columns.value, zone, {}, settings.groups}, file.name));
  department.series = department.groups.total;
  department.series.notes.insert(department.series.notes.begin(), table.notes.begin(), table.notes.end());
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

std::string key_of(const std::vector<std::string>& values) {
  std::string key;
  for (const std::string& value : values) key += value + '\x1f';
  return key;
}

Result<std::size_t> group_named(const Department& department, const std::vector<std::string>& values) {
  std::string some, asked;
  const auto& groups = department.groups.groups;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].values == values) return g;
    if (g < kNamedGroups) some += (g ? "; " : "") + name_of(groups[g].values);
  }
  for (const std::string& value : values) asked += (asked.empty() ? "" : " · ") + value;
  return fail("arrivals.hall.group", Kind::kBadInput, {{"found", asked}, {"expected", some.empty() ? "–" : some}});
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
