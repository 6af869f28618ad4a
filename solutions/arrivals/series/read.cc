// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/read.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/utf8.h"
#include "danish/local_time.h"
#include "solutions/arrivals/series/csv.h"
#include "solutions/arrivals/series/level_shifts.h"
#include "solutions/arrivals/series/moment_text.h"

namespace meretid::arrivals {
namespace {

constexpr double kUnlikelySilence = 30;      // expected arrivals; e^-30 is the chance of none
constexpr double kUnlikelyQuiet = 12;        // the same, of slots that have no row at all
constexpr std::int64_t kMostMinutes = std::int64_t{31} * 366 * 1440;
constexpr std::size_t kMostNamed = 300;        // bytes of column names in a complaint
constexpr std::size_t kMostShifts = 4;         // told of, the latest
constexpr int kLeastDays = 14;
constexpr std::size_t kMostRows = 20'000'000;  // of counts: 30 years of hours of 70 groups
constexpr double kNearlyAll = 0.9;

struct Row {
  std::int64_t at = 0;      // minutes, on the wall or in UTC
  double value = 0;
  std::size_t apart = 0;    // hash of what tells rows of the same moment apart
  std::uint32_t group = 0;
  bool usable = true;
};

std::int64_t slot_at(std::int64_t at, std::int64_t step) { return at >= 0 ? at / step : -((-at + step - 1) / step); }

// Numbers of the groups in the order they are met.
class GroupNumbers {
 public:
  Result<std::uint32_t> of(const std::vector<std::string>& row, const std::vector<std::size_t>& columns, const std::string& where) {
    if (columns.empty()) return std::uint32_t{0};
    key_.clear();
    for (const std::size_t c : columns) {
      if (c < row.size()) key_ += row[c];
      key_ += '\x1f';
    }
    if (const auto known = numbers_.find(key_); known != numbers_.end()) return known->second;
    if (values.size() == kMostGroups) return fail("arrivals.series.groups", Kind::kBadInput, {{"most", std::to_string(kMostGroups)}}, where);
    std::vector<std::string>& fresh = values.emplace_back();
    for (const std::size_t c : columns) fresh.push_back(c < row.size() && !row[c].empty() ? row[c] : "–");
    return numbers_.emplace(key_, static_cast<std::uint32_t>(values.size() - 1)).first->second;
  }
  std::vector<std::vector<std::string>> values;

 private:
  std::string key_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Counts in a row of slots that grows at both ends, one such row for each group.
class SlotCounts {
 public:
  explicit SlotCounts(std::int64_t step) : step_(step) {}
  // False where the slots would span more than any file may.
  bool add(std::int64_t at, std::uint32_t group, double value) {
    const std::int64_t slot = slot_at(at, step_);
    if (empty_) low = slot, high = slot, base_ = slot, empty_ = false;
    low = std::min(low, slot), high = std::max(high, slot);
    if ((high - low) * step_ > kMostMinutes) return false;
    if (slot < base_) {
      const std::int64_t room = std::max(base_ - slot, std::int64_t{1000});
      for (std::vector<double>& counts : by_group_) counts.insert(counts.begin(), static_cast<std::size_t>(room), 0);
      base_ -= room;
    }
    if (group >= by_group_.size()) by_group_.resize(group + 1);
    std::vector<double>& counts = by_group_[group];
    const auto index = static_cast<std::size_t>(slot - base_);
    if (index >= counts.size()) counts.resize(index + 1, 0);
    counts[index] += value;
    return true;
  }
  bool empty() const { return empty_; }
  // Of the slots from the first to the last that any group has.
  std::vector<double> counts(std::size_t group) const {
    std::vector<double> all(static_cast<std::size_t>(high - low + 1), 0);
    const auto skip = static_cast<std::size_t>(low - base_);
    for (std::size_t i = 0; i < all.size() && skip + i < by_group_[group].size(); ++i) all[i] = by_group_[group][skip + i];
    return all;
  }
  std::int64_t low = 0, high = 0;  // slots

 private:
  std::int64_t step_, base_ = 0;
  bool empty_ = true;
  std::vector<std::vector<double>> by_group_;
};

// Each kind of oddness is told once, with how often and where first.
class Notes {
 public:
  void add(const char* code, std::size_t line) {
    auto& [count, first] = seen_[code];
    if (count++ == 0) first = line;
  }
  void write(Series& series) const {
    for (const auto& [code, what] : seen_)
      series.notes.emplace_back("arrivals.series." + code, Kind::kBadInput,
                                std::vector<std::pair<std::string, std::string>>{{"count", std::to_string(what.first)}, {"line", std::to_string(what.second)}});
  }

