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
  TRY_VOID(db.each(sql("group_hours"), {id}, [&](const store::Row& row) -> Result<void> {
    ReceivedHour hour;
    hour.at = row.integer("at");
    hour.part = row.text("part");
    hour.count = row.integer("count");
    hour.received = row.time("received");
    all.push_back(std::move(hour));
    return {};
  }));
  return all;
}

Result<Taken> add_hours(store::Connection& db, const CaseId& id, const std::vector<Hour>& hours, Timestamp until, Timestamp now) {
  Taken taken;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    taken = {};
    for (const Hour& hour : hours) {
      const bool total = hour.part.empty();
      TRY(const store::Rows known, total ? tx.query(sql("latest"), {id, hour.at}) : tx.query(sql("latest_of_group"), {id, hour.at, hour.part}));
      if (!known.empty() && known[0].integer("count") == hour.count) {
        ++taken.same;
        continue;
      }
      // Two corrections within a microsecond, or a clock that was set back: after the one before all the same.
      const std::int64_t received = known.empty() ? now.microseconds : std::max(now.microseconds, known[0].integer("received") + 1);
      if (total) TRY_VOID(tx.execute(sql("add"), {id, hour.at, received, hour.count}));
      else TRY_VOID(tx.execute(sql("add_of_group"), {id, hour.at, hour.part, received, hour.count}));
      ++(known.empty() ? taken.fresh : taken.corrected);
    }
    if (taken.fresh + taken.corrected == 0) return {};
    TRY_VOID(tx.execute(sql("grown"), {id, until}));
    return {};
  }));
  return taken;
}

Result<Taken> add_announced(store::Connection& db, const CaseId& id, const std::vector<AnnouncedRun>& runs, Timestamp until) {
  Taken taken;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    taken = {};
    for (const AnnouncedRun& run : runs) {
      TRY(const store::Rows known, tx.query(sql("announced_run"), {id, run.reference}));
      const std::int64_t cancelled = run.cancelled ? run.cancelled->microseconds : 0;
      if (!known.empty() && known[0].time("expected") == run.expected && (known[0].is_null("cancelled") ? 0 : known[0].time("cancelled").microseconds) == cancelled) {
        ++taken.same;
        continue;
      }
      TRY_VOID(tx.execute(sql("announce"), {id, run.reference, run.announced, run.expected, run.cancelled}));
      ++(known.empty() ? taken.fresh : taken.corrected);
    }
    if (taken.fresh + taken.corrected == 0) return {};
    TRY_VOID(tx.execute(sql("grown"), {id, until}));
    return {};
  }));
  return taken;
}

Result<std::vector<AnnouncedRun>> announced(store::Connection& db, const CaseId& id, Timestamp since) {
  std::vector<AnnouncedRun> all;
  TRY_VOID(db.each(sql("announced"), {id, since}, [&](const store::Row& row) -> Result<void> {
    AnnouncedRun run{row.text("reference"), row.time("announced"), row.time("expected"), {}};
    if (!row.is_null("cancelled")) run.cancelled = row.time("cancelled");
    all.push_back(std::move(run));
    return {};
  }));
  return all;
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
