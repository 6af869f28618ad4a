// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/administration/enter.h"

#include <charconv>
#include <map>
#include <mutex>

#include "danish/local_time.h"
#include "people/case.h"
#include "people/case_access.h"
#include "record/line.h"
#include "solution/config.h"
#include "solution/hall.h"
#include "solution/route_context.h"
#include "solutions/nightwatch/administration/book.h"
#include "solutions/nightwatch/administration/rows.h"
#include "solutions/nightwatch/hall/signals.h"
#include "solutions/nightwatch/in/recording.h"
#include "solutions/nightwatch/live/models.h"
#include "solutions/nightwatch/shipped/shipped.h"

namespace meretid::nightwatch::administration {
namespace {

using people::Role;

constexpr std::int64_t kNotesFor = 3 * 24 * kHour, kNightShown = 24 * kHour, kLongestShown = 7 * 24 * kHour;
constexpr int kWeeks = 8, kMostWeeks = 52;

template <class T>
Result<http::Response> answer(const T& value) {
  http::Response response;
  response.body = describe::to_json(value);
  return response;
}

/// One request: the ward it was let in to, and its key.
struct Call {
  const http::Request& request;
  solution::RouteContext& context;
  store::Connection& db;
  CaseId ward;
  store::CaseKey key;
  By by() const { return {ward, request.caller.account, context.clock().now()}; }
  Timestamp now() const { return context.clock().now(); }
  template <class T>
  Result<Id<T>> id(const char* name) const { return Id<T>::parse(request.params.at(name)); }
};

using Handle = Result<http::Response> (*)(const Call&);

Result<std::map<std::string, people::Member>> members(const Call& call) {
  TRY(const auto all, people::list_members(call.db, *call.request.access));
  std::map<std::string, people::Member> by_id;
  for (const people::Member& one : all) by_id.emplace(one.account.text(), one);
  return by_id;
}
std::string name_of(const std::map<std::string, people::Member>& all, const AccountId& account) {
  const auto found = all.find(account.text());
  return found == all.end() ? std::string() : found->second.name;
}

Result<std::shared_ptr<const live::Shelf>> shelf_of(const Call& call) {
  static std::mutex one_at_a_time;
  static std::shared_ptr<const live::Shelf> last;  // files that are as they were are not read again
  TRY(const auto settings, live::read_settings(call.context.config().home));
  const std::lock_guard lock(one_at_a_time);
  TRY(last, live::Shelf::open(settings, last.get()));
  return last;
}

Result<http::Response> show_ward(const Call& call) {
  WardAnswer ward;
  TRY(ward.residents, hall::residents(call.db, call.key, call.ward));
  TRY(ward.devices, hall::devices(call.db, call.ward));
  TRY(ward.routing, hall::read_routing(call.db, call.ward));
  TRY(const auto people, members(call));
  for (const auto& [id, one] : people) ward.carers.push_back({one.account, one.login, one.name});
  TRY(const auto written, notes(call.db, call.key, call.ward, Timestamp{call.now().microseconds - kNotesFor}));
  for (const Note& note : written) ward.notes.push_back({note.text, name_of(people, note.account), note.at});
  ward.concerns = concerns(ward.residents, ward.devices, call.now(), danish::local_time(call.now()).day);
  TRY(const auto checked, last_check(call.db, call.ward));
  if (checked) ward.checked = {checked->concerns, name_of(people, checked->account), checked->at};
  // A model that cannot be read is the service's and the doctor's to tell; the ward is shown all the same.
  if (const auto shelf = shelf_of(call))
    for (const auto kind : {ward::DeviceKind::kBody, ward::DeviceKind::kBed, ward::DeviceKind::kThermal})
      for (std::string& name : (*shelf)->names(kind)) ward.models.push_back({kind, std::move(name)});
  return answer(ward);
}

Result<ward::Resident> resident_from(const Call& call, ward::Resident resident) {
  TRY(const auto input, describe::from_json<ResidentInput>(call.request.body));
  resident.person.name = input.name, resident.person.room = input.room;
  resident.policy = input.policy, resident.watched = input.watched;
  resident.carer = {};
  if (!input.carer.empty()) {
    TRY(resident.carer, AccountId::parse(input.carer));
    TRY(const auto people, members(call));
    if (!people.contains(input.carer)) return fail("nightwatch.administration.no_member", Kind::kBadInput, {}, "carer");
  }
  return resident;
}

Result<http::Response> add_resident(const Call& call) {
  ward::Resident fresh;
  fresh.id = ResidentId::make();
  TRY(const ward::Resident resident, resident_from(call, fresh));
  TRY_VOID(put_resident(call.db, call.key, call.by(), resident));
  TRY(const ward::Resident kept, hall::resident(call.db, call.key, call.ward, resident.id));
  return answer(kept);
}

Result<http::Response> change_resident(const Call& call) {
  TRY(const ResidentId id, call.id<ward::Resident>("resident"));
  TRY(const ward::Resident before, hall::resident(call.db, call.key, call.ward, id));
  TRY(const ward::Resident after, resident_from(call, before));
  TRY_VOID(put_resident(call.db, call.key, call.by(), after));
  TRY(const ward::Resident kept, hall::resident(call.db, call.key, call.ward, id));
  return answer(kept);
}

Result<http::Response> put_consent(const Call& call) {
  TRY(const ResidentId id, call.id<ward::Resident>("resident"));
  TRY(const auto consent, describe::from_json<ward::Consent>(call.request.body));
  if (consent.basis != ward::Basis::kNone && consent.note.empty()) return fail("nightwatch.administration.who_gave", Kind::kBadInput, {}, "note");
  if (consent.given && consent.until && std::chrono::sys_days(*consent.until) < std::chrono::sys_days(*consent.given))
    return fail("nightwatch.administration.until", Kind::kBadInput, {{"given", to_iso8601(*consent.given)}, {"found", to_iso8601(*consent.until)}}, "until");
  if (consent.basis == ward::Basis::kNone && consent.raw_until) return fail("nightwatch.administration.raw", Kind::kBadInput, {}, "raw_until");
  TRY_VOID(give_consent(call.db, call.key, call.by(), id, consent));
  TRY(const ward::Resident kept, hall::resident(call.db, call.key, call.ward, id));
  return answer(kept);
}

/// The model that the service listens with: the installation's own, else the one that comes along. A device with a model of its own
/// has another threshold; the answers are weighed by this one all the same.
Result<std::shared_ptr<const FallModel>> fall_model(const Call& call) {
  const auto shelf = shelf_of(call);
  if (!shelf) return shipped_fall_model();
  return (*shelf)->of(ward::DeviceKind::kBody, "").fall;
}

Result<std::optional<learning::Proposal>> proposal_of(const Call& call, const ward::Resident& resident) {
  TRY(const auto model, fall_model(call));
  TRY(const auto told, feedback(call.db, call.ward, resident.id, model->threshold, call.now()));
  return learning::propose(resident.policy, told, [&](double offset) { return model->found_at(offset); });
}

Result<http::Response> show_resident(const Call& call) {
  TRY(const ResidentId id, call.id<ward::Resident>("resident"));
  ResidentAnswer shown;
  TRY(shown.resident, hall::resident(call.db, call.key, call.ward, id));
  TRY(const auto devices, hall::devices(call.db, call.ward));
  for (const ward::Device& device : devices)
    if (device.resident == id) shown.devices.push_back(device);
  TRY(const auto people, members(call));
  TRY(const auto given, consents(call.db, call.key, call.ward, id));
  for (const GivenConsent& one : given) shown.consents.push_back({one.consent, name_of(people, one.account), one.at});
  TRY(shown.proposal, proposal_of(call, shown.resident));
  TRY(const auto falls, missed(call.db, call.ward, id));
  for (const Missed& one : falls) shown.missed.push_back({one.happened, one.noted});
  shown.to = call.now();
  if (const auto to = call.request.query_value("to"); !to.empty()) {
    TRY(shown.to, danish::from_danish_iso8601(to, "to"));
  }
  shown.from = Timestamp{shown.to.microseconds - kNightShown};
  if (const auto from = call.request.query_value("from"); !from.empty()) {
    TRY(shown.from, danish::from_danish_iso8601(from, "from"));
  }
  shown.from = std::max(shown.from, Timestamp{shown.to.microseconds - kLongestShown});
  TRY(const auto events, events_between(call.db, call.ward, id, shown.from, shown.to));
  for (const Happened& one : events) shown.events.push_back({one.kind, one.device, one.at});
  TRY(shown.alarms, alarms_between(call.db, call.ward, id, shown.from, shown.to));
  TRY(const auto signals, hall::signals(call.db, call.ward, id, call.now()));
  for (const hall::KeptSignal& one : signals) shown.signals.push_back({one.number, one.device, one.kind, one.event, one.happened, one.until});
  return answer(shown);
}

Result<std::int64_t> signal_number(const Call& call) {
  const std::string& text = call.request.params.at("signal");
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return fail("nightwatch.hall.no_signal", Kind::kNotFound, {}, text.substr(0, 20));
  return number;
}

Result<void> signal_line(store::Connection& db, const Call& call, const char* event, std::int64_t number) {
  return record::append(db, {call.now(), event, "nightwatch", call.ward, {}, call.request.caller.account, record::Facts().number("signal", number).json()});
}

/// As a recording that `meretid nightwatch replay` plays.
Result<http::Response> download_signal(const Call& call) {
  TRY(const std::int64_t number, signal_number(call));
  TRY(const std::string packets, hall::signal_packets(call.db, call.key, call.ward, number, call.now()));
  TRY_VOID(signal_line(call.db, call, "nightwatch.signal.exported", number));
  http::Response response;
  response.type = "text/csv; charset=utf-8";
  response.body = in::to_rows(packets);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"signal-" + std::to_string(number) + ".csv\"");
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<http::Response> remove_signal(const Call& call) {
  TRY(const std::int64_t number, signal_number(call));
  TRY_VOID(call.db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const bool gone, hall::delete_signal(tx, call.ward, number));
    if (!gone) return fail("nightwatch.hall.no_signal", Kind::kNotFound, {}, std::to_string(number));
    return signal_line(tx, call, "nightwatch.signal.deleted", number);
  }));
  return show_ward(call);
}

