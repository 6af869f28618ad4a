// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/service.h"

#include <poll.h>

#include <thread>

#include "base/hash.h"
#include "base/log.h"
#include "people/case_access.h"
#include "solution/config.h"
#include "solution/service_context.h"
#include "solutions/nightwatch/hall/ward_feeds.h"
#include "solutions/nightwatch/live/broker.h"
#include "solutions/nightwatch/live/courier.h"
#include "solutions/nightwatch/live/door.h"
#include "solutions/nightwatch/live/hub.h"
#include "solutions/nightwatch/live/models.h"
#include "solutions/nightwatch/live/ring.h"
#include "solutions/nightwatch/live/settings.h"
#include "solutions/nightwatch/live/shelf_watcher.h"
#include "solutions/nightwatch/live/tail.h"
#include "store/sql.h"

namespace meretid::nightwatch::live {
namespace {

constexpr int kLook = 20;                                  // ms between two looks when nothing comes
constexpr std::int64_t kDue = kSecond / 10, kTick = kSecond / 2, kBeat = 5 * kSecond, kHealth = 10 * kSecond, kModels = 2 * kSecond, kTidy = kMinute;
constexpr std::int64_t kBrokerPatience = 10 * kSecond;     // away for longer is an alarm
constexpr std::int64_t kPagePatience = kMinute;

/// "mnt/birk/12/krop/raw" -> "birk/12/krop", "raw"
std::pair<std::string_view, std::string_view> parts_of(std::string_view topic) {
  const auto last = topic.rfind('/');
  if (!topic.starts_with("mnt/") || last == std::string_view::npos || last < 4) return {};
  return {topic.substr(4, last - 4), topic.substr(last + 1)};
}

/// True once in so long.
class Every {
 public:
  explicit Every(std::int64_t pause) : pause_(pause) {}
  bool operator()(Timestamp now) {
    if (last_ && now - *last_ < pause_ && now >= *last_) return false;
    last_ = now;
    return true;
  }

 private:
  std::int64_t pause_;
  std::optional<Timestamp> last_;
};

class Watch {
 public:
  Watch(solution::ServiceContext& context, const Settings& settings, std::shared_ptr<const Shelf> shelf)
      : context_(context), began_(context.clock().now()), hub_(std::move(shelf)), watcher_(context.config().home, settings),
        ring_(MemoryRing::open("meretid-nightwatch-" + base::blake2b_hex(context.config().home.string()).substr(0, 16))) {
    if (!ring_) base::log_warning("nightwatch.no_memory_ring", {});
  }

  Result<void> run(const Settings& settings) {
    TRY(auto door, Door::open(door_path(context_.config())));
    door_ = std::move(door);
    if (settings.broker) {
      TRY(broker_, Broker::open(*settings.broker, [this](std::string_view topic, std::string_view payload) { heard(topic, payload); }));
    }
    while (!context_.drain_requested()) {
      if (!db_ && !prepare()) {
        context_.alive();
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        continue;
      }
      if (!turn()) db_.reset();  // the database is away: nothing is acknowledged until it is back
    }
    if (db_) static_cast<void>(hub_.keep(*db_, context_.clock().now()));
    // Ended in good order: sensors are asked for the last seconds by whoever comes next, and no signal stays behind.
    if (ring_) ring_->sweep(context_.clock().now() + 2 * MemoryRing::kKeep);
    return {};
  }

 private:
  /// A connection, the devices, and once what the ring holds of before.
  bool prepare() {
    auto connection = context_.connect();
    if (!connection) return false;
    const Timestamp now = context_.clock().now();
    if (!hub_.reload(**connection, now)) return false;
    if (!begun_) {
      if (!tail_.begin(**connection, now)) return false;
      if (ring_) {
        ring_->sweep(now);
        ring_->each([&](Timestamp arrived, std::string_view device, std::string_view payload) { static_cast<void>(hub_.take(device, payload, arrived)); });
      }
      begun_ = true;
    }
    db_ = std::move(*connection);
    return true;
  }

  void heard(std::string_view topic, std::string_view payload) {
    const auto [device, what] = parts_of(topic);
    const Timestamp now = context_.clock().now();
    if (what == "state" && payload == "offline") return hub_.offline(device, now);
    if (what == "raw") static_cast<void>(taken(device, payload, now));
  }

  Result<void> taken(std::string_view device, std::string_view payload, Timestamp now) {
    if (ring_ && payload.size() <= in::kMostBytes) ring_->append(now, device, payload);
    auto result = hub_.take(device, payload, now);
    if (!result && result.error().kind != Kind::kTooMany && refusals_(now))
      base::log_warning("nightwatch.not_taken", {{"code", result.error().code}});
    return result;
  }

  /// False: the database failed.
  bool turn() {
    pollfd ready[2] = {{door_->descriptor(), POLLIN, 0}, {broker_ ? broker_->descriptor() : -1, POLLIN, 0}};
    ::poll(ready, 2, more_ ? 0 : kLook);
    if (broker_) more_ = broker_->read(context_.clock().now());
    door_->let_in([this](std::string_view device, std::string_view payload) -> std::string {
      const auto result = taken(device, payload, context_.clock().now());
      return result ? "ok" : result.error().code;
    });
    const Timestamp now = context_.clock().now();
    const bool kept = hub_.keep(*db_, now).has_value();
    door_->answer_all(kept);
    if (!kept) return false;
    if (broker_) broker_->settle();
    return grow_old(now) && tail_.publish(*db_, context_.feed()).has_value();
  }

