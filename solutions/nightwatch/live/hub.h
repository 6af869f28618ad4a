// SPDX-License-Identifier: EUPL-1.2
// All devices of the house while the service lives: which topic is whose, their streams, and what they said that is not kept yet.
// Not thread-safe: the service's one thread. Cost: a look-up and the stream a payload; a commit only where something was said.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "solutions/nightwatch/hall/signals.h"
#include "solutions/nightwatch/live/models.h"
#include "solutions/nightwatch/live/signal_around.h"

namespace meretid::nightwatch::live {

class Hub {
 public:
  explicit Hub(std::shared_ptr<const Shelf> shelf) : shelf_(std::move(shelf)) {}

  /// Other models from the next reload on; devices whose model is as it was notice nothing.
  void use(std::shared_ptr<const Shelf> shelf) { shelf_ = std::move(shelf); }
  const Shelf& shelf() const { return *shelf_; }

  /// Devices as they are in the database now: new ones, gone ones, one that was moved to another resident. About a second between two.
  Result<void> reload(store::Connection& db, Timestamp now);
  /// "site/place/sensor". Unknown devices are "nightwatch.live.unknown" and cost nothing more.
  Result<void> take(std::string_view device, std::string_view payload, Timestamp now);
  void offline(std::string_view device, Timestamp now);
  /// Silences, and troubles that are over.
  void tick(Timestamp now);
  /// Of every ward with a device.
  void say_to_wards(const std::string& kind, alarm::What what, Timestamp now);
  void say(const hall::Subject& subject, hall::Detected detected) { waiting_.push_back({subject, std::move(detected)}); }

  /// Keeps everything said so far. An error of the database: what is left waits and is tried again; nothing may be acknowledged.
  Result<void> keep(store::Connection& db, Timestamp now);
  /// What opens a ward's sealed columns.
  using KeyOf = std::function<Result<store::CaseKey>(store::Connection&, const hall::CaseId&)>;
  /// Keeps the raw signal around alarms of residents who allow it; of the others there is none to keep. An error of the database: again
  /// at the next call.
  Result<void> keep_signals(store::Connection& db, const KeyOf& key_of, Timestamp now);
  /// When devices were heard, their batteries and drop rates.
  Result<void> keep_health(store::Connection& db);

  std::set<hall::CaseId> wards() const;
  std::size_t devices() const { return by_topic_.size(); }

 private:
  struct Known {
    Id<ward::Device> id;
    hall::Subject subject;
    ward::DeviceKind kind{};
    std::int64_t changed = 0;
    std::int32_t silence = 0;
    double offset = 0;
    in::Models models{};
    std::unique_ptr<in::Stream> stream;
    std::optional<Timestamp> noted;      // `heard` as it was kept last
    bool noted_silent = false;
    std::optional<Timestamp> raw_until;  // of the resident's consent; none: no packet is held for longer than it takes to read it
    SignalAround around;
  };
  struct Waiting {
    hall::Subject subject;
    hall::Detected detected;
  };
  void collect(Known& device);
  void keep_around(const Waiting& said, const std::vector<alarm::Step>& steps, Timestamp now);

  std::shared_ptr<const Shelf> shelf_;
  std::unordered_map<std::string, Known> by_topic_;
  std::vector<in::Said> said_;
  std::deque<Waiting> waiting_;
  std::deque<hall::RawSignal> signals_;  // whole, not kept yet
};

}  // namespace meretid::nightwatch::live
