// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/kept.h"

#include <algorithm>

#include "store/sql.h"

namespace meretid::arrivals::hall {
namespace {

constexpr std::int64_t kLookedBackAt = 14 * 24 * kHour;  // a file that ended before is history

std::string_view sql(const char* name) { return store::sql(std::string("arrivals/hall/kept/") + name); }

}  // namespace

Result<std::optional<Kept>> find(store::Connection& db, const CaseId& id) {
  TRY(const store::Rows rows, db.query(sql("find"), {id}));
  if (rows.empty()) return std::optional<Kept>();
  Kept kept;
  TRY(kept.settings, describe::from_json<Settings>(rows[0].text("settings")));
  kept.changed = rows[0].integer("changed");
  kept.until = rows[0].time("until_at");
  kept.latest = rows[0].text("latest");
  kept.before_latest = rows[0].text("before_latest");
  return std::optional<Kept>(std::move(kept));
}

Result<Kept> read(store::Connection& db, const CaseId& id) {
  TRY(auto kept, find(db, id));
  if (!kept) return fail("arrivals.hall.no_series", Kind::kNotFound, {}, id.text());
  return std::move(*kept);
}

Result<void> write_settings(store::Connection& db, const CaseId& id, const Settings& settings, Timestamp until, Timestamp now) {
  const std::int64_t told = now - until > kLookedBackAt ? until.microseconds : 0;
  TRY_VOID(db.execute(sql("write"), {id, describe::to_json(settings), until, std::int64_t{settings.outage_hours} * kHour, told}));
  return {};
}

Result<void> note_asked(store::Connection& db, const CaseId& id, std::int64_t changed) {
  TRY_VOID(db.execute(sql("asked"), {id, changed}));
  return {};
}

Result<void> note_forecast(store::Connection& db, const CaseId& id, const Id<jobs::Job>& job) {
  TRY_VOID(db.execute(sql("forecast"), {id, job}));
  return {};
}

void fields(describe::Fields<Proposed>& f) {
  f("job", &Proposed::job);
  f("made", &Proposed::made);
}

Result<void> note_proposal(store::Connection& db, const CaseId& id, const Id<jobs::Job>& job, Timestamp now) {
  TRY_VOID(db.execute(sql("note_proposal"), {id, job, now}));
  return {};
}

Result<std::vector<Proposed>> proposals(store::Connection& db, const CaseId& id) {
  TRY(const store::Rows rows, db.query(sql("proposals"), {id}));
  std::vector<Proposed> all;
  for (const store::Row& row : rows) all.push_back({row.text("job"), to_iso8601(row.time("made"))});
  return all;
}

Result<std::vector<ReceivedHour>> hours(store::Connection& db, const CaseId& id) {
  std::vector<ReceivedHour> all;
  TRY_VOID(db.each(sql("hours"), {id}, [&](const store::Row& row) -> Result<void> {
    ReceivedHour hour;
    hour.at = row.integer("at");
    hour.count = row.integer("count");
    hour.received = row.time("received");
    all.push_back(hour);
    return {};
  }));
  return all;
}

Result<Taken> add_hours(store::Connection& db, const CaseId& id, const std::vector<Hour>& hours, Timestamp until, Timestamp now) {
  Taken taken;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    taken = {};
    for (const Hour& hour : hours) {
      TRY(const store::Rows known, tx.query(sql("latest"), {id, hour.at}));
      if (!known.empty() && known[0].integer("count") == hour.count) {
        ++taken.same;
        continue;
      }
      // Two corrections within a microsecond, or a clock that was set back: after the one before all the same.
      const std::int64_t received = known.empty() ? now.microseconds : std::max(now.microseconds, known[0].integer("received") + 1);
      TRY_VOID(tx.execute(sql("add"), {id, hour.at, received, hour.count}));
      ++(known.empty() ? taken.fresh : taken.corrected);
    }
    if (taken.fresh + taken.corrected == 0) return {};
    TRY_VOID(tx.execute(sql("grown"), {id, until}));
    return {};
  }));
  return taken;
}

void fields(describe::Fields<AlarmFacts>& f) {
  f("actual", &AlarmFacts::actual);
  f("expected", &AlarmFacts::expected);
  f("low", &AlarmFacts::low);
  f("high", &AlarmFacts::high);
  f("hours", &AlarmFacts::hours);
  f("coverage", &AlarmFacts::coverage);
  f("percent", &AlarmFacts::percent);
}

void fields(describe::Fields<Alarm>& f) {
  f("kind", &Alarm::kind);
  f("began", &Alarm::began);
  f("ended", &Alarm::ended);
  f("facts", &Alarm::facts);
}

Result<std::vector<Alarm>> alarms(store::Connection& db, const CaseId& id) {
  TRY(const store::Rows rows, db.query(sql("alarms"), {id}));
  std::vector<Alarm> all;
  for (const store::Row& row : rows) {
    Alarm alarm{row.text("kind"), to_iso8601(row.time("began")), {}, {}};
    if (!row.is_null("ended")) alarm.ended = to_iso8601(row.time("ended"));
    TRY(alarm.facts, describe::from_json<AlarmFacts>(row.text("facts")));
    all.push_back(std::move(alarm));
  }
  return all;
}

Result<void> set_alarm(store::Connection& db, const CaseId& id, const std::string& kind, const std::optional<AlarmFacts>& facts, Timestamp now) {
  if (!facts) {
    TRY_VOID(db.execute(sql("end_alarm"), {id, kind, now}));
    return {};
  }
  const std::string json = describe::to_json(*facts);
  TRY(const std::int64_t stands, db.execute(sql("renew_alarm"), {id, kind, json}));
  if (stands == 0) TRY_VOID(db.execute(sql("raise_alarm"), {id, kind, now, json}));
  return {};
}

Result<void> note_silence(store::Connection& db, const CaseId& id, Timestamp until) {
  TRY_VOID(db.execute(sql("silence"), {id, until}));
  return {};
}

Result<std::vector<CaseId>> due(store::Connection& db, Timestamp now) {
  TRY(const store::Rows rows, db.query(sql("due"), {now}));
  std::vector<CaseId> all;
  for (const store::Row& row : rows) {
    TRY(auto id, CaseId::parse(row.text("case_id")));
    all.push_back(std::move(id));
  }
  return all;
}

}  // namespace meretid::arrivals::hall