Result<http::Response> note_missed(const Call& call) {
  TRY(const ResidentId id, call.id<ward::Resident>("resident"));
  TRY(const auto input, describe::from_json<MissedInput>(call.request.body));
  TRY_VOID(hall::resident(call.db, call.key, call.ward, id));
  if (input.happened > call.now() + kMinute) return fail("nightwatch.administration.future", Kind::kBadInput, {{"found", to_iso8601(input.happened)}}, "happened");
  TRY_VOID(add_missed(call.db, call.by(), id, input.happened));
  return show_resident(call);
}

Result<http::Response> answer_proposal(const Call& call) {
  TRY(const ResidentId id, call.id<ward::Resident>("resident"));
  TRY(const auto input, describe::from_json<ProposalInput>(call.request.body));
  TRY(ward::Resident resident, hall::resident(call.db, call.key, call.ward, id));
  TRY(const auto proposal, proposal_of(call, resident));
  if (!proposal || proposal->change != input.change) return fail("nightwatch.administration.no_proposal", Kind::kConflict);
  TRY_VOID(call.db.transaction([&](store::Connection& tx) -> Result<void> {
    if (input.adopt) {
      ward::Resident after = resident;
      after.policy = proposal->policy;
      TRY_VOID(put_resident(tx, call.key, call.by(), after));
    }
    return decide_proposal(tx, call.by(), id, input.change, input.adopt);
  }));
  return show_resident(call);
}

