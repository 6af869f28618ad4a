// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/hub.h"

#include <algorithm>

#include "base/log.h"
#include "solutions/nightwatch/hall/words.h"
#include "store/sql.h"

namespace meretid::nightwatch::live {
namespace {

constexpr std::size_t kMostSignals = 100;      // while the database is away
constexpr std::size_t kMostWaiting = 100'000;  // an hour of a bad night without a database

double seconds(Timestamp t) { return static_cast<double>(t.microseconds) / kSecond; }

/// Worth another try: the database was busy or away.
bool is_passing(const Error& error) { return error.kind == Kind::kInternal || error.kind == Kind::kConflict || error.kind == Kind::kNoSpace; }

}  // namespace

Result<void> Hub::reload(store::Connection& db, Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("nightwatch/live/live/devices")));
  std::set<std::string> there;
  for (const store::Row& row : rows) {
    if (row.integer("watched") == 0 || (!row.is_null("watched_until") && row.time("watched_until") <= now)) continue;
    const std::string topic = row.text("topic");
    there.insert(topic);
    TRY(const auto id, Id<ward::Device>::parse(row.text("id")));
    TRY(const auto in_case, hall::CaseId::parse(row.text("case_id")));
    TRY(const auto resident, Id<ward::Resident>::parse(row.text("resident")));
    std::optional<Timestamp> raw_until;
    if (!row.is_null("raw_until") && row.time("raw_until") > now) raw_until = row.time("raw_until");
    TRY(const auto policy, describe::from_json<ward::Policy>(row.text("policy")));
    const double offset = ward::threshold_offset(policy.sensitivity);
    const auto kind = hall::from_word<ward::DeviceKind>(row.text("kind")).value_or(ward::DeviceKind::kBody);
    const in::Models models = shelf_->of(kind, row.text("model"));
    Known& known = by_topic_[topic];
    known.raw_until = raw_until;
    if (!raw_until || known.subject.resident != resident) known.around.forget();
    const bool same = known.stream && known.id == id && known.subject.resident == resident && known.kind == kind;
    if (same && known.changed == row.integer("changed") && known.offset == offset && known.models == models) continue;
    if (known.stream && known.subject.resident != resident)
      say(known.subject, {"device.moved", alarm::What::kMoved, id, now, seconds(now), 0});
    known.id = id;
    known.subject = {in_case, resident};
    known.kind = kind;
    known.changed = row.integer("changed");
    known.silence = static_cast<std::int32_t>(row.integer("silence"));
    known.offset = offset;
    known.models = models;
    auto stream = std::make_unique<in::Stream>(known.kind, models, offset, known.silence, now);
    if (same) {
      stream->follow(*known.stream, now, said_);
      collect(known);
    }
    known.stream = std::move(stream);
  }
  for (auto at = by_topic_.begin(); at != by_topic_.end();) {
    if (there.contains(at->first)) {
      ++at;
      continue;
    }
    // Taken away, or nobody to watch any more: its open troubles end with it.
    say(at->second.subject, {"device.moved", alarm::What::kMoved, at->second.id, now, seconds(now), 0});
    at = by_topic_.erase(at);
  }
  return {};
}

void Hub::collect(Known& device) {
  for (in::Said& said : said_)
    say(device.subject, {std::move(said.kind), said.what, device.id, said.happened, said.sensor_time, said.score});
  said_.clear();
}

Result<void> Hub::take(std::string_view device, std::string_view payload, Timestamp now) {
  const auto known = by_topic_.find(std::string(device));
  if (known == by_topic_.end()) return fail("nightwatch.live.unknown", Kind::kNotFound);
  const auto result = known->second.stream->take(payload, now, said_);
  if (result && known->second.raw_until && now < *known->second.raw_until) known->second.around.add(now, payload);
  collect(known->second);
  return result;
}

void Hub::offline(std::string_view device, Timestamp now) {
  if (const auto known = by_topic_.find(std::string(device)); known != by_topic_.end()) known->second.stream->offline(now);
}

void Hub::tick(Timestamp now) {
  for (auto& [unused, known] : by_topic_) {
    known.stream->tick(now, said_);
    if (!said_.empty()) collect(known);
    if (auto whole = known.around.tick(now)) {
      signals_.push_back({known.subject, known.id, known.kind, std::move(whole->event), whole->happened, whole->sensor_time, std::move(whole->packets)});
      if (signals_.size() > kMostSignals) signals_.pop_front();
    }
  }
}

std::set<hall::CaseId> Hub::wards() const {
  std::set<hall::CaseId> all;
  for (const auto& [unused, known] : by_topic_) all.insert(known.subject.ward);
  return all;
}

void Hub::say_to_wards(const std::string& kind, alarm::What what, Timestamp now) {
  for (const hall::CaseId& ward : wards()) say({ward, {}}, {kind, what, {}, now, seconds(now), 0});
}

Result<void> Hub::keep(store::Connection& db, Timestamp now) {
  while (!waiting_.empty()) {
    const Waiting& next = waiting_.front();
    const auto kept = hall::tell(db, next.subject, next.detected, now);
    if (!kept && is_passing(kept.error()) && waiting_.size() < kMostWaiting) return fail(kept.error());
    if (kept) keep_around(next, *kept, now);
    if (!kept) base::log_error("nightwatch.not_kept", {{"code", kept.error().code}, {"kind", next.detected.kind}, {"where", kept.error().where}});
    waiting_.pop_front();
  }
  return {};
}

/// A fall or a bed exit that has just become an alarm.
void Hub::keep_around(const Waiting& said, const std::vector<alarm::Step>& steps, Timestamp now) {
  const bool raised = std::ranges::any_of(steps, [](const alarm::Step& step) {
    return (step.kind == alarm::StepKind::kRaised || step.kind == alarm::StepKind::kAgain) && step.alarm && (step.alarm->kind == ward::AlarmKind::kFall || step.alarm->kind == ward::AlarmKind::kBedExit);
  });
  if (!raised) return;
  for (auto& [unused, known] : by_topic_)
    if (known.id == said.detected.device && known.subject.resident == said.subject.resident && known.raw_until && now < *known.raw_until)
      known.around.begin(said.detected.kind, said.detected.happened, said.detected.sensor_time, now);
}

Result<void> Hub::keep_signals(store::Connection& db, const KeyOf& key_of, Timestamp now) {
  while (!signals_.empty()) {
    const hall::RawSignal& next = signals_.front();
    const auto kept = key_of(db, next.subject.ward).and_then([&](const store::CaseKey& key) { return hall::keep_signal(db, key, next, now); });
    if (!kept && is_passing(kept.error())) return fail(kept.error());
    if (!kept) base::log_error("nightwatch.signal_not_kept", {{"code", kept.error().code}});
    signals_.pop_front();
  }
  return {};
}

Result<void> Hub::keep_health(store::Connection& db) {
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    for (auto& [unused, known] : by_topic_) {
      const in::Stream& stream = *known.stream;
      if (stream.heard() == known.noted && stream.silent() == known.noted_silent) continue;
      TRY_VOID(tx.execute(store::sql("nightwatch/hall/kept/note_seen"), {known.id, stream.heard(), stream.battery() ? store::Param(std::int64_t{*stream.battery()}) : store::Param(std::nullopt),
                                                                         stream.dropped(), stream.heard().has_value() && !stream.silent()}));
      known.noted = stream.heard();
      known.noted_silent = stream.silent();
    }
    return {};
  });
}

}  // namespace meretid::nightwatch::live
