// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/hall/alarms.h"

#include <sstream>

#include "record/line.h"
#include "solutions/nightwatch/hall/words.h"
#include "solutions/nightwatch/out/channels.h"
#include "store/sql.h"

namespace meretid::nightwatch::hall {
namespace {

using alarm::Step;
using Steps = std::vector<Step>;

std::string_view sql(const char* name) { return store::sql(std::string("nightwatch/hall/alarms/") + name); }

const std::string& key_of(const Subject& subject) { return subject.resident.empty() ? subject.ward.text() : subject.resident.text(); }

Result<void> keep_step(store::Connection& tx, const Subject& subject, const Step& step, const std::string& channels, Timestamp now) {
  record::Facts facts;
  std::string id;
  if (step.alarm) {
    const ward::Alarm& a = *step.alarm;
    id = a.id.text();
    std::optional<Timestamp> closed = a.closed;
    TRY_VOID(tx.execute(sql("write_alarm"), {a.id, subject.ward, subject.resident.text(), to_word(a.kind), a.raised, closed, describe::to_json(a)}));
    facts.code("alarm", id).code("kind", to_word(a.kind)).code("level", to_word(a.level));
    if (a.outcome) facts.code("outcome", to_word(*a.outcome));
  }
  if (!subject.resident.empty()) facts.id("resident", subject.resident);
  const std::string name(alarm::name_of(step.kind));
  TRY_VOID(tx.execute(sql("add_step"), {subject.ward, id, subject.resident.text(), name, step.account.text(), now}));
  TRY_VOID(record::append(tx, {now, "nightwatch.alarm." + name, "nightwatch", subject.ward, {}, step.account, facts.json()}));
  if (!step.alarm || channels.empty()) return {};
  std::istringstream each(channels);
  for (std::string channel; each >> channel;)
    if (out::goes_out(channel, step.kind, *step.alarm)) TRY_VOID(tx.execute(sql("add_outbound"), {subject.ward, id, channel, now}));
  return {};
}

/// Reads the standing, lets `turn` change it, and keeps everything. Nothing where the resident is unknown or not watched and
/// `must_be_watched`.
Result<Steps> step(store::Connection& tx, const Subject& subject, Timestamp now, bool must_be_watched,
                   const std::function<Result<Steps>(alarm::Standing&, const alarm::Rules&)>& turn) {
  alarm::Rules rules;
  TRY(rules.routing, read_routing(tx, subject.ward));
  rules.resident = subject.resident;
  rules.fresh = alarm::AlarmId::make();
  if (!subject.resident.empty()) {
    TRY(const auto cared, care(tx, subject.ward, subject.resident, now));
    if (!cared) return fail("nightwatch.hall.no_resident", Kind::kNotFound, {}, subject.resident.text());
    if (must_be_watched && !cared->watched) return Steps{};
    rules.policy = cared->policy;
    rules.carer = cared->carer;
  }
  TRY(alarm::Standing stands, standing(tx, subject));
  TRY(Steps steps, turn(stands, rules));
  std::optional<Timestamp> when = alarm::due(stands, rules);
  TRY_VOID(tx.execute(sql("write_standing"), {key_of(subject), subject.ward, describe::to_json(stands), when}));
  std::string channels;
  if (!steps.empty()) {
    TRY(const store::Rows rows, tx.query(sql("channels"), {subject.ward}));
    if (!rows.empty()) channels = rows[0].text("channels");
  }
  for (const Step& one : steps) TRY_VOID(keep_step(tx, subject, one, channels, now));
  return steps;
}

}  // namespace

Result<Steps> tell(store::Connection& db, const Subject& subject, const Detected& d, Timestamp now) {
  Steps steps;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(steps, step(tx, subject, now, true, [&](alarm::Standing& stands, const alarm::Rules& rules) -> Result<Steps> {
      // What no device said (the broker, the pages) is known by its ward: the same moment is news to each of them.
      const std::string& device = d.device.empty() ? subject.ward.text() : d.device.text();
      TRY(const std::int64_t fresh, tx.execute(sql("add_event"), {subject.ward, subject.resident.text(), device, d.kind, d.happened, now, d.sensor_time, d.score}));
      if (fresh == 0 || !d.what) return Steps{};
      return alarm::take(stands, rules, {*d.what, d.device, d.happened}, now);
    }));
    return {};
  }));
  return steps;
}

Result<Steps> answer(store::Connection& db, const Subject& subject, const alarm::Act& act, Timestamp now) {
  Steps steps;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(steps, step(tx, subject, now, false, [&](alarm::Standing& stands, const alarm::Rules& rules) { return alarm::answer(stands, rules, act, now); }));
    return {};
  }));
  return steps;
}

Result<Subject> subject_of(store::Connection& db, const CaseId& ward, const alarm::AlarmId& id) {
  TRY(const store::Rows rows, db.query(sql("subject_of"), {ward, id}));
  if (rows.empty()) return fail("nightwatch.alarm.unknown", Kind::kNotFound, {}, id.text());
  Subject subject{ward, {}};
  if (const std::string resident = rows[0].text("resident"); !resident.empty()) {
    TRY(subject.resident, Id<ward::Resident>::parse(resident));
  }
  return subject;
}

Result<std::vector<Subject>> due(store::Connection& db, Timestamp now) {
  TRY(const store::Rows rows, db.query(sql("due"), {now}));
  std::vector<Subject> all;
  for (const store::Row& row : rows) {
    Subject subject;
    TRY(subject.ward, CaseId::parse(row.text("case_id")));
    if (row.text("subject") != subject.ward.text()) {
      TRY(subject.resident, Id<ward::Resident>::parse(row.text("subject")));
    }
    all.push_back(std::move(subject));
  }
  return all;
}

Result<Steps> pass(store::Connection& db, const Subject& subject, Timestamp now) {
  Steps steps;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(steps, step(tx, subject, now, false, [&](alarm::Standing& stands, const alarm::Rules& rules) -> Result<Steps> { return alarm::pass(stands, rules, now); }));
    return {};
  }));
  return steps;
}

Result<alarm::Standing> standing(store::Connection& db, const Subject& subject) {
  TRY(const store::Rows rows, db.query(sql("standing"), {key_of(subject)}));
  if (rows.empty()) return alarm::Standing{};
  return describe::from_json<alarm::Standing>(rows[0].text("standing"));
}

Result<std::vector<ward::Alarm>> alarms(store::Connection& db, const CaseId& ward, Timestamp closed_since) {
  TRY(const store::Rows rows, db.query(sql("alarms"), {ward, closed_since}));
  std::vector<ward::Alarm> all;
  for (const store::Row& row : rows) {
    TRY(auto one, describe::from_json<ward::Alarm>(row.text("alarm")));
    all.push_back(std::move(one));
  }
  return all;
}

Result<std::vector<Stood>> standings(store::Connection& db, const CaseId& ward) {
  TRY(const store::Rows rows, db.query(sql("standings"), {ward}));
  std::vector<Stood> all;
  for (const store::Row& row : rows) {
    Stood one;
    if (row.text("subject") != ward.text()) {
      TRY(one.resident, Id<ward::Resident>::parse(row.text("subject")));
    }
    TRY(one.standing, describe::from_json<alarm::Standing>(row.text("standing")));
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace meretid::nightwatch::hall