 private:
  std::map<std::string, std::pair<std::size_t, std::size_t>> seen_;
};

std::optional<double> number(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  double value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (wrong == std::errc{} && end == text.data() + text.size() && std::isfinite(value)) return value;
  // "3,5" as Danes write it.
  if (const auto comma = text.find(','); comma != std::string_view::npos && text.find(',', comma + 1) == std::string_view::npos) {
    std::string dotted(text);
    dotted[comma] = '.';
    const auto [end2, wrong2] = std::from_chars(dotted.data(), dotted.data() + dotted.size(), value);
    if (wrong2 == std::errc{} && end2 == dotted.data() + dotted.size() && std::isfinite(value)) return value;
  }
  return {};
}

// For a complaint: what is no text, or endless, is not put on anybody's screen.
std::string names_of(const std::vector<std::string>& header) {
  std::string all;
  for (const std::string& name : header) all += (all.empty() ? "" : ", ") + name;
  for (char& c : all)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  all = base::repair(all);
  if (all.size() <= kMostNamed) return all;
  std::size_t end = kMostNamed;
  while (end > 0 && (static_cast<unsigned char>(all[end]) & 0xC0) == 0x80) --end;
  return all.substr(0, end) + " …";
}

// Minutes of the row's moment in the series' own counting.
std::int64_t placed(const MomentText& moment, Zone zone, bool second_time, std::size_t line, Notes& notes) {
  const std::int64_t wall = std::int64_t{moment.wall.day} * 1440 + moment.wall.minute;
  if (zone == Zone::kPlain) return wall;
  if (moment.ahead) return wall - *moment.ahead;
  const danish::LocalTime local{date_of(moment.wall.day), moment.wall.minute * 60};
  const auto exact = danish::moment_of(local, second_time ? danish::DoubledHour::kSecond : danish::DoubledHour::kFirst);
  if (exact) return exact->microseconds / kMinute;
  notes.add("missing_hour", line);
  return wall - 60;  // 02:30 that night is 03:30 on a clock that was moved in time: standard time names the same moment
}

// The step that most neighbouring moments have.
int usual_step(const std::vector<Row>& rows) {
  std::map<std::int64_t, std::size_t> steps;
  for (std::size_t i = 1; i < rows.size() && i < 50'000; ++i)
    if (const auto step = rows[i].at - rows[i - 1].at; step > 0) ++steps[step];
  std::size_t most = 0;
  std::int64_t usual = 60;
  for (const auto& [step, count] : steps)
    if (count > most) most = count, usual = step;
  if (usual >= 23 * 60) return 1440;
  for (const int fits : {720, 480, 360, 240, 180, 120})
    if (usual >= fits) return fits;
  return 60;
}

// A group's silences are told once for all groups.
void mark_silences(const Series& slots, std::vector<double>& counts, std::vector<std::uint8_t>& known, bool group, Notes& notes) {
  double sum = 0, seen = 0;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (known[i]) sum += counts[i], seen += 1;
  if (sum <= 0) return;
  const auto longest = static_cast<std::size_t>(std::max(kUnlikelySilence / (sum / seen), static_cast<double>(slots.per_day()) / 2));
  std::size_t begin = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (known[i] && counts[i] <= 0) continue;
    if (known[i] && i - begin >= std::max<std::size_t>(longest, 3)) {
      for (std::size_t k = begin; k < i; ++k) known[k] = 0;
      notes.add(group ? "group_silence" : "silence", begin);
    }
    begin = i + 1;
  }
  // At the end nobody knows yet whether the silence is an outage or a door that was closed: told, and taken as it is.
  if (counts.size() - begin >= std::max<std::size_t>(longest, 3)) notes.add(group ? "group_ends_silent" : "ends_silent", begin);
}

// Slots that are not known become nought where chance explains that nobody came.
void fill_quiet(Series& series) {
  double sum = 0, seen = 0;
  for (std::size_t i = 0; i < series.size(); ++i)
    if (series.known[i]) sum += series.counts[i], seen += 1;
  const double usual = seen > 0 ? sum / seen : 0;
  for (std::size_t first = 0, end = 0; first < series.size(); first = std::max(end, first + 1)) {
    for (end = first; end < series.size() && !series.known[end];) ++end;
    if (static_cast<double>(end - first) * usual < kUnlikelyQuiet) std::fill(series.known.begin() + static_cast<std::ptrdiff_t>(first), series.known.begin() + static_cast<std::ptrdiff_t>(end), 1);
  }
}

}  // namespace

Result<Zone> zone_named(std::string_view name) {
  if (name.empty()) return Zone::kPlain;
  if (name == "Europe/Copenhagen") return Zone::kCopenhagen;
  return fail("arrivals.series.zone", Kind::kUsage, {{"found", std::string(name)}}, "--tz");
}

Result<GroupedSeries> read_grouped(Pieces csv, const ReadSettings& settings, std::string_view file) {
  const std::string where(file);
  CsvRows lines(std::move(csv));
  const auto broke = [&]() -> Result<void> {
    if (!lines.failure()) return {};
    Error error = *lines.failure();
    if (error.where.empty()) error.where = where;
    return fail(std::move(error));
  };
  TRY_VOID(broke());
  if (lines.header().empty()) return fail("arrivals.series.empty", Kind::kBadInput, {}, where);
  const auto column = [&](const std::string& name) -> Result<std::size_t> {
    if (const auto found = lines.column(name)) return *found;
    return fail("arrivals.series.column", Kind::kBadInput, {{"expected", name}, {"found", names_of(lines.header())}}, where);
  };
  std::size_t time_column = 0, value_column = lines.header().size();
  if (!settings.time.empty()) {
    TRY(time_column, column(settings.time));
  }
  if (settings.value) {
    TRY(value_column, column(*settings.value));
  }
  std::vector<std::size_t> group_columns;
  for (const std::string& name : settings.groups) {
    TRY(const std::size_t found, column(name));
    group_columns.push_back(found);
  }

  GroupedSeries all;
  Series& series = all.total;
  series.zone = settings.zone;
  series.minutes = settings.minutes.value_or(60);
  const auto on_wall = [&] { return settings.zone == Zone::kCopenhagen && !series.slots_in_utc(); };
  const auto too_long = [&](std::int64_t minutes) { return fail("arrivals.series.long", Kind::kBadInput, {{"years", std::to_string(minutes / (1440 * 365))}}, where); };
  Notes notes;
  GroupNumbers numbers;
  std::vector<Row> rows;            // of counts
  SlotCounts arrivals(series.minutes);
  bool any = false;
  std::int64_t before = 0;
  while (const auto* line = lines.next()) {
    const auto moment = time_column < line->size() ? moment_from((*line)[time_column]) : std::nullopt;
    if (!moment) {
      notes.add("bad_time", lines.line());
      continue;
    }
    Row row;
    row.at = placed(*moment, settings.zone, false, lines.line(), notes);
    // The doubled hour of October: a row that would step back, or repeat, is its second time.
    if (settings.zone == Zone::kCopenhagen && !moment->ahead && any && row.at <= before && before - row.at < 60)
      if (const std::int64_t second = placed(*moment, settings.zone, true, lines.line(), notes); second > before) row.at = second;
    if (any && row.at < before) notes.add("unsorted", lines.line());
    before = row.at;
    any = true;
    TRY(row.group, numbers.of(*line, group_columns, where));
    if (!settings.value) {
      if (on_wall()) row.at += danish::seconds_ahead({row.at * kMinute}) / 60;
      if (!arrivals.add(row.at, row.group, 1)) return too_long((arrivals.high - arrivals.low) * series.minutes);
      continue;
    }
    const auto value = value_column < line->size() ? number((*line)[value_column]) : std::nullopt;
    if (!value) row.usable = false, notes.add("no_number", lines.line());
    else if (*value < 0) row.usable = false, notes.add("negative", lines.line());
    else if (*value > 1e7) row.usable = false, notes.add("huge", lines.line());
    else if (*value != std::floor(*value)) notes.add("fractional", lines.line());
    row.value = row.usable ? *value : 0;
    row.apart = row.group;
    for (std::size_t c = 0; c < line->size(); ++c)
      if (c != time_column && c != value_column && !(*line)[c].empty() && !number((*line)[c]))
        row.apart = row.apart * 1'000'003U + std::hash<std::string>{}((*line)[c]);
    if (rows.size() == kMostRows) return fail("arrivals.series.rows", Kind::kTooLarge, {{"most", std::to_string(kMostRows / 1'000'000)}}, where);
    rows.push_back(row);
  }
  TRY_VOID(broke());
  if (!any) return fail("arrivals.series.no_rows", Kind::kBadInput, {{"column", lines.header()[time_column]}}, where);
  if (settings.value) {
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.at < b.at; });
    if (rows.back().at - rows.front().at > kMostMinutes) return too_long(rows.back().at - rows.front().at);
    series.minutes = settings.minutes.value_or(usual_step(rows));
    if (on_wall())
      for (Row& row : rows) row.at += danish::seconds_ahead({row.at * kMinute}) / 60;
  }

