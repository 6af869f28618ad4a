// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/bench/verb.h"

#include <iterator>
#include <ostream>

#include "base/catalogue.h"
#include "base/read_file.h"
#include "base/xz.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/arrivals/bench/parts.h"
#include "solutions/arrivals/bench/peers.h"
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
  f("only", &BenchInput::only).help("Kun denne del: wales, nyc, small, groups, announced, long, update, staff eller peers.", "Only this part: wales, nyc, small, groups, announced, long, update, staff or peers.")
      .pattern("wales|nyc|small|groups|announced|long|update|staff|peers", "wales, nyc, small, groups, announced, long, update, staff eller peers", "wales, nyc, small, groups, announced, long, update, staff or peers");
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

Result<std::vector<Row>> small_rows(const Series& wales, const Calendar& gb) {
  const Series small = bench::thinned(wales, 0.4);
  std::vector<Row> rows = bench::hourly_rows("small", small, gb, {});
  rows[0].reference = bench::climatology_pinball(small);
  rows[0].note += "; each Welsh arrival kept with probability .4, beside it 52 weeks of the same hour";
  return rows;
}

Result<std::vector<Row>> long_rows(const Series& wales, const Calendar& gb, const Series& nyc, const Calendar& us) {
  TRY(std::vector<Row> rows, bench::long_rows("wales", wales, gb, true));
  TRY(std::vector<Row> more, bench::long_rows("nyc", nyc, us, false));
  std::move(more.begin(), more.end(), std::back_inserter(rows));
  return rows;
}

int run(const BenchInput& input, solution::VerbContext& context) {
  const auto wales = series_at(input.data, "wales_h2_hourly.csv", "ts", "arrivals");
  if (!wales) return context.report(wales.error());
  const auto nyc = series_at(input.data, "nyc_ems_hourly.csv.xz", "ts", "calls");
  if (!nyc) return context.report(nyc.error());
  const Calendar gb = Calendar::of(Country::kGb, 2013, 2021), us = Calendar::of(Country::kUs, 2009, 2022);
  using Rows = Result<std::vector<Row>>;
  std::vector<solution::BenchPart> parts = {{"wales", [&]() -> Rows { return bench::hourly_rows("wales", *wales, gb, bench::Goals{1.177, 3.178}); }},
                                       {"nyc", [&]() -> Rows { return bench::hourly_rows("nyc", *nyc, us, bench::Goals{4.875, 13.09}); }},
                                       {"small", [&] { return small_rows(*wales, gb); }},
                                       {"long", [&] { return long_rows(*wales, gb, *nyc, us); }},
                                       {"update", [&]() -> Rows { return std::vector{bench::update_row(*wales, gb)}; }},
                                       {"staff", [&] { return bench::staff_rows(*wales, gb); }}};
  if (input.only == "peers" || (!input.only && bench::peers_are_here())) parts.push_back({"peers", [&] { return bench::peer_rows(*wales, gb); }});
  else if (!input.only) context.messages << base::render(Error("arrivals.bench.no_peer", Kind::kNotFound, {}), base::language_from(context.language)) << '\n';
  return solution::run_bench(context, "arrivals", parts, input.only);
}

}  // namespace

void enter_bench(solution::Hall& hall) { hall.verb<BenchInput>("bench", &run); }

}  // namespace meretid::arrivals
