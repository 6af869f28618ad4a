// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/hall/signals.h"

#include <algorithm>

#include "record/line.h"
#include "solutions/nightwatch/hall/words.h"
#include "store/sealed_text.h"
#include "store/sql.h"

namespace meretid::nightwatch::hall {
namespace {

constexpr const char* kSignal = "nightwatch.signal";

std::string_view signal_sql(const char* name) { return store::sql(std::string("nightwatch/hall/signals/") + name); }

Timestamp oldest(Timestamp now) { return now + -kSignalKept; }

}  // namespace

Result<bool> keep_signal(store::Connection& db, const store::CaseKey& key, const RawSignal& signal, Timestamp now) {
  bool kept = false;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows allowed, tx.query(signal_sql("allowed"), {signal.subject.ward, signal.subject.resident, now}));
    if (allowed.empty()) return {};
    TRY(const std::int64_t fresh, tx.execute(signal_sql("add"), {signal.subject.ward, signal.subject.resident, signal.device, to_word(signal.kind), signal.event, signal.happened,
                                                                 signal.sensor_time, now, store::seal_text(key, signal.packets, kSignal)}));
    if (fresh == 0) return {};
    kept = true;
    return record::append(tx, {now, "nightwatch.signal.kept", "nightwatch", signal.subject.ward, {}, {},
                               record::Facts().id("resident", signal.subject.resident).id("device", signal.device).code("event", signal.event).json()});
  }));
  return kept;
}

Result<std::vector<KeptSignal>> signals(store::Connection& db, const CaseId& ward, const Id<ward::Resident>& resident, Timestamp now) {
  TRY(const store::Rows rows, db.query(signal_sql("of_resident"), {ward, resident, now, oldest(now)}));
  std::vector<KeptSignal> all;
  for (const store::Row& row : rows) {
    KeptSignal one;
    one.number = row.integer("number");
    TRY(one.device, Id<ward::Device>::parse(row.text("device")));
    one.kind = from_word<ward::DeviceKind>(row.text("kind")).value_or(ward::DeviceKind::kBody);
    one.event = row.text("event");
    one.happened = row.time("happened");
    one.kept = row.time("kept");
    one.until = std::min(one.kept + kSignalKept, row.time("raw_until"));
    if (!row.is_null("watched_until")) one.until = std::min(one.until, row.time("watched_until"));
    all.push_back(std::move(one));
  }
  return all;
}

Result<std::string> signal_packets(store::Connection& db, const store::CaseKey& key, const CaseId& ward, std::int64_t number, Timestamp now) {
  TRY(const store::Rows rows, db.query(signal_sql("packets"), {ward, number, now, oldest(now)}));
  if (rows.empty()) return fail("nightwatch.hall.no_signal", Kind::kNotFound, {}, std::to_string(number));
  return store::open_text(key, rows[0].text("signal"), kSignal);
}

Result<bool> delete_signal(store::Connection& db, const CaseId& ward, std::int64_t number) {
  TRY(const std::int64_t gone, db.execute(signal_sql("delete"), {ward, number}));
  return gone > 0;
}

Result<std::int64_t> sweep_signals(store::Connection& db, Timestamp now) {
  std::int64_t gone = 0;
  TRY(const store::Rows over, db.query(signal_sql("over"), {now, oldest(now)}));
  for (const store::Row& row : over) {
    TRY(const CaseId ward, CaseId::parse(row.text("case_id")));
    TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
      TRY(const std::int64_t these, tx.execute(signal_sql("sweep"), {now, oldest(now), ward}));
      gone += these;
      return record::append(tx, {now, "nightwatch.signal.deleted", "nightwatch", ward, {}, {}, record::Facts().number("signals", these).json()});
    }));
  }
  return gone;
}

}  // namespace meretid::nightwatch::hall
