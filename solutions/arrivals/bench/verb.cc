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

Result<std::string> text_at(const std::string& folder, const std::string& name) {
  auto file = base::read_file(folder + "/" + name);
  if (!file) return fail("arrivals.bench.missing", Kind::kNotFound, {{"found", name}}, folder);
  if (name.ends_with(".xz")) return base::unpack_xz(*file, name);
  return std::move(*file);
}

Result<Series> series_at(const std::string& folder, const std::string& name, const char* time, const char* value) {
  TRY(const std::string text, text_at(folder, name));
  return read_series(text, {time, value, Zone::kPlain, {}}, name);
}

// The file has a column for each borough.
Result<GroupedSeries> boroughs_at(const std::string& folder) {
  TRY(const std::string text, text_at(folder, "nyc_ems_hourly.csv.xz"));
  GroupedSeries all;
  all.columns = {"borough"};
  for (const char* name : {"bronx", "brooklyn", "manhattan", "queens"}) {
    TRY(const Series one, read_series(text, {"ts", name, Zone::kPlain, {}}, name));
    if (all.groups.empty()) all.total = one;
    else
      for (std::size_t i = 0; i < one.size(); ++i) all.total.counts[i] += one.counts[i];
    all.groups.push_back({{name}, one.counts, one.known});
  }
  return all;
}

Result<std::vector<Row>> group_rows(const std::string& folder, const Calendar& us, const Calendar& gb) {
  TRY(const GroupedSeries boroughs, boroughs_at(folder));
  TRY(const std::string text, text_at(folder, "wales_ambulance_daily.csv"));
  TRY(const GroupedSeries days, read_grouped(one_piece(text), {"date", "incidents", Zone::kPlain, {}, {"lhb_code", "category"}}, "wales_ambulance_daily.csv"));
  return bench::group_rows(boroughs, us, days, gb);
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
                                       {"groups", [&] { return group_rows(input.data, us, gb); }},
                                       {"announced", [&]() -> Rows { return bench::announced_rows(*wales, gb); }},
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