  bool grow_old(Timestamp now) {
    if (tick_(now)) {
      context_.alive();
      if (broker_) broker_->tend(now);
      if (ring_) ring_->sweep(now);
      if (!hub_.reload(*db_, now)) return false;
      hub_.tick(now);
      if (!hub_.keep_signals(*db_, key_of_, now)) return false;
      look_at_broker(now);
    }
    if (beat_(now)) {
      context_.feed().publish(hall::beat_line(now, broker_word()));
      if (!db_->execute(store::sql("nightwatch/live/live/beat"), {now, broker_word(), began_})) return false;
      if (!look_at_pages(now)) return false;
    }
    if (tidy_(now)) {
      // What may not be kept any more is not shown either: that it lies there for a minute more is no error worth a restart.
      if (const auto swept = hall::sweep_signals(*db_, now); !swept) base::log_warning("nightwatch.signals_not_swept", {{"code", swept.error().code}});
    }
    if (models_(now))
      if (auto shelf = watcher_.look(hub_.shelf())) hub_.use(std::move(shelf));
    if (health_(now) && !hub_.keep_health(*db_)) return false;
    if (!due_(now)) return true;
    const auto subjects = hall::due(*db_, now);
    if (!subjects) return false;
    for (const hall::Subject& subject : *subjects)
      if (const auto passed = hall::pass(*db_, subject, now); !passed) base::log_error("nightwatch.not_passed", {{"code", passed.error().code}});
    return true;
  }

  std::string broker_word() const { return !broker_ ? "none" : broker_->connected() ? "up" : "down"; }

  void look_at_broker(Timestamp now) {
    if (!broker_) return;
    if (broker_->connected()) {
      if (!broker_seen_ || broker_told_) hub_.say_to_wards("service.broker_up", alarm::What::kBrokerUp, now);
      broker_seen_ = now;
      broker_told_ = false;
    } else if (!broker_told_ && now - broker_seen_.value_or(began_) > kBrokerPatience) {
      hub_.say_to_wards("service.broker_down", alarm::What::kBrokerDown, now);
      broker_told_ = true;
    }
  }

  bool look_at_pages(Timestamp now) {
    const auto rows = db_->query(store::sql("nightwatch/live/live/pages"));
    if (!rows) return false;
    std::map<std::string, Timestamp> seen;
    for (const store::Row& row : *rows) seen[row.text("case_id")] = row.time("seen");
    for (const hall::CaseId& ward : hub_.wards()) {
      const auto at = seen.find(ward.text());
      // Counted from the start of the service at the earliest: pages come back after a restart.
      const Timestamp last = at == seen.end() ? began_ : std::max(began_, at->second);
      const bool alone = now - last > kPagePatience;
      auto& told = alone_[ward.text()];
      if (told && *told == alone) continue;
      if (!alone && !told && at == seen.end()) continue;  // just begun: not known yet
      told = alone;
      hub_.say({ward, {}}, {alone ? "service.no_page" : "service.page", alone ? alarm::What::kNoPage : alarm::What::kPage, {}, now,
                            static_cast<double>(now.microseconds) / kSecond, 0});
    }
    return true;
  }

  solution::ServiceContext& context_;
  const Timestamp began_;
  Hub hub_;
  ShelfWatcher watcher_;
  std::unique_ptr<MemoryRing> ring_;
  std::unique_ptr<Door> door_;
  std::unique_ptr<Broker> broker_;
  std::unique_ptr<store::Connection> db_;
  Tail tail_;
  /// Opened for each signal that is kept: each opening is a line of the record.
  const Hub::KeyOf key_of_ = [this](store::Connection& db, const hall::CaseId& ward) -> Result<store::CaseKey> {
    TRY(const auto access, people::open_case_for_duty(db, ward, {}, "nightwatch_signal", context_.clock().now()));
    return context_.keys().key(db, access);
  };
  Every due_{kDue}, tick_{kTick}, beat_{kBeat}, health_{kHealth}, models_{kModels}, tidy_{kTidy}, refusals_{10 * kSecond};
  bool begun_ = false, more_ = false;
  std::optional<Timestamp> broker_seen_;
  bool broker_told_ = false;
  std::map<std::string, std::optional<bool>> alone_;
};

}  // namespace

Result<void> run_service(solution::ServiceContext& context) {
  TRY(const Settings settings, read_settings(context.config().home));
  context.alive();
  if (settings.fall_model.empty()) base::log_warning("nightwatch.demonstration_model", {});
  TRY(auto shelf, Shelf::open(settings));
  for (const Error& fault : shelf->faults()) base::log_warning("nightwatch.model_not_read", {{"code", fault.code}, {"where", fault.where}});
  context.alive();
  const Courier courier(context);
  return Watch(context, settings, std::move(shelf)).run(settings);
}

}  // namespace meretid::nightwatch::live
