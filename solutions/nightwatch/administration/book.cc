// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/administration/book.h"

#include <chrono>
#include <cstdlib>

#include "record/line.h"
#include "solutions/nightwatch/hall/words.h"
#include "store/sealed_text.h"
#include "store/sql.h"

namespace meretid::nightwatch::administration {
namespace {

constexpr const char* kConsent = "nightwatch.consent";
constexpr const char* kNote = "nightwatch.note";
constexpr std::int64_t kLookBack = 28 * 24 * kHour;
constexpr std::int64_t kSameImpact = 2 * kSecond;

std::string_view sql(const char* name) { return store::sql(std::string("nightwatch/administration/book/") + name); }

Result<void> note_line(store::Connection& tx, const By& by, std::string event, const record::Facts& facts) {
  return record::append(tx, {by.at, std::move(event), "nightwatch", by.ward, {}, by.account, facts.json()});
}

Result<void> in_one(store::Connection& db, const std::function<Result<void>(store::Connection&)>& work) { return db.in_transaction() ? work(db) : db.transaction(work); }

/// Noon of the day after, as hall/kept.cc has it: no night ends in the middle.
std::optional<Timestamp> end_of(const ward::Consent& consent) {
  if (!consent.until) return {};
  return Timestamp{std::int64_t{std::chrono::sys_days(*consent.until).time_since_epoch().count()} * 24 * kHour + 36 * kHour};
}

/// The spans follow whether and how long the resident is watched over.
Result<void> follow(store::Connection& tx, const By& by, const ward::Resident& resident) {
  const ward::Consent& consent = resident.person.consent;
  std::optional<Timestamp> until = end_of(consent);
  const bool watched = resident.watched && consent.basis != ward::Basis::kNone && (!until || by.at < *until);
  TRY(const store::Rows open_ones, tx.query(sql("open_span"), {by.ward, resident.id, by.at}));
  if (!watched) {
    if (!open_ones.empty()) TRY_VOID(tx.execute(sql("end_span"), {by.ward, resident.id, by.at, by.at}));
    return {};
  }
  if (open_ones.empty()) TRY_VOID(tx.execute(sql("begin_span"), {by.ward, resident.id, by.at, until}));
  else TRY_VOID(tx.execute(sql("end_span"), {by.ward, resident.id, by.at, until}));
  return {};
}

}  // namespace

Result<std::vector<GivenConsent>> consents(store::Connection& db, const store::CaseKey& key, const CaseId& ward, const ResidentId& resident) {
  TRY(const store::Rows rows, db.query(sql("consents"), {ward, resident}));
  std::vector<GivenConsent> all;
  for (const store::Row& row : rows) {
    GivenConsent one;
    TRY(const std::string json, store::open_text(key, row.text("consent"), kConsent));
    TRY(one.consent, describe::from_json<ward::Consent>(json));
    TRY(one.account, hall::id_or_none<people::Account>(row.text("account")));
    one.at = row.time("at");
    all.push_back(std::move(one));
  }
  return all;
}

Result<void> give_consent(store::Connection& db, const store::CaseKey& key, const By& by, const ResidentId& resident, const ward::Consent& consent) {
  return in_one(db, [&](store::Connection& tx) -> Result<void> {
    TRY(ward::Resident one, hall::resident(tx, key, by.ward, resident));
    one.person.consent = consent;
    if (consent.basis != ward::Basis::kNone) one.watched = true;
    TRY_VOID(tx.execute(sql("add_consent"), {by.ward, resident, store::seal_text(key, describe::to_json(consent), kConsent), by.account.text(), by.at}));
    TRY_VOID(hall::write_resident(tx, key, by.ward, one));
    TRY_VOID(follow(tx, by, one));
    return note_line(tx, by, consent.basis == ward::Basis::kNone ? "nightwatch.consent.withdrawn" : "nightwatch.consent.given",
                     record::Facts().id("resident", resident).code("basis", hall::to_word(consent.basis)).flag("ends", consent.until.has_value()).flag("raw", consent.raw_until.has_value()));
  });
}

Result<void> put_resident(store::Connection& db, const store::CaseKey& key, const By& by, const ward::Resident& resident) {
  return in_one(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(hall::write_resident(tx, key, by.ward, resident));
    TRY_VOID(follow(tx, by, resident));
    return note_line(tx, by, "nightwatch.resident.changed",
                     record::Facts().id("resident", resident.id).flag("watched", resident.watched).code("sensitivity", hall::to_word(resident.policy.sensitivity))
                         .number("windows", static_cast<std::int64_t>(resident.policy.bed_exit.size())));
  });
}

Result<std::vector<learning::Span>> spans(store::Connection& db, const CaseId& ward) {
  TRY(const store::Rows rows, db.query(sql("spans"), {ward}));
  std::vector<learning::Span> all;
  for (const store::Row& row : rows) {
    learning::Span span;
    TRY(span.resident, ResidentId::parse(row.text("resident")));
    span.since = row.time("since");
    if (!row.is_null("until")) span.until = row.time("until");
    all.push_back(std::move(span));
  }
  return all;
}

Result<void> add_missed(store::Connection& db, const By& by, const ResidentId& resident, Timestamp happened) {
  return in_one(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute(sql("add_missed"), {by.ward, resident, happened, by.account.text(), by.at}));
    return note_line(tx, by, "nightwatch.missed", record::Facts().id("resident", resident));
  });
}