Result<ward::Device> device_from(const Call& call, ward::Device device) {
  TRY(const auto input, describe::from_json<DeviceInput>(call.request.body));
  const ward::DeviceKind kind_before = device.kind;
  device.kind = input.kind, device.site = input.site, device.place = input.place, device.sensor = input.sensor;
  device.silence = input.silence;
  if (input.model != device.model || input.kind != kind_before) {
    TRY(const auto shelf, shelf_of(call));
    TRY_VOID(live::check_model(*shelf, input.kind, input.model));
  }
  device.model = input.model;
  device.resident = {};
  if (!input.resident.empty()) {
    TRY(device.resident, ResidentId::parse(input.resident));
    TRY_VOID(hall::resident(call.db, call.key, call.ward, device.resident));
  }
  return device;
}

Result<http::Response> keep_device(const Call& call, ward::Device device, const char* event, std::optional<hall::Secret> secret) {
  if (secret) device.secret_hash = secret->hash;
  const By by = call.by();
  TRY_VOID(call.db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(hall::write_device(tx, call.ward, device, by.at));
    record::Facts facts;
    facts.id("device", device.id).flag("secret", secret.has_value());
    if (!device.resident.empty()) facts.id("resident", device.resident);
    return record::append(tx, {by.at, event, "nightwatch", by.ward, {}, by.account, facts.json()});
  }));
  DeviceAnswer made;
  TRY(made.device, hall::device(call.db, call.ward, device.id));
  if (secret) made.secret = secret->secret;
  return answer(made);
}

