// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/hall/kept.h"

#include <chrono>

#include "base/hash.h"
#include "solutions/nightwatch/hall/words.h"
#include "store/crypto.h"
#include "store/sealed_text.h"
#include "store/sql.h"

namespace meretid::nightwatch::hall {
namespace {

constexpr const char* kPerson = "nightwatch.person";
constexpr const char* kContacts = "nightwatch.contacts";

std::string_view sql(const char* name) { return store::sql(std::string("nightwatch/hall/kept/") + name); }

Result<ward::Resident> resident_of(const store::CaseKey& key, const store::Row& row) {
  ward::Resident resident;
  TRY(resident.id, Id<ward::Resident>::parse(row.text("id")));
  TRY(const std::string person, store::open_text(key, row.text("person"), kPerson));
  TRY(resident.person, describe::from_json<ward::Person>(person));
  TRY(resident.policy, describe::from_json<ward::Policy>(row.text("policy")));
  TRY(resident.carer, id_or_none<people::Account>(row.text("carer")));
  resident.watched = row.integer("watched") != 0;
  return resident;
}

Result<ward::Device> device_of(const store::Row& row) {
  ward::Device device;
  TRY(device.id, Id<ward::Device>::parse(row.text("id")));
  TRY(device.resident, id_or_none<ward::Resident>(row.text("resident")));
  device.kind = from_word<ward::DeviceKind>(row.text("kind")).value_or(ward::DeviceKind::kBody);
  const std::string topic = row.text("topic");
  const auto first = topic.find('/'), second = topic.find('/', first + 1);
  if (second == std::string::npos) return fail("store.sealed_damaged", Kind::kInternal, {}, "topic");
  device.site = topic.substr(0, first), device.place = topic.substr(first + 1, second - first - 1), device.sensor = topic.substr(second + 1);
  device.model = row.text("model");
  device.secret_hash = row.text("secret_hash");
  device.silence = static_cast<std::int32_t>(row.integer("silence"));
  if (!row.is_null("battery")) device.battery = static_cast<std::int32_t>(row.integer("battery"));
  if (!row.is_null("seen")) device.seen = row.time("seen");
  device.dropped = row.real("dropped");
  device.online = row.integer("online") != 0;
  return device;
}

}  // namespace

Result<ward::Routing> read_routing(store::Connection& db, const CaseId& id) {
  TRY(const store::Rows rows, db.query(sql("ward"), {id}));
  if (rows.empty()) return ward::Routing{};
  return describe::from_json<ward::Routing>(rows[0].text("routing"));
}

Result<void> write_routing(store::Connection& db, const CaseId& id, const ward::Routing& routing) {
  TRY_VOID(ward::check(routing));
  TRY_VOID(db.execute(sql("write_routing"), {id, describe::to_json(routing)}));
  return {};
}

Result<ward::Contacts> read_contacts(store::Connection& db, const store::CaseKey& key, const CaseId& id) {
  TRY(const store::Rows rows, db.query(sql("ward"), {id}));
  if (rows.empty() || rows[0].text("contacts").empty()) return ward::Contacts{};
  TRY(const std::string json, store::open_text(key, rows[0].text("contacts"), kContacts));
  return describe::from_json<ward::Contacts>(json);
}

Result<void> write_contacts(store::Connection& db, const store::CaseKey& key, const CaseId& id, const ward::Contacts& contacts) {
  std::string channels;
  if (contacts.webhook) channels += " webhook";
  if (contacts.fhir) channels += " fhir";
  if (contacts.hl7) channels += " hl7";
  if (contacts.sms && !contacts.telephones.empty()) channels += " sms";
  if (contacts.sounder) channels += " sounder";
  TRY_VOID(db.execute(sql("write_contacts"), {id, store::seal_text(key, describe::to_json(contacts), kContacts), channels}));
  return {};
}

Result<std::vector<ward::Resident>> residents(store::Connection& db, const store::CaseKey& key, const CaseId& id) {
  TRY(const store::Rows rows, db.query(sql("residents"), {id}));
  std::vector<ward::Resident> all;
  for (const store::Row& row : rows) {
    TRY(auto one, resident_of(key, row));
    all.push_back(std::move(one));
  }
  return all;
}

Result<ward::Resident> resident(store::Connection& db, const store::CaseKey& key, const CaseId& id, const Id<ward::Resident>& which) {
  TRY(const store::Rows rows, db.query(sql("resident"), {id, which}));
  if (rows.empty()) return fail("nightwatch.hall.no_resident", Kind::kNotFound, {}, which.text());
  return resident_of(key, rows[0]);
}

Result<void> write_resident(store::Connection& db, const store::CaseKey& key, const CaseId& id, const ward::Resident& resident) {
  TRY_VOID(ward::check(resident.policy));
  const ward::Consent& consent = resident.person.consent;
  const bool watched = resident.watched && consent.basis != ward::Basis::kNone;
  std::optional<std::int64_t> until;
  if (consent.until) until = std::int64_t{std::chrono::sys_days(*consent.until).time_since_epoch().count()} * 24 * kHour + 36 * kHour;  // noon of the day after: no night ends in the middle
  std::optional<std::int64_t> raw;
  if (watched && consent.raw_until) raw = consent.raw_until->microseconds;
  TRY(const std::int64_t changed, db.execute(sql("write_resident"), {resident.id, id, store::seal_text(key, describe::to_json(resident.person), kPerson),
                                                                     describe::to_json(resident.policy), resident.carer.text(), watched, until, raw}));
  if (changed == 0) return fail("nightwatch.hall.no_resident", Kind::kNotFound, {}, resident.id.text());
  if (!raw) TRY_VOID(db.execute(sql("forget_signals"), {id, resident.id}));
  return {};
}

Result<std::optional<Care>> care(store::Connection& db, const CaseId& id, const Id<ward::Resident>& which, Timestamp now) {
  TRY(const store::Rows rows, db.query(sql("care"), {id, which}));
  if (rows.empty()) return std::optional<Care>();
  Care care;
  TRY(care.policy, describe::from_json<ward::Policy>(rows[0].text("policy")));
  TRY(care.carer, id_or_none<people::Account>(rows[0].text("carer")));
  care.watched = rows[0].integer("watched") != 0 && (rows[0].is_null("watched_until") || now < rows[0].time("watched_until"));
  return std::optional<Care>(std::move(care));
}

Result<std::vector<ward::Device>> devices(store::Connection& db, const CaseId& id) {
  TRY(const store::Rows rows, db.query(sql("devices"), {id}));
  std::vector<ward::Device> all;
  for (const store::Row& row : rows) {
    TRY(auto one, device_of(row));
    all.push_back(std::move(one));
  }
  return all;
}

Result<ward::Device> device(store::Connection& db, const CaseId& id, const Id<ward::Device>& which) {
  TRY(const store::Rows rows, db.query(sql("device"), {id, which}));
  if (rows.empty()) return fail("nightwatch.hall.no_device", Kind::kNotFound, {}, which.text());
  return device_of(rows[0]);
}

Result<void> write_device(store::Connection& db, const CaseId& id, const ward::Device& device, Timestamp now) {
  TRY_VOID(ward::check(device));
  const std::string topic = device.site + "/" + device.place + "/" + device.sensor;
  TRY(const store::Rows taken, db.query(sql("by_topic"), {topic}));
  if (!taken.empty() && taken[0].text("id") != device.id.text()) return fail("nightwatch.hall.topic_taken", Kind::kConflict, {{"topic", topic}});
  TRY(const std::int64_t changed, db.execute(sql("write_device"), {device.id, id, device.resident.text(), to_word(device.kind), topic, device.model,
                                                                   device.secret_hash, std::int64_t{device.silence}, now}));
  if (changed == 0) return fail("nightwatch.hall.no_device", Kind::kNotFound, {}, device.id.text());
  return {};
}

Result<void> delete_device(store::Connection& db, const CaseId& id, const Id<ward::Device>& which) {
  TRY_VOID(db.execute(sql("delete_device"), {id, which}));
  return {};
}

Secret new_secret() {
  Secret made{store::random_token(), {}};
  made.hash = hash_of_secret(made.secret);
  return made;
}

std::string hash_of_secret(std::string_view secret) { return base::to_hex(base::blake2b(secret)); }

}  // namespace meretid::nightwatch::hall