  const std::int64_t step = series.minutes;
  const std::int64_t low = settings.value ? slot_at(rows.front().at, step) : arrivals.low, high = settings.value ? slot_at(rows.back().at, step) : arrivals.high;
  series.first = low * step;
  const auto slots = static_cast<std::size_t>(high - low + 1);
  if (slots * static_cast<std::size_t>(step) < std::size_t{kLeastDays} * 1440)
    return fail("arrivals.series.short", Kind::kBadInput,
                {{"expected", std::to_string(kLeastDays)}, {"found", std::to_string(slots * static_cast<std::size_t>(step) / 1440)}}, where);
  series.counts.assign(slots, 0);
  series.known.assign(slots, settings.value ? 0 : 1);
  all.columns = settings.groups;
  for (const auto& values : numbers.values) all.groups.push_back({values, std::vector<double>(slots, 0), series.known});
  if (!settings.value) {
    if (all.groups.empty()) series.counts = arrivals.counts(0);
    for (std::size_t g = 0; g < all.groups.size(); ++g) {
      all.groups[g].counts = arrivals.counts(g);
      for (std::size_t i = 0; i < slots; ++i) series.counts[i] += all.groups[g].counts[i];
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto slot = static_cast<std::size_t>(slot_at(rows[i].at, step) - low);
    bool repeated = false;
    for (std::size_t k = i; k-- > 0 && rows[k].at == rows[i].at && !repeated;) repeated = rows[k].apart == rows[i].apart && rows[k].usable;
    if (repeated) {
      notes.add("duplicate", i + 2);
      continue;
    }
    if (!rows[i].usable) continue;
    series.counts[slot] += rows[i].value;
    series.known[slot] = 1;
    if (all.groups.empty()) continue;
    all.groups[rows[i].group].counts[slot] += rows[i].value;
    all.groups[rows[i].group].known[slot] = 1;
  }
  const auto known_of = [](const std::vector<std::uint8_t>& known) { return static_cast<double>(std::ranges::count(known, 1)); };
  std::size_t leave_out = 0;
  for (GroupCounts& group : all.groups) {
    if (!settings.value || known_of(group.known) >= kNearlyAll * known_of(series.known)) continue;
    group.known.assign(slots, 1);
    notes.add("leaves_out", 0);
    ++leave_out;
  }
  // Where no group has all its rows, a slot without any is a quiet hour rather than a hole.
  if (leave_out > 0 && leave_out == all.groups.size()) fill_quiet(series);
  mark_silences(series, series.counts, series.known, false, notes);
  for (GroupCounts& group : all.groups) {
    for (std::size_t i = 0; i < slots; ++i) group.known[i] = group.known[i] && series.known[i];
    mark_silences(series, group.counts, group.known, true, notes);
  }
  std::ranges::sort(all.groups, {}, &GroupCounts::values);
  notes.write(series);
  std::size_t unknown = 0, longest = 0, run = 0;
  for (const std::uint8_t known : series.known) {
    run = known ? 0 : run + 1;
    unknown += known ? 0 : 1;
    longest = std::max(longest, run);
  }
  if (unknown == slots) return fail("arrivals.series.no_rows", Kind::kBadInput, {{"column", settings.value.value_or("")}}, where);
  if (unknown)
    series.notes.emplace_back("arrivals.series.gaps", Kind::kBadInput,
                              std::vector<std::pair<std::string, std::string>>{{"count", std::to_string(unknown)}, {"longest", std::to_string(longest)}});
  if (std::ranges::all_of(series.counts, [](double count) { return count <= 0; })) series.notes.emplace_back("arrivals.series.nobody", Kind::kBadInput);
  const std::vector<LevelShift> shifts = level_shifts(series);
  for (std::size_t k = shifts.size() > kMostShifts ? shifts.size() - kMostShifts : 0; k < shifts.size(); ++k)
    series.notes.emplace_back("arrivals.series.level", Kind::kBadInput,
                              std::vector<std::pair<std::string, std::string>>{{"when", to_iso8601(date_of(shifts[k].day))}, {"percent", (shifts[k].percent > 0 ? "+" : "") + std::to_string(std::lround(shifts[k].percent))}});
  fill_gaps(series);
  return all;
}

Result<Series> read_series(std::string_view csv, const ReadSettings& settings, std::string_view file) {
  TRY(GroupedSeries all, read_grouped(one_piece(csv), settings, file));
  return std::move(all.total);
}

}  // namespace meretid::arrivals