Result<http::Response> add_device(const Call& call) {
  ward::Device fresh;
  fresh.id = Id<ward::Device>::make();
  TRY(const ward::Device device, device_from(call, fresh));
  return keep_device(call, device, "nightwatch.device.added", hall::new_secret());
}
Result<http::Response> change_device(const Call& call) {
  TRY(const auto id, call.id<ward::Device>("device"));
  TRY(ward::Device before, hall::device(call.db, call.ward, id));
  before.secret_hash.clear();
  TRY(const ward::Device device, device_from(call, before));
  return keep_device(call, device, "nightwatch.device.changed", {});
}
Result<http::Response> new_device_secret(const Call& call) {
  TRY(const auto id, call.id<ward::Device>("device"));
  TRY(const ward::Device device, hall::device(call.db, call.ward, id));
  return keep_device(call, device, "nightwatch.device.secret", hall::new_secret());
}
Result<http::Response> remove_device(const Call& call) {
  TRY(const auto id, call.id<ward::Device>("device"));
  TRY_VOID(hall::device(call.db, call.ward, id));
  const By by = call.by();
  TRY_VOID(call.db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(hall::delete_device(tx, call.ward, id));
    return record::append(tx, {by.at, "nightwatch.device.removed", "nightwatch", by.ward, {}, by.account, record::Facts().id("device", id).json()});
  }));
  return show_ward(call);
}

Result<http::Response> put_routing(const Call& call) {
  TRY(const auto routing, describe::from_json<ward::Routing>(call.request.body));
  const By by = call.by();
  TRY_VOID(call.db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(hall::write_routing(tx, call.ward, routing));
    return record::append(tx, {by.at, "nightwatch.routing", "nightwatch", by.ward, {}, by.account,
                               record::Facts().number("to_group", routing.to_group).number("to_leader", routing.to_leader).json()});
  }));
  return answer(routing);
}
Result<http::Response> show_contacts(const Call& call) {
  TRY(const auto contacts, hall::read_contacts(call.db, call.key, call.ward));
  return answer(contacts);
}
Result<http::Response> put_contacts(const Call& call) {
  TRY(const auto contacts, describe::from_json<ward::Contacts>(call.request.body));
  if (contacts.sounder) {
    TRY(const auto settings, live::read_settings(call.context.config().home));
    TRY_VOID(live::sounder_program(settings, *contacts.sounder));
  }
  const By by = call.by();
  TRY_VOID(call.db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(hall::write_contacts(tx, call.key, call.ward, contacts));
    return record::append(tx, {by.at, "nightwatch.contacts", "nightwatch", by.ward, {}, by.account,
                               record::Facts().number("telephones", static_cast<std::int64_t>(contacts.telephones.size())).json()});
  }));
  return show_contacts(call);
}

Result<http::Response> write_note(const Call& call) {
  TRY(const auto input, describe::from_json<NoteInput>(call.request.body));
  TRY_VOID(add_note(call.db, call.key, call.by(), input.text));
  return show_ward(call);
}
Result<http::Response> check_now(const Call& call) {
  TRY(const auto residents, hall::residents(call.db, call.key, call.ward));
  TRY(const auto devices, hall::devices(call.db, call.ward));
  TRY_VOID(add_check(call.db, call.by(), static_cast<std::int64_t>(concerns(residents, devices, call.now(), danish::local_time(call.now()).day).size())));
  return show_ward(call);
}

Result<learning::Report> report_of(const Call& call) {
  int weeks = kWeeks;
  if (const auto asked = call.request.query_value("weeks"); !asked.empty()) {
    weeks = 0;
    for (const char c : asked.substr(0, 3)) weeks = c >= '0' && c <= '9' ? weeks * 10 + (c - '0') : kMostWeeks + 1;
    if (weeks < 1 || weeks > kMostWeeks) return fail("nightwatch.administration.weeks", Kind::kBadInput, {{"most", std::to_string(kMostWeeks)}, {"found", std::string(asked.substr(0, 20))}}, "weeks");
  }
  const Timestamp now = call.now();
  TRY(const auto watched, spans(call.db, call.ward));
  TRY(const auto alarms, alarms_between(call.db, call.ward, {}, Timestamp{now.microseconds - (weeks + 1) * 7 * 24 * kHour}, now + kMinute));
  TRY(const auto falls, missed(call.db, call.ward, {}));
  std::vector<Timestamp> when;
  for (const Missed& one : falls) when.push_back(one.happened);
  return learning::report(watched, alarms, when, now, weeks);
}
Result<http::Response> show_report(const Call& call) {
  TRY(const learning::Report report, report_of(call));
  return answer(report);
}
Result<http::Response> download_report(const Call& call) {
  TRY(const learning::Report report, report_of(call));
  http::Response response;
  response.type = "text/csv; charset=utf-8";
  response.body = learning::report_csv(report);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"nattevagt.csv\"");
  return response;
}

