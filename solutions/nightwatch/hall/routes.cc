// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/hall/routes.h"

#include <algorithm>
#include <charconv>

#include "solution/hall.h"
#include "solution/route_context.h"
#include "solutions/nightwatch/hall/alarm_rows.h"
#include "solutions/nightwatch/hall/alarms.h"
#include "solutions/nightwatch/hall/ward_feeds.h"
#include "store/sql.h"

namespace meretid::nightwatch::hall {
namespace {

using people::Role;
using solution::RouteContext;

constexpr std::int64_t kAlive = 15 * kSecond, kForgotten = 24 * kHour;
constexpr int kMostHours = 24 * 31;
constexpr const char* kFeed = "watch";  // live::kService

std::string_view sql(const char* name) { return store::sql(std::string("nightwatch/hall/routes/") + name); }

template <class T>
Result<http::Response> give(const T& value) {
  http::Response response;
  response.body = describe::to_json(value);
  return response;
}

Result<CaseId> ward_of(const http::Request& request) { return CaseId::parse(request.param("case")); }

Result<Subject> resident_of(const http::Request& request, RouteContext& context) {
  Subject subject;
  TRY(subject.ward, ward_of(request));
  TRY(subject.resident, Id<ward::Resident>::parse(request.param("resident")));
  TRY(const auto known, care(context.connection(), subject.ward, subject.resident, context.clock().now()));
  if (!known) return fail("nightwatch.hall.no_resident", Kind::kNotFound, {}, subject.resident.text());
  return subject;
}

Result<Subject> alarm_of(const http::Request& request, RouteContext& context, alarm::AlarmId& id) {
  TRY(const CaseId ward, ward_of(request));
  TRY(id, alarm::AlarmId::parse(request.param("alarm")));
  return subject_of(context.connection(), ward, id);
}

Result<http::Response> act(const http::Request& request, RouteContext& context, const Subject& subject, alarm::Act what) {
  what.account = request.caller.account;
  TRY(const auto steps, answer(context.connection(), subject, what, context.clock().now()));
  StepNames names;
  for (const alarm::Step& step : steps) names.steps.emplace_back(alarm::name_of(step.kind));
  return give(names);
}

Result<http::Response> list(const http::Request& request, RouteContext& context) {
  TRY(const CaseId ward, ward_of(request));
  int hours = 12;
  const std::string_view asked = request.query_value("hours");
  std::from_chars(asked.data(), asked.data() + asked.size(), hours);
  store::Connection& db = context.connection();
  AlarmList all;
  all.now = context.clock().now();
  TRY(auto alarms_there, alarms(db, ward, all.now + -std::clamp(hours, 0, kMostHours) * kHour));
  for (ward::Alarm& one : alarms_there) (one.closed ? all.closed : all.open).push_back(std::move(one));
  std::ranges::stable_sort(all.open, {}, [](const ward::Alarm& a) { return ward::urgency(a.kind); });
  TRY(const auto stood, standings(db, ward));
  for (const Stood& one : stood) {
    Situation s{one.resident, one.standing.paused_until, one.standing.present_until, one.standing.out_since, {}, one.standing.present};
    if (one.standing.waiting) s.waiting_until = one.standing.waiting->due;
    if (s.paused_until || s.present_until || s.out_since || s.waiting_until) all.situations.push_back(std::move(s));
  }
  TRY(const store::Rows service, db.query(sql("service")));
  all.broker = service.empty() ? "none" : service[0].text("broker");
  if (!service.empty()) all.beat = service[0].time("beat");
  all.alive = all.beat && all.now - *all.beat < kAlive;
  return give(all);
}

Result<http::Response> answer_alarm(const http::Request& request, RouteContext& context) {
  alarm::AlarmId id;
  TRY(const Subject subject, alarm_of(request, context, id));
  TRY(const auto input, describe::from_json<AnswerInput>(request.body));
  alarm::Act what;
  what.what = input.answer == Answer::kClose ? alarm::Do::kClose : input.answer == Answer::kOnTheWay ? alarm::Do::kOnTheWay : alarm::Do::kAcknowledge;
  what.alarm = id;
  what.outcome = input.outcome;
  return act(request, context, subject, what);
}

Result<http::Response> say_presence(const http::Request& request, RouteContext& context) {
  TRY(const Subject subject, resident_of(request, context));
  TRY(const auto input, describe::from_json<PresenceInput>(request.body));
  alarm::Act what;
  what.what = input.present ? alarm::Do::kPresent : alarm::Do::kLeft;
  return act(request, context, subject, what);
}

Result<http::Response> pause(const http::Request& request, RouteContext& context) {
  TRY(const Subject subject, resident_of(request, context));
  TRY(const auto input, describe::from_json<PauseInput>(request.body));
  alarm::Act what;
  what.what = input.minutes > 0 ? alarm::Do::kPause : alarm::Do::kResume;
  what.minutes = input.minutes;
  return act(request, context, subject, what);
}

Result<http::Response> note_page(const http::Request& request, RouteContext& context) {
  TRY(const CaseId ward, ward_of(request));
  TRY(const auto input, describe::from_json<PageInput>(request.body));
  const Timestamp now = context.clock().now();
  TRY_VOID(context.connection().execute(sql("page"), {ward, input.page, now}));
  TRY_VOID(context.connection().execute(sql("forget_pages"), {ward, now + -kForgotten}));
  return give(StepNames{});
}

Result<http::Response> note_shown(const http::Request& request, RouteContext& context) {
  alarm::AlarmId id;
  TRY(const Subject subject, alarm_of(request, context, id));
  TRY(const auto input, describe::from_json<ShownInput>(request.body));
  TRY_VOID(context.connection().execute(sql("shown"), {subject.ward, id, input.page, std::int64_t{input.sounded}, context.clock().now()}));
  return give(StepNames{});
}

template <class Input>
solution::Route post(const char* pattern, const char* summary, Result<http::Response> (*handle)(const http::Request&, RouteContext&)) {
  solution::Route route{.method = http::Method::kPost, .pattern = pattern, .role = Role::kCaseworker, .summary = summary, .handle = handle};
  route.input = &describe::type_of<Input>();
  route.output = &describe::type_of<StepNames>();
  return route;
}

}  // namespace

void enter_routes(solution::Hall& hall) {
  solution::Route alarms_route{.pattern = "/api/nightwatch/wards/{case}/alarms", .role = Role::kCaseworker, .summary = "Open alarms of a ward, and those closed lately", .handle = &list};
  alarms_route.output = &describe::type_of<AlarmList>();
  hall.route(std::move(alarms_route));
  hall.route(post<AnswerInput>("/api/nightwatch/wards/{case}/alarms/{alarm}/answer", "Answers an alarm: seen, on my way, closed", &answer_alarm));
  hall.route(post<ShownInput>("/api/nightwatch/wards/{case}/alarms/{alarm}/shown", "A page has shown a call of an alarm", &note_shown));
  hall.route(post<PresenceInput>("/api/nightwatch/wards/{case}/residents/{resident}/presence", "A carer is in the room, or has left it", &say_presence));
  hall.route(post<PauseInput>("/api/nightwatch/wards/{case}/residents/{resident}/pause", "A visitor: no alarms for leaving the bed for so long", &pause));
  hall.route(post<PageInput>("/api/nightwatch/wards/{case}/page", "A board is open", &note_page));
  hall.socket({.pattern = "/api/nightwatch/wards/{case}/feed", .role = Role::kCaseworker, .summary = "Each step of the ward's alarms as it happens",
               .feed = [](const http::Request& request, RouteContext& context) -> Result<std::shared_ptr<jobs::Feed>> {
                 TRY(const CaseId ward, ward_of(request));
                 return ward_feed(context.feed(kFeed), ward);
               }});
}

}  // namespace meretid::nightwatch::hall
