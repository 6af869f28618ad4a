// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/routes.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "base/catalogue.h"
#include "base/csv_text.h"
#include "base/hash.h"
#include "danish/local_time.h"
#include "solution/route_context.h"
#include "solutions/arrivals/hall/jobs.h"
#include "solutions/arrivals/series/moment_text.h"

namespace meretid::arrivals::hall {
namespace {

using people::Role;

constexpr std::size_t kMostHours = 20'000;
constexpr std::int64_t kAhead = 5 * kMinute;                // that the sender's clock may be ahead
constexpr std::int64_t kLongestRun = 24 * kHour;             // from the call to the door
constexpr std::int64_t kMostCount = 10'000'000;

template <class T>
Result<http::Response> answer(const T& value) {
  http::Response response;
  response.body = describe::to_json(value);
  return response;
}

Result<http::Response> csv(std::string body, const std::string& name) {
  http::Response response;
  response.type = "text/csv; charset=utf-8";
  response.body = std::move(body);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

Result<CaseId> case_of(const http::Request& request) { return CaseId::parse(request.params.at("case")); }

Result<std::shared_ptr<const Department>> department(solution::RouteContext& context, const CaseId& id, const Kept& kept) {
  return loaded(context.connection(), id, kept, [&](std::string_view blob) { return context.read(blob); });
}

Result<Board> board_of(solution::RouteContext& context, const CaseId& id) {
  Board board;
  TRY(const auto kept, find(context.connection(), id));
  if (!kept) return board;
  TRY(const auto all, department(context, id, *kept));
  const Series& series = all->series;
  board.settings = kept->settings;
  board.columns = all->columns;
  board.time = all->time;
  board.value = all->value;
  board.from = series.moment(0);
  std::size_t known = series.size();
  while (known > 0 && !series.known[known - 1]) --known;
  board.until = series.moment(static_cast<std::int64_t>(known));
  board.minutes = series.minutes;
  board.slots = static_cast<std::int64_t>(series.size());
  board.unknown = std::ranges::count(series.known, 0);
  for (const Error& note : series.notes) board.notes.push_back({base::render(note, base::Language::kDanish), base::render(note, base::Language::kEnglish)});
  board.corrections = all->corrections;
  TRY(board.proposals, proposals(context.connection(), id));
  board.latest = kept->latest;
  for (const GroupCounts& group : all->groups.groups) board.groups.push_back({group.values});
  TRY(const auto runs, announced(context.connection(), id, context.clock().now()));
  board.on_the_way = static_cast<std::int32_t>(std::ranges::count_if(runs, [](const AnnouncedRun& run) { return !run.cancelled; }));
  TRY(board.alarms, alarms(context.connection(), id));
  std::set<std::string> marks;
  const std::int32_t last = series.wall(static_cast<std::int64_t>(series.size())).day;
  for (std::int32_t day = series.wall(0).day; day < last + 400; ++day)
    for (const Mark* mark : {all->calendar.mark(day), all->calendar.event(day)})
      if (mark) marks.insert(mark->name);
  board.marks.assign(marks.begin(), marks.end());
  return board;
}

Result<http::Response> show_board(const http::Request& request, solution::RouteContext& context) {
  TRY(const CaseId id, case_of(request));
  TRY(const Board board, board_of(context, id));
  return answer(board);
}

Result<http::Response> put_settings(const http::Request& request, solution::RouteContext& context) {
  TRY(const CaseId id, case_of(request));
  TRY(const auto settings, describe::from_json<Settings>(request.body));
  TRY_VOID(check(settings));
  TRY(const auto came, hours(context.connection(), id));
  // Read before it is kept: what does not read is told to whoever gave it.
  TRY(const Department all, department_of(settings, came, [&](std::string_view blob) { return context.read(blob); }));
  TRY_VOID(write_settings(context.connection(), id, settings, end_of(all.series), context.clock().now()));
  TRY(const Board board, board_of(context, id));
  return answer(board);
}

Result<http::Response> take_hours(const http::Request& request, solution::RouteContext& context) {
  TRY(const CaseId id, case_of(request));
  TRY(const auto input, describe::from_json<HoursInput>(request.body));
  TRY(const Kept kept, read(context.connection(), id));
  TRY(const auto all, department(context, id, kept));
  const Series& series = all->series;
  const Timestamp now = context.clock().now();
  std::vector<Hour> rows;
  std::set<std::pair<std::int64_t, std::string>> seen;
  Timestamp until = kept.until;
  for (std::size_t i = 0; i < input.hours.size(); ++i) {
    const HourRow& row = input.hours[i];
    const std::string where = "hours[" + std::to_string(i) + "]";
    auto at = place(series, row.start);
    if (!at) {
      at.error().where = where + ".start";
      return fail(std::move(at).error());
    }
    if (*at < series.first) return fail("arrivals.hall.before", Kind::kBadInput, {{"found", row.start}, {"first", series.moment(0)}}, where + ".start");
    std::string part;
    if (!row.group.empty()) {
      auto number = group_named(*all, row.group);
      if (!number) {
        number.error().where = where + ".group";
        return fail(std::move(number).error());
      }
      part = key_of(row.group);
    }
    if (!seen.insert({*at, part}).second) return fail("arrivals.hall.twice", Kind::kBadInput, {{"found", row.start}}, where + ".start");
    // Where the slot ends, as a moment: a series that ends with it.
    Series one = series;
    one.counts.assign(1, 0), one.known.assign(1, 1);
    one.first = *at;
    const Timestamp end = end_of(one);
    if (end - now > kAhead) return fail("arrivals.hall.future", Kind::kBadInput, {{"found", row.start}}, where + ".start");
    until = std::max(until, end);
    rows.push_back({*at, row.count, part});
  }
  HoursAnswer result;
  TRY(result.taken, add_hours(context.connection(), id, rows, until, now));
  result.until = to_iso8601(until);
  return answer(result);
}

Result<Timestamp> moment_in(const std::string& text, const std::string& where) {
  const auto read = moment_from(text);
  const auto bad = [&] { return fail("arrivals.hall.moment", Kind::kBadInput, {{"found", text}}, where); };
  if (!read || read->date_only) return bad();
  const std::int64_t minutes = std::int64_t{read->wall.day} * 1440 + read->wall.minute;
  if (read->ahead) return Timestamp{(minutes - *read->ahead) * kMinute};
  const auto exact = danish::moment_of({date_of(read->wall.day), read->wall.minute * 60});
  if (!exact) return bad();
  return *exact;
}

Result<http::Response> take_announced(const http::Request& request, solution::RouteContext& context) {
  TRY(const CaseId id, case_of(request));
  TRY(const auto input, describe::from_json<AnnouncedList>(request.body));
  TRY(const Kept kept, read(context.connection(), id));
  const Timestamp now = context.clock().now();
  std::vector<AnnouncedRun> runs;
  for (std::size_t i = 0; i < input.announced.size(); ++i) {
    const AnnouncedInput& one = input.announced[i];
    const std::string where = "announced[" + std::to_string(i) + "]";
    AnnouncedRun run{base::blake2b_hex(one.reference, id.text()), now, {}, {}};
    TRY(run.expected, moment_in(one.expected, where + ".expected"));
    if (one.announced) {
      TRY(run.announced, moment_in(*one.announced, where + ".announced"));
    }
    if (one.cancelled) {
      TRY(run.cancelled, moment_in(*one.cancelled, where + ".cancelled"));
    }
    if (run.announced - now > kAhead) return fail("arrivals.hall.future", Kind::kBadInput, {{"found", *one.announced}}, where + ".announced");
    if (run.expected - run.announced > kLongestRun)
      return fail("arrivals.hall.long_run", Kind::kBadInput, {{"found", one.expected}, {"hours", std::to_string(kLongestRun / kHour)}}, where + ".expected");
    runs.push_back(std::move(run));
  }
  HoursAnswer result;
  TRY(result.taken, add_announced(context.connection(), id, runs, kept.until));
  result.until = to_iso8601(kept.until);
  return answer(result);
}

// The latest one that has ended; while the newest is being kept, the one before it.
Result<Forecast> latest(const http::Request& request, solution::RouteContext& context) {
  TRY(const CaseId id, case_of(request));
  TRY(const Kept kept, read(context.connection(), id));
  for (const std::string& text : {kept.latest, kept.before_latest}) {
    if (text.empty()) continue;
    TRY(const auto job, Id<jobs::Job>::parse(text));
    const auto output = context.output(job);
    if (output) return describe::from_json<Forecast>(*output);
  }
  return fail("arrivals.hall.no_forecast", Kind::kNotFound, {}, id.text());
}

Result<http::Response> show_forecast(const http::Request& request, solution::RouteContext& context) {
  TRY(const Forecast forecast, latest(request, context));
  return answer(forecast);
}

std::string rows_csv(const std::vector<ForecastRow>& rows) {
  std::string out = "start,end,mean,median,low50,high50,low80,high80,low95,high95,over_capacity\n";
  char text[200];
  for (const ForecastRow& r : rows) {
    std::snprintf(text, sizeof text, ",%.3f,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,", r.mean, r.median, r.low50, r.high50, r.low80, r.high80, r.low95, r.high95);
    out += r.start + ',' + r.end + text;
    if (r.over_capacity) std::snprintf(text, sizeof text, "%.4f", *r.over_capacity), out += text;
    out += '\n';
  }
  return out;
}

// Hour by hour: the total and each group and sum.
std::string groups_csv(const Forecast& forecast) {
  const auto quoted = [](const std::string& value) {
    const std::string safe = base::starts_a_formula(value) ? "'" + value : value;
    if (safe.find_first_of(",;\"\n") == std::string::npos) return safe;
    std::string cell = "\"";
    for (const char c : safe) cell += c == '"' ? "\"\"" : std::string(1, c);
    return cell + "\"";
  };
  std::string out;
  for (const std::string& column : forecast.columns) out += quoted(column) + ',';
  out += "start,end,mean,median,low80,high80,low95,high95\n";
  char text[160];
  const auto row = [&](const std::vector<std::string>& group, std::size_t h, double mean, double median, double low80, double high80, double low95, double high95) {
    for (const std::string& value : group) out += quoted(value) + ',';
    std::snprintf(text, sizeof text, ",%.3f,%.0f,%.0f,%.0f,%.0f,%.0f\n", mean, median, low80, high80, low95, high95);
    out += forecast.hours[h].start + ',' + forecast.hours[h].end + text;
  };
  const std::vector<std::string> total(forecast.columns.size());
  for (std::size_t h = 0; h < forecast.hours.size(); ++h) {
    const ForecastRow& r = forecast.hours[h];
    row(total, h, r.mean, r.median, r.low80, r.high80, r.low95, r.high95);
  }
  for (const GroupPart& g : forecast.groups)
    for (std::size_t h = 0; h < std::min(forecast.hours.size(), g.mean.size()); ++h) row(g.group, h, g.mean[h], g.median[h], g.low80[h], g.high80[h], g.low95[h], g.high95[h]);
  return out;
}

Result<http::Response> forecast_groups_csv(const http::Request& request, solution::RouteContext& context) {
  TRY(const Forecast forecast, latest(request, context));
  return csv(groups_csv(forecast), "grupper.csv");
}

Result<http::Response> forecast_csv(const http::Request& request, solution::RouteContext& context) {
  TRY(const Forecast forecast, latest(request, context));
  return csv(rows_csv(forecast.hours), "prognose.csv");
}

struct Plan {
  Forecast forecast;
  Kept kept;
  Decided decided;
};
Result<Plan> plan_of(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, Id<jobs::Job>::parse(request.params.at("job")));
  TRY(const auto snapshot, context.job(job));
  Plan plan;
  TRY(const std::string output, context.output(job));
  TRY(plan.forecast, describe::from_json<Forecast>(output));
  TRY(plan.kept, read(context.connection(), snapshot.case_id));
  TRY(const auto decisions, context.decisions(job));
  for (const record::Decision& decision : decisions) {
    if (decision.decided == record::Decided::kReject) plan.decided[decision.part] = 0;
    if (decision.decided != record::Decided::kAmend || decision.amended.empty()) continue;
    TRY(const auto amended, describe::from_json<Amended>(decision.amended));
    plan.decided[decision.part] = amended.people;
  }
  return plan;
}

Result<http::Response> plan_csv(const http::Request& request, solution::RouteContext& context) {
  TRY(const Plan plan, plan_of(request, context));
  return csv(need_csv(plan.forecast, plan.kept.settings, plan.decided), "behov.csv");
}

Result<http::Response> plan_after(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, Id<jobs::Job>::parse(request.params.at("job")));
  TRY(const auto snapshot, context.job(job));
  TRY(const Plan plan, plan_of(request, context));
  TRY(const auto all, department(context, snapshot.case_id, plan.kept));
  return answer(afterwards(all->series, plan.forecast, plan.kept.settings, plan.decided));
}

template <class Output>
solution::Route reading(const char* pattern, const char* summary, Result<http::Response> (*handle)(const http::Request&, solution::RouteContext&)) {
  solution::Route route{.pattern = pattern, .role = Role::kPlanner, .summary = summary, .handle = handle};
  route.output = &describe::type_of<Output>();
  return route;
}

}  // namespace