solution::Route route(http::Method method, const char* path, const char* summary, Handle handle, const describe::Type* input, const describe::Type* output) {
  solution::Route made{.method = method, .pattern = std::string("/api/nightwatch/wards/{case}") + path, .role = Role::kCaseworker, .summary = summary,
                       .handle = [handle](const http::Request& request, solution::RouteContext& context) -> Result<http::Response> {
                         TRY(const CaseId ward, CaseId::parse(request.params.at("case")));
                         TRY(const store::CaseKey key, context.keys().key(context.connection(), request.access->scope()));
                         return handle(Call{request, context, context.connection(), ward, key});
                       }};
  made.input = input;
  made.output = output;
  return made;
}

}  // namespace

void enter(solution::Hall& hall) {
  using enum http::Method;
  hall.migrations("solutions/nightwatch/administration/migrations");
  const auto* ward = &describe::type_of<WardAnswer>();
  const auto* resident = &describe::type_of<ward::Resident>();
  const auto* shown = &describe::type_of<ResidentAnswer>();
  const auto* device = &describe::type_of<DeviceAnswer>();
  hall.route(route(kGet, "/ward", "A ward: residents, devices, notes, and what must be put right before the night", &show_ward, nullptr, ward));
  hall.route(route(kPost, "/residents", "A new resident", &add_resident, &describe::type_of<ResidentInput>(), resident));
  hall.route(route(kPut, "/residents/{resident}", "Changes a resident's name, room, policy or carer", &change_resident, &describe::type_of<ResidentInput>(), resident));
  hall.route(route(kGet, "/residents/{resident}", "A resident: the night, consents, devices, and what the answers to alarms propose", &show_resident, nullptr, shown));
  hall.route(route(kPut, "/residents/{resident}/consent", "A consent or decision, or its withdrawal", &put_consent, &describe::type_of<ward::Consent>(), resident));
  hall.route(route(kGet, "/signals/{signal}/signal.csv", "Raw signal that was kept around an alarm, as a recording", &download_signal, nullptr, nullptr));
  hall.route(route(kDelete, "/signals/{signal}", "Deletes raw signal that was kept", &remove_signal, nullptr, ward));
  hall.route(route(kPost, "/residents/{resident}/missed", "A fall that no sensor told", &note_missed, &describe::type_of<MissedInput>(), shown));
  hall.route(route(kPost, "/residents/{resident}/proposal", "Adopts a proposal or puts it aside", &answer_proposal, &describe::type_of<ProposalInput>(), shown));
  hall.route(route(kPost, "/devices", "A new device; its secret is told once", &add_device, &describe::type_of<DeviceInput>(), device));
  hall.route(route(kPut, "/devices/{device}", "Changes a device or moves it to another resident", &change_device, &describe::type_of<DeviceInput>(), device));
  hall.route(route(kPost, "/devices/{device}/secret", "A new secret for a device; told once", &new_device_secret, nullptr, device));
  hall.route(route(kDelete, "/devices/{device}", "Removes a device", &remove_device, nullptr, ward));
  hall.route(route(kPut, "/routing", "How an alarm goes on when nobody answers", &put_routing, &describe::type_of<ward::Routing>(), &describe::type_of<ward::Routing>()));
  hall.route(route(kGet, "/contacts", "Where alarms are sent out to", &show_contacts, nullptr, &describe::type_of<ward::Contacts>()));
  hall.route(route(kPut, "/contacts", "Changes where alarms are sent out to", &put_contacts, &describe::type_of<ward::Contacts>(), &describe::type_of<ward::Contacts>()));
  hall.route(route(kPost, "/notes", "A note for the next shift", &write_note, &describe::type_of<NoteInput>(), ward));
  hall.route(route(kPost, "/check", "Notes that the sensors were checked before the night", &check_now, nullptr, ward));
  hall.route(route(kGet, "/report", "How the nights went, week by week", &show_report, nullptr, &describe::type_of<learning::Report>()));
  hall.route(route(kGet, "/report.csv", "The same for a spreadsheet", &download_report, nullptr, nullptr));
}

}  // namespace meretid::nightwatch::administration
