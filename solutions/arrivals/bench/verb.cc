// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/bench/verb.h"

#include <functional>
#include <iterator>
#include <ostream>

#include "base/read_file.h"
#include "base/xz.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/arrivals/bench/parts.h"
#include "solutions/arrivals/series/read.h"

namespace meretid::arrivals {
namespace {

using bench::Row;

struct BenchInput {
  std::string data;
  std::optional<std::string> only;
};
void fields(describe::Fields<BenchInput>& f) {
  f.about("Måler, hvor godt prognosen rammer på kendte serier, om bemandingen holder i en simuleret kø, og hvor hurtigt der regnes.",
          "Measures how good the forecast is on known series, whether the staffing holds in a simulated queue, and how fast it is.");
  f("data", &BenchInput::data).help("Mappen med serierne.", "The folder of the series.").value("MAPPE", "DIR").length(1, 4000);
  f("only", &BenchInput::only).help("Kun denne del: wales, nyc, small, long, update eller staff.", "Only this part: wales, nyc, small, long, update or staff.")
      .pattern("wales|nyc|small|long|update|staff", "wales, nyc, small, long, update eller staff", "wales, nyc, small, long, update or staff");
  f.example("meretid arrivals bench --data ../shared/data/arrivals --json", "Alle dele som et objekt.", "All parts as an object.");
}

Result<Series> series_at(const std::string& folder, const std::string& name, const char* time, const char* value) {
  const auto file = base::read_file(folder + "/" + name);
  if (!file) return fail("arrivals.bench.missing", Kind::kNotFound, {{"found", name}}, folder);
  std::string bytes = *file;
  if (name.ends_with(".xz")) {
    TRY(bytes, base::unpack_xz(bytes, name));
  }
  return read_series(bytes, {time, value, Zone::kPlain, {}}, name);
}

Result<std::vector<Row>> measure(const BenchInput& input, solution::VerbContext& context) {
  TRY(const Series wales, series_at(input.data, "wales_h2_hourly.csv", "ts", "arrivals"));
  TRY(const Series nyc, series_at(input.data, "nyc_ems_hourly.csv.xz", "ts", "calls"));
  const Calendar gb = Calendar::of(Country::kGb, 2013, 2021), us = Calendar::of(Country::kUs, 2009, 2022);
  std::vector<Row> rows;
  const auto add = [&](std::vector<Row> more) { std::move(more.begin(), more.end(), std::back_inserter(rows)); };
  const std::vector<std::pair<std::string, std::function<Result<void>()>>> parts = {
      {"wales", [&]() -> Result<void> { add(bench::hourly_rows("wales", wales, gb, bench::Goals{1.177, 3.178})); return {}; }},
      {"nyc", [&]() -> Result<void> { add(bench::hourly_rows("nyc", nyc, us, bench::Goals{4.875, 13.09})); return {}; }},
      {"small", [&]() -> Result<void> {
         const Series small = bench::thinned(wales, 0.4);
         std::vector<Row> found = bench::hourly_rows("small", small, gb, {});
         found[0].reference = bench::climatology_pinball(small);
         found[0].note += "; each Welsh arrival kept with probability .4, beside it 52 weeks of the same hour";
         add(std::move(found));
         return {};
       }},
      {"long", [&]() -> Result<void> {
         TRY(std::vector<Row> first, bench::long_rows("wales", wales, gb, true));
         TRY(std::vector<Row> second, bench::long_rows("nyc", nyc, us, false));
         add(std::move(first));
         add(std::move(second));
         return {};
       }},
      {"update", [&]() -> Result<void> { add({bench::update_row(wales, gb)}); return {}; }},
      {"staff", [&]() -> Result<void> {
         TRY(std::vector<Row> found, bench::staff_rows(wales, gb));
         add(std::move(found));
         return {};
       }}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (input.only && *input.only != parts[i].first) continue;
    context.progress(static_cast<double>(i) / static_cast<double>(parts.size()), "arrivals.bench.step");
    TRY_VOID(parts[i].second());
  }
  return rows;
}

int run(const BenchInput& input, solution::VerbContext& context) {
  const auto rows = measure(input, context);
  if (!rows) return context.report(rows.error());
  if (context.json) {
    context.out << describe::to_json(solution::BenchReport{"arrivals", *rows}) << '\n';
    return 0;
  }
  for (const Row& row : *rows) context.out << row.id << '\t' << row.value << ' ' << row.unit << '\t' << row.note << '\n';
  return 0;
}

}  // namespace

void enter_bench(solution::Hall& hall) { hall.verb<BenchInput>("bench", &run); }

}  // namespace meretid::arrivals