Result<std::vector<Missed>> missed(store::Connection& db, const CaseId& ward, const ResidentId& resident) {
  TRY(const store::Rows rows, db.query(sql("missed"), {ward}));
  std::vector<Missed> all;
  for (const store::Row& row : rows) {
    Missed one;
    TRY(one.resident, ResidentId::parse(row.text("resident")));
    one.happened = row.time("happened"), one.noted = row.time("at");
    if (resident.empty() || one.resident == resident) all.push_back(std::move(one));
  }
  return all;
}

Result<void> add_note(store::Connection& db, const store::CaseKey& key, const By& by, const std::string& text) {
  return in_one(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute(sql("add_note"), {by.ward, store::seal_text(key, text, kNote), by.account.text(), by.at}));
    return note_line(tx, by, "nightwatch.note", record::Facts().number("length", static_cast<std::int64_t>(text.size())));
  });
}

Result<std::vector<Note>> notes(store::Connection& db, const store::CaseKey& key, const CaseId& ward, Timestamp since) {
  TRY(const store::Rows rows, db.query(sql("notes"), {ward, since}));
  std::vector<Note> all;
  for (const store::Row& row : rows) {
    Note note;
    TRY(note.text, store::open_text(key, row.text("note"), kNote));
    TRY(note.account, hall::id_or_none<people::Account>(row.text("account")));
    note.at = row.time("at");
    all.push_back(std::move(note));
  }
  return all;
}

Result<void> add_check(store::Connection& db, const By& by, std::int64_t concerns) {
  return in_one(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute(sql("add_check"), {by.ward, concerns, by.account.text(), by.at}));
    return note_line(tx, by, "nightwatch.checked", record::Facts().number("concerns", concerns));
  });
}

Result<std::optional<Checked>> last_check(store::Connection& db, const CaseId& ward) {
  TRY(const store::Rows rows, db.query(sql("last_check"), {ward}));
  if (rows.empty()) return std::optional<Checked>();
  Checked one{.concerns = rows[0].integer("concerns"), .account = {}, .at = rows[0].time("at")};
  TRY(one.account, hall::id_or_none<people::Account>(rows[0].text("account")));
  return std::optional<Checked>(one);
}

Result<learning::Feedback> feedback(store::Connection& db, const CaseId& ward, const ResidentId& resident, double threshold, Timestamp now) {
  TRY(const store::Rows decided, db.query(sql("decided"), {ward, resident}));
  Timestamp since{now.microseconds - kLookBack};
  if (!decided.empty() && !decided[0].is_null("at")) since = std::max(since, decided[0].time("at"));
  TRY(const auto all, alarms_between(db, ward, resident, since, now + kMinute));
  TRY(const store::Rows scores, db.query(sql("fall_scores"), {ward, resident, Timestamp{since.microseconds - kHour}}));
  learning::Feedback feedback;
  using enum ward::Outcome;
  for (const ward::Alarm& alarm : all) {
    if (!alarm.outcome) continue;
    if (alarm.kind == ward::AlarmKind::kBedExit) {
      if (*alarm.outcome == kTrue) feedback.bed_needed += 1;
      if (*alarm.outcome == kFalse || *alarm.outcome == kNuisance) feedback.bed_unneeded += 1;
    }
    if (alarm.kind != ward::AlarmKind::kFall) continue;
    if (*alarm.outcome == kTrue) feedback.true_falls += 1;
    if (*alarm.outcome != kFalse) continue;
    for (const store::Row& row : scores)
      if (std::llabs(row.time("happened") - alarm.happened) <= kSameImpact) {
        feedback.false_falls.push_back(row.real("score") - threshold);
        break;
      }
  }
  TRY(const auto found, missed(db, ward, resident));
  for (const Missed& one : found) feedback.missed_falls += one.noted >= since;
  return feedback;
}

Result<void> decide_proposal(store::Connection& db, const By& by, const ResidentId& resident, learning::Change change, bool adopted) {
  return in_one(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute(sql("decide"), {by.ward, resident, hall::to_word(change), adopted, by.account.text(), by.at}));
    return note_line(tx, by, "nightwatch.proposal", record::Facts().id("resident", resident).code("change", hall::to_word(change)).flag("adopted", adopted));
  });
}

Result<std::vector<ward::Alarm>> alarms_between(store::Connection& db, const CaseId& ward, const ResidentId& resident, Timestamp from, Timestamp to) {
  std::vector<store::Param> params{ward, from, to};
  if (!resident.empty()) params.emplace_back(resident);
  TRY(const store::Rows rows, db.query(sql(resident.empty() ? "alarms_between" : "alarms_of"), params));
  std::vector<ward::Alarm> all;
  for (const store::Row& row : rows) {
    TRY(auto alarm, describe::from_json<ward::Alarm>(row.text("alarm")));
    all.push_back(std::move(alarm));
  }
  return all;
}

Result<std::vector<Happened>> events_between(store::Connection& db, const CaseId& ward, const ResidentId& resident, Timestamp from, Timestamp to) {
  TRY(const store::Rows rows, db.query(sql("events_between"), {ward, resident, from, to}));
  std::vector<Happened> all;
  for (const store::Row& row : rows) {
    Happened one{.kind = row.text("kind"), .device = {}, .at = row.time("happened")};
    TRY(one.device, hall::id_or_none<ward::Device>(row.text("device")));
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace meretid::nightwatch::administration
