// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/verbs/input.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <ostream>

#include "base/catalogue.h"
#include "base/read_file.h"
#include "solutions/arrivals/calendar/for_series.h"
#include "solutions/arrivals/series/read.h"
#include "solutions/arrivals/series/table_text.h"
#include "solutions/arrivals/verbs/open_workbook.h"

namespace meretid::arrivals {
namespace {

Result<Calendar> calendar_of(const std::string& name, const Series& series) {
  if (const auto country = country_named(name)) return calendar_for(*country, series);
  const auto days = base::read_file(name);
  if (!days) return fail("arrivals.calendar.missing", Kind::kNotFound, {{"found", name}}, "--calendar");
  Calendar calendar;
  TRY_VOID(calendar.add_file(*days, name));
  return calendar;
}

// The file where it lies, so that its length does not matter; an upload knows its name alone.
Result<Pieces> file_of(const describe::Upload& file, solution::VerbContext& context) {
  const auto named = [&](const std::string& path) { return std::filesystem::path(path).filename() == file.name; };
  if (std::ranges::count_if(context.files, named) == 1) return pieces_of(*std::ranges::find_if(context.files, named), file.name);
  TRY(auto bytes, context.jobs.read(file.blob));
  return first_then(std::move(bytes), [] { return Result<std::string>(std::string()); });
}

}  // namespace

Result<Arrivals> arrivals_of(const SeriesInput& input, solution::VerbContext& context, const std::vector<std::string>& groups) {
  TRY(const Zone zone, zone_named(input.tz));
  TRY(Pieces file, file_of(input.file, context));
  TRY(Table table, table_text(std::move(file), input.file.name, kMostUnpacked, open_workbook(input.file.name, input.sheet)));
  TRY(GroupedSeries all, read_grouped(std::move(table.text), {input.time, input.value, zone, {}, groups}, input.file.name));
  Series& series = all.total;
  series.notes.insert(series.notes.begin(), table.notes.begin(), table.notes.end());
  const base::Language language = base::language_from(context.language);
  for (const Error& note : series.notes) context.messages << base::render(note, language) << '\n';
  TRY(Calendar calendar, calendar_of(input.calendar, series));
  Arrivals answer;
  answer.calendar = std::move(calendar);
  answer.groups = std::move(all);
  answer.series = answer.groups.total;
  return answer;
}

Result<double> minutes_of(const std::string& text, std::string_view field) {
  double value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  static const std::map<std::string_view, double> kUnits = {{"m", 1},     {"min", 1},   {"h", 60},           {"t", 60},        {"d", 1440},
                                                            {"w", 10080}, {"u", 10080}, {"M", 1440 * 30.4375}, {"y", 1440 * 365.25}};
  const auto factor = kUnits.find(unit);
  if (wrong != std::errc{} || factor == kUnits.end() || !(value > 0) || value > 1e6) return fail("arrivals.duration", Kind::kUsage, {{"found", text}}, std::string(field));
  return value * factor->second;
}

}  // namespace meretid::arrivals
