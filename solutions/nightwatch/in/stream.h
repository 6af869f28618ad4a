// SPDX-License-Identifier: EUPL-1.2
// One device, live: payloads in, what is to be told out. It reads, gates, detects, and puts the sensor's times on the server's clock;
// it says when the device falls silent and when its signal cannot be used. Packets that a broken connection brings behind newer ones
// are put in their place, and the last seconds are gone through once more: the same event found twice is one (hall/, alarm/). Not thread-safe: one per device. Memory: the detector's.
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/nightwatch/alarm/engine.h"
#include "solutions/nightwatch/detect/bed_detector.h"
#include "solutions/nightwatch/detect/fall_detector.h"
#include "solutions/nightwatch/detect/thermal_detector.h"
#include "solutions/nightwatch/in/gate.h"

namespace meretid::nightwatch::in {

struct Said {
  std::string kind{};                 ///< "fall", "device.flood", …
  std::optional<alarm::What> what{};
  Timestamp happened{};
  double sensor_time = 0, score = 0;
};

/// What a device is heard with. Without the one of its kind it is deaf: silences and troubles are told all the same.
struct Models {
  std::shared_ptr<const FallModel> fall{};
  std::shared_ptr<const BedModel> bed{};
  std::shared_ptr<const ThermalModel> thermal{};

  friend bool operator==(const Models&, const Models&) = default;
};

class Stream {
 public:
  static constexpr std::int64_t kCalm = kMinute;  ///< so long without, and a trouble is over
  static constexpr double kRecent = 15;           ///< s of packets that are put in order once more when some came late

  /// `threshold_offset`: ward::threshold_offset(). `began`: silence counts from here.
  Stream(ward::DeviceKind kind, Models models, double threshold_offset, std::int32_t silence, Timestamp began);
  /// The same device with other settings or another model: what was heard, told and believed goes on; the detector begins with the
  /// last seconds, so that a fall that is just happening is found.
  void follow(const Stream& before, Timestamp now, std::vector<Said>& said);
  /// Nothing can be detected; a trouble that lasts as long as it is so.
  bool deaf() const { return !fall_ && !bed_ && !thermal_; }

  /// What cannot be read is a trouble and an error: the caller may tell whoever sent it.
  Result<void> take(std::string_view payload, Timestamp now, std::vector<Said>& said);
  /// Its last will: the broker has lost it. Silent a few seconds from now, unless it comes back.
  void offline(Timestamp now);
  void tick(Timestamp now, std::vector<Said>& said);

  std::optional<std::int32_t> battery() const { return battery_; }
  std::optional<Timestamp> heard() const { return heard_; }
  bool silent() const { return silent_; }
  double dropped() const { return gate_.dropped(); }

 private:
  void begin();
  void hear(Timestamp now, std::vector<Said>& said);
  void trouble(Trouble which, Timestamp now, std::vector<Said>& said);
  void detect(const Packet& packet);
  bool remember(const Packet& packet);
  void leave_behind(const Packet& packet);
  void go_through_again();
  void tell(Timestamp now, std::vector<Said>& said);
  Timestamp at(double sensor_time, Timestamp now) const;

  const ward::DeviceKind kind_;
  const Models models_;
  const double offset_;
  const std::int64_t silence_;
  Gate gate_;
  std::optional<FallDetector> fall_;
  std::optional<BedDetector> bed_;
  std::optional<ThermalDetector> thermal_;
  std::vector<Event> events_;
  std::optional<double> ahead_;        // server's clock less the sensor's, seconds: the smallest seen, since delay only adds
  double newest_ = 0;                  // sensor's clock
  std::deque<Packet> recent_;          // by number
  // What a tag or an array had shown before the first of recent_: from there the last seconds are gone through again. A body's detector
  // needs no more than those seconds.
  std::optional<BedDetector> bed_behind_;
  std::optional<ThermalDetector> thermal_behind_;
  std::optional<Timestamp> late_;      // since when packets have come behind newer ones
  Timestamp quiet_from_;               // silence counts from here
  std::optional<Timestamp> heard_;
  std::optional<std::int32_t> battery_;
  bool silent_ = false;
  std::array<std::optional<Timestamp>, kTroubles> troubles_{};
};

}  // namespace meretid::nightwatch::in
