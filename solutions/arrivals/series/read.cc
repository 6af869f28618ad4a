// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/read.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "danish/local_time.h"
#include "solutions/arrivals/series/csv.h"
#include "solutions/arrivals/series/moment_text.h"

namespace meretid::arrivals {
namespace {

constexpr double kUnlikelySilence = 30;      // expected arrivals; e^-30 is the chance of none
constexpr std::int64_t kMostMinutes = std::int64_t{31} * 366 * 1440;
constexpr int kLeastDays = 14;

struct Row {
  std::int64_t at = 0;      // minutes, on the wall or in UTC
  double value = 0;
  std::size_t group = 0;    // hash of what tells rows of the same moment apart
  bool usable = true;
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

std::string names_of(const std::vector<std::string>& header) {
  std::string all;
  for (const std::string& name : header) all += (all.empty() ? "" : ", ") + name;
  return all;
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

void mark_silences(Series& series, Notes& notes) {
  double sum = 0, seen = 0;
  for (std::size_t i = 0; i < series.size(); ++i)
    if (series.known[i]) sum += series.counts[i], seen += 1;
  if (sum <= 0) return;
  const auto longest = static_cast<std::size_t>(std::max(kUnlikelySilence / (sum / seen), static_cast<double>(series.per_day()) / 2));
  std::size_t begin = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series.known[i] && series.counts[i] <= 0) continue;
    if (series.known[i] && i - begin >= std::max<std::size_t>(longest, 3)) {
      for (std::size_t k = begin; k < i; ++k) series.known[k] = 0;
      notes.add("silence", begin);
    }
    begin = i + 1;
  }
  // At the end nobody knows yet whether the silence is an outage or a door that was closed: told, and taken as it is.
  if (series.size() - begin >= std::max<std::size_t>(longest, 3)) notes.add("ends_silent", begin);
}

}  // namespace

Result<Zone> zone_named(std::string_view name) {
  if (name.empty()) return Zone::kPlain;
  if (name == "Europe/Copenhagen") return Zone::kCopenhagen;
  return fail("arrivals.series.zone", Kind::kUsage, {{"found", std::string(name)}}, "--tz");
}

Result<Series> read_series(std::string_view csv, const ReadSettings& settings, std::string_view file) {
  const std::string where(file);
  CsvRows lines(csv);
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

  Notes notes;
  std::vector<Row> rows;
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
    if (settings.zone == Zone::kCopenhagen && !moment->ahead && !rows.empty() && row.at <= before && before - row.at < 60)
      if (const std::int64_t second = placed(*moment, settings.zone, true, lines.line(), notes); second > before) row.at = second;
    if (settings.value) {
      const auto value = value_column < line->size() ? number((*line)[value_column]) : std::nullopt;
      if (!value) row.usable = false, notes.add("no_number", lines.line());
      else if (*value < 0) row.usable = false, notes.add("negative", lines.line());
      else if (*value > 1e7) row.usable = false, notes.add("huge", lines.line());
      else if (*value != std::floor(*value)) notes.add("fractional", lines.line());
      row.value = row.usable ? *value : 0;
      for (std::size_t c = 0; c < line->size(); ++c)
        if (c != time_column && c != value_column && !(*line)[c].empty() && !number((*line)[c]))
          row.group = row.group * 1'000'003U + std::hash<std::string>{}((*line)[c]);
    } else {
      row.value = 1;
    }
    if (!rows.empty() && row.at < rows.back().at) notes.add("unsorted", lines.line());
    before = row.at;
    rows.push_back(row);
  }
  if (rows.empty()) return fail("arrivals.series.no_rows", Kind::kBadInput, {{"column", lines.header()[time_column]}}, where);
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.at < b.at; });
  if (rows.back().at - rows.front().at > kMostMinutes)
    return fail("arrivals.series.long", Kind::kBadInput, {{"years", std::to_string((rows.back().at - rows.front().at) / (1440 * 365))}}, where);

  Series series;
  series.zone = settings.zone;
  series.minutes = settings.minutes.value_or(settings.value ? usual_step(rows) : 60);
  const bool on_wall = settings.zone == Zone::kCopenhagen && !series.slots_in_utc();
  if (on_wall)
    for (Row& row : rows) row.at += danish::seconds_ahead({row.at * kMinute}) / 60;
  const std::int64_t step = series.minutes;
  const auto slot_at = [step](std::int64_t at) { return at >= 0 ? at / step : -((-at + step - 1) / step); };
  series.first = slot_at(rows.front().at) * step;
  const auto slots = static_cast<std::size_t>(slot_at(rows.back().at) - slot_at(rows.front().at) + 1);
  if (slots * static_cast<std::size_t>(step) < std::size_t{kLeastDays} * 1440)
    return fail("arrivals.series.short", Kind::kBadInput,
                {{"expected", std::to_string(kLeastDays)}, {"found", std::to_string(slots * static_cast<std::size_t>(step) / 1440)}}, where);
  series.counts.assign(slots, 0);
  series.known.assign(slots, settings.value ? 0 : 1);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto slot = static_cast<std::size_t>(slot_at(rows[i].at) - slot_at(rows.front().at));
    bool repeated = false;
    if (settings.value)
      for (std::size_t k = i; k-- > 0 && rows[k].at == rows[i].at && !repeated;) repeated = rows[k].group == rows[i].group && rows[k].usable;
    if (repeated) {
      notes.add("duplicate", i + 2);
      continue;
    }
    if (!rows[i].usable) continue;
    series.counts[slot] += rows[i].value;
    series.known[slot] = 1;
  }
  mark_silences(series, notes);
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
  fill_gaps(series);
  return series;
}

}  // namespace meretid::arrivals
