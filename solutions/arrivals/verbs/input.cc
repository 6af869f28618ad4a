// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/verbs/input.h"

#include <charconv>
#include <map>
#include <ostream>

#include "base/catalogue.h"
#include "base/read_file.h"
#include "base/xz.h"
#include "solutions/arrivals/calendar/for_series.h"
#include "solutions/arrivals/series/json_table.h"
#include "solutions/arrivals/series/read.h"

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

}  // namespace

Result<Arrivals> arrivals_of(const SeriesInput& input, solution::VerbContext& context) {
  TRY(const Zone zone, zone_named(input.tz));
  TRY(std::string bytes, context.jobs.read(input.file.blob));
  if (bytes.starts_with("\xFD" "7zXZ")) {
    TRY(bytes, base::unpack_xz(bytes, input.file.name));
  }
  if (looks_like_json(bytes)) {
    TRY(bytes, csv_of_json(bytes, input.file.name));
  }
  TRY(Series series, read_series(bytes, {input.time, input.value, zone, {}}, input.file.name));
  const base::Language language = base::language_from(context.language);
  for (const Error& note : series.notes) context.messages << base::render(note, language) << '\n';
  TRY(Calendar calendar, calendar_of(input.calendar, series));
  return Arrivals{std::move(series), std::move(calendar)};
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