void fields(describe::Fields<HourRow>& f) {
  f("start", &HourRow::start).help("Hvor timen begynder, gerne med forskel fra UTC: 2026-01-05T07:00:00+01:00.", "Where the hour begins, preferably with its offset: 2026-01-05T07:00:00+01:00.").length(10, 40);
  f("count", &HourRow::count).help("Antal ankomster.", "Number of arrivals.").range(0, kMostCount);
  f("group", &HourRow::group).help("Gruppens værdier, kolonne for kolonne; uden dem det samlede antal.", "The group's values, column by column; without them the total.").items(0, 3);
}
void fields(describe::Fields<AnnouncedInput>& f) {
  f("reference", &AnnouncedInput::reference).help("Afsenderens eget nummer på kørslen, ikke patientens; gemmes som hash.", "The sender's own number of the run, not the patient's; kept as a hash.").length(1, 64);
  f("expected", &AnnouncedInput::expected).help("Ventet ankomst: 2026-01-05T07:12:00+01:00.", "Expected arrival: 2026-01-05T07:12:00+01:00.").length(10, 40);
  f("announced", &AnnouncedInput::announced).help("Hvornår den blev meldt; uden det nu.", "When it was announced; without it now.").length(10, 40);
  f("cancelled", &AnnouncedInput::cancelled).help("Hvornår den blev afmeldt.", "When it was called off.").length(10, 40);
}
void fields(describe::Fields<AnnouncedList>& f) { f("announced", &AnnouncedList::announced).help("Ambulancer på vej, ændrede og afmeldte.", "Ambulances on their way, changed and called off.").items(1, 2000); }
void fields(describe::Fields<GroupRow>& f) { f("values", &GroupRow::values); }
void fields(describe::Fields<HoursInput>& f) { f("hours", &HoursInput::hours).help("Nye timer og rettelser.", "New hours and corrections.").items(1, kMostHours); }
void fields(describe::Fields<Taken>& f) {
  f("fresh", &Taken::fresh).help("Nye.", "New.");
  f("same", &Taken::same).help("Kendt i forvejen.", "Known before.");
  f("corrected", &Taken::corrected).help("Rettet.", "Corrected.");
}
void fields(describe::Fields<HoursAnswer>& f) {
  f("taken", &HoursAnswer::taken);
  f("until", &HoursAnswer::until);
}
void fields(describe::Fields<Board>& f) {
  f("settings", &Board::settings);
  f("columns", &Board::columns);
  f("time", &Board::time);
  f("value", &Board::value);
  f("from", &Board::from);
  f("until", &Board::until);
  f("minutes", &Board::minutes);
  f("slots", &Board::slots);
  f("unknown", &Board::unknown);
  f("notes", &Board::notes);
  f("corrections", &Board::corrections);
  f("alarms", &Board::alarms);
  f("proposals", &Board::proposals);
  f("latest", &Board::latest);
  f("groups", &Board::groups);
  f("on_the_way", &Board::on_the_way);
  f("marks", &Board::marks);
}

