// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solutions/arrivals/backtest/daily.h"
#include "solutions/arrivals/backtest/hourly.h"
#include "solutions/arrivals/series/daily.h"
#include "solutions/arrivals/verbs/input.h"
#include "solutions/arrivals/verbs/verbs.h"

namespace meretid::arrivals {
namespace {

struct BacktestInput : SeriesInput {
  std::string last = "365d";
  std::string every = "12h";
  std::string horizon = "48h";
  std::string quantiles = "0.05:0.95:0.05";
  std::optional<std::int64_t> origins;
};
void fields(describe::Fields<BacktestInput>& f) {
  f.about("Ser tilbage: hvad prognosen ville have sagt, og hvor godt det ville have ramt.", "Looks back: what the forecast would have said, and how good that would have been.");
  series_fields(f);
  f("last", &BacktestInput::last).help("Så lang tid til sidst forudsiges.", "So long a time at the end is forecast.").value("TID", "TIME").optional();
  f("every", &BacktestInput::every).help("Tid mellem to prognoser.", "Time between two forecasts.").value("TID", "TIME").optional();
  f("horizon", &BacktestInput::horizon).help("Så langt frem ser hver prognose: 48h eller 180d.", "So far ahead looks each forecast: 48h or 180d.").value("TID", "TIME").optional();
  f("quantiles", &BacktestInput::quantiles).help("Fraktiler: første:sidste:skridt.", "Quantiles: first:last:step.").value("FØRSTE:SIDSTE:SKRIDT", "FIRST:LAST:STEP").optional();
  f("origins", &BacktestInput::origins).help("Så mange prognoser af hele døgn, fordelt over et år.", "So many forecasts of whole days, spread over a year.").range(1, 400);
  f.example("meretid arrivals backtest ankomster.csv --time tid --value antal --json", "Det seneste år, time for time.", "The last year, hour by hour.");
  f.example("meretid arrivals backtest ankomster.csv --time tid --value antal --horizon 180d --origins 12 --json", "Et halvt år frem, dag for dag.", "Half a year ahead, day by day.");
}

struct HourlyFigures {
  std::int64_t origins = 0;
  double mae = 0, rmse = 0;
  std::optional<double> mase168;
  double pinball = 0;
  std::optional<double> coverage80;
  double pit80 = 0;
  std::optional<double> day_mape;
  double seconds = 0;
};
void fields(describe::Fields<HourlyFigures>& f) {
  f("origins", &HourlyFigures::origins);
  f("mae", &HourlyFigures::mae);
  f("rmse", &HourlyFigures::rmse);
  f("mase168", &HourlyFigures::mase168);
  f("pinball", &HourlyFigures::pinball);
  f("coverage80", &HourlyFigures::coverage80);
  f("pit80", &HourlyFigures::pit80);
  f("day_mape", &HourlyFigures::day_mape);
  f("seconds", &HourlyFigures::seconds);
}
struct HourlyAnswer {
  HourlyFigures model, seasonal_naive;
};
void fields(describe::Fields<HourlyAnswer>& f) {
  f("model", &HourlyAnswer::model);
  f("seasonal_naive", &HourlyAnswer::seasonal_naive);
}
struct DailyFigures {
  std::int64_t origins = 0;
  double mape = 0;
  std::vector<double> mape_blocks;
  double week_mape = 0, mae = 0, coverage80 = 0, seconds = 0;
};
void fields(describe::Fields<DailyFigures>& f) {
  f("origins", &DailyFigures::origins);
  f("mape", &DailyFigures::mape);
  f("mape_blocks", &DailyFigures::mape_blocks);
  f("week_mape", &DailyFigures::week_mape);
  f("mae", &DailyFigures::mae);
  f("coverage80", &DailyFigures::coverage80);
  f("seconds", &DailyFigures::seconds);
}
struct DailyAnswer {
  DailyFigures model, seasonal_naive;
};
void fields(describe::Fields<DailyAnswer>& f) {
  f("model", &DailyAnswer::model);
  f("seasonal_naive", &DailyAnswer::seasonal_naive);
}

double since(std::chrono::steady_clock::time_point begun) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(); }

Result<std::vector<double>> levels_of(const std::string& text) {
  double first = 0, last = 0, step = 0;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%lf:%lf:%lf%c", &first, &last, &step, &rest) != 3 || !(first > 0) || !(last < 1) || !(step >= 0.001) || last < first)
    return fail("arrivals.backtest.quantiles", Kind::kUsage, {{"found", text}}, "--quantiles");
  std::vector<double> levels;
  for (int k = 0; first + k * step <= last + 1e-9; ++k) levels.push_back(first + k * step);
  return levels;
}

HourlyFigures figures(const Scores& s, const HourlyBacktest& test, double seconds) {
  HourlyFigures f{static_cast<std::int64_t>(test.origins), s.mae(), s.rmse(), {}, s.pinball(), s.coverage80(), s.pit80(), {}, seconds};
  if (test.scale > 0) f.mase168 = s.mae() / test.scale;
  if (s.days() > 0) f.day_mape = s.day_mape();
  return f;
}

Result<HourlyAnswer> by_hour(const BacktestInput& input, const Arrivals& data) {
  const Series& series = data.series;
  HourlyProtocol protocol;
  TRY(protocol.levels, levels_of(input.quantiles));
  const auto slots = [&](double minutes) { return std::max<std::size_t>(1, static_cast<std::size_t>(minutes / series.minutes)); };
  TRY(const double last, minutes_of(input.last, "--last"));
  TRY(const double every, minutes_of(input.every, "--every"));
  TRY(const double horizon, minutes_of(input.horizon, "--horizon"));
  protocol.last = slots(last), protocol.every = slots(every), protocol.horizon = slots(horizon);
  const std::size_t before = static_cast<std::size_t>(28 * series.per_day());
  if (protocol.horizon > protocol.last || protocol.last + before > series.size())
    return fail("arrivals.backtest.short", Kind::kBadInput,
                {{"expected", std::to_string((std::max(protocol.last, protocol.horizon) + before) / static_cast<std::size_t>(series.per_day()))},
                 {"found", std::to_string(series.size() / static_cast<std::size_t>(series.per_day()))}});
  auto begun = std::chrono::steady_clock::now();
  const ShortSettings settings;
  const HourlyBacktest model = backtest_model(series, data.calendar, protocol, settings);
  HourlyAnswer answer;
  answer.model = figures(model.model, model, since(begun));
  begun = std::chrono::steady_clock::now();
  const HourlyBacktest naive = backtest_naive(series, protocol);
  answer.seasonal_naive = figures(naive.naive, naive, since(begun));
  return answer;
}

DailyFigures figures(const DailyScores& s, std::size_t origins, double seconds) {
  return {static_cast<std::int64_t>(origins), s.mape, {s.blocks.begin(), s.blocks.end()}, s.week_mape, s.mae, s.coverage80, seconds};
}

Result<DailyAnswer> by_day(const BacktestInput& input, const Arrivals& data) {
  TRY(const double horizon, minutes_of(input.horizon, "--horizon"));
  const Series days = arrivals::by_day(data.series);
  const auto begun = std::chrono::steady_clock::now();
  TRY(const DailyBacktest test, backtest_days(days, data.calendar, std::max<std::size_t>(1, static_cast<std::size_t>(horizon / 1440)), static_cast<std::size_t>(*input.origins), {}));
  return DailyAnswer{figures(test.model, test.origins, since(begun)), figures(test.naive, test.origins, 0)};
}

std::string row(const char* name, const std::vector<double>& values) {
  std::string line = name;
  char text[32];
  for (const double v : values) {
    std::snprintf(text, sizeof text, "\t%.3f", v);
    line += text;
  }
  return line + "\n";
}

int run(const BacktestInput& input, solution::VerbContext& context) {
  const Result<Arrivals> data = arrivals_of(input, context);
  if (!data) return context.report(data.error());
  const base::Language language = base::language_from(context.language);
  if (input.origins) {
    const auto answer = by_day(input, *data);
    if (!answer) return context.report(answer.error());
    if (context.json) {
      context.out << describe::to_json(*answer) << '\n';
      return 0;
    }
    context.out << base::text("arrivals.backtest.days", language) << '\n';
    for (const auto& [name, f] : {std::pair{"Akut-prognose", answer->model}, {"naiv", answer->seasonal_naive}})
      context.out << row(name, {f.mape, f.mape_blocks[0], f.mape_blocks[1], f.mape_blocks[2], f.week_mape, f.mae, f.coverage80});
    return 0;
  }
  const auto answer = by_hour(input, *data);
  if (!answer) return context.report(answer.error());
  if (context.json) {
    context.out << describe::to_json(*answer) << '\n';
    return 0;
  }
  context.out << base::text("arrivals.backtest.hours", language) << '\n';
  for (const auto& [name, f] : {std::pair{"Akut-prognose", answer->model}, {"naiv", answer->seasonal_naive}})
    context.out << row(name, {f.mae, f.rmse, f.mase168.value_or(NAN), f.pinball, f.coverage80.value_or(NAN), f.pit80, f.day_mape.value_or(NAN)});
  return 0;
}

}  // namespace

void enter_backtest(solution::Hall& hall) { hall.verb<BacktestInput>("backtest", &run); }

}  // namespace meretid::arrivals