void enter_routes(solution::Hall& hall) {
  hall.route(reading<Board>("/api/arrivals/cases/{case}/board", "A department: its data, settings and alarms", &show_board));
  solution::Route settings = reading<Board>("/api/arrivals/cases/{case}/settings", "Says how a department's file is read and what its goals are", &put_settings);
  settings.method = http::Method::kPut;
  settings.input = &describe::type_of<Settings>();
  hall.route(std::move(settings));
  solution::Route hours = reading<HoursAnswer>("/api/arrivals/cases/{case}/hours", "Takes new hours and corrections; the same again changes nothing", &take_hours);
  hours.method = http::Method::kPost;
  hours.input = &describe::type_of<HoursInput>();
  hall.route(std::move(hours));
  solution::Route announced = reading<HoursAnswer>("/api/arrivals/cases/{case}/announced", "Takes ambulances on their way; the same again changes nothing, a new time or a cancellation counts", &take_announced);
  announced.method = http::Method::kPost;
  announced.input = &describe::type_of<AnnouncedList>();
  hall.route(std::move(announced));
  hall.route({.pattern = "/api/arrivals/cases/{case}/groups.csv", .role = Role::kPlanner, .summary = "The latest forecast of every group and sum, hour by hour", .handle = &forecast_groups_csv});
  hall.route(reading<Forecast>("/api/arrivals/cases/{case}/forecast", "The latest forecast", &show_forecast));
  hall.route({.pattern = "/api/arrivals/cases/{case}/forecast.csv", .role = Role::kPlanner, .summary = "The latest forecast, hour by hour", .handle = &forecast_csv});
  hall.route({.pattern = "/api/arrivals/plans/{job}/need.csv", .role = Role::kPlanner, .summary = "The staffing need of a proposal as it was decided", .handle = &plan_csv});
  hall.route(reading<Afterwards>("/api/arrivals/plans/{job}/afterwards", "What a decided proposal would have given with the arrivals that came", &plan_after));
}

}  // namespace meretid::arrivals::hall
