// SPDX-License-Identifier: EUPL-1.2
// One bed with a tag, live: readings in, bed exits and returns out. What is said of a reading is said kAhead seconds behind it.
// Not thread-safe: one per bed. Memory: the readings of kBedMemory seconds. Cost: 20 µs a reading.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "solutions/nightwatch/detect/bed_model.h"
#include "solutions/nightwatch/detect/event.h"

namespace meretid::nightwatch {

struct BedSettings {
  double refractory = 5;  ///< s between two exits
  double silence = 600;   ///< s without a reading: kSignalLost. A tag is often not heard under a blanket.
};

/// From "how likely in bed" to events: the part that training and live use share.
class BedSwitch {
 public:
  /// `settle`: BedModel::settle.
  BedSwitch(double out_below, double in_above, double settle, double refractory)
      : out_below_(out_below), in_above_(in_above), settle_(settle), refractory_(refractory) {}
  /// `decided`: when it is said; `t`: of the reading.
  std::optional<Event> next(double decided, double t, double in_bed);

 private:
  double out_below_, in_above_, settle_, refractory_;
  std::optional<double> back_;  // out, but since then in bed again
  enum class Place { kUnknown, kIn, kOut } place_ = Place::kUnknown;
  double last_exit_ = -1e18;
};

class BedDetector {
 public:
  explicit BedDetector(std::shared_ptr<const BedModel> model, BedSettings settings = {})
      : model_(std::move(model)), settings_(settings), tracker_(model_->habits()), switch_(model_->out_below, model_->in_above, model_->settle, settings.refractory) {}

  /// A reading older than the newest by more than kAhead is dropped; others are put in their place. The same one twice counts once.
  void push(const BedReading& reading, std::vector<Event>& events);
  /// Time passes without a reading.
  void tick(double now, std::vector<Event>& events);
  void end(std::vector<Event>& events);

 private:
  void decide(double until, std::vector<Event>& events);

  std::shared_ptr<const BedModel> model_;
  BedSettings settings_;
  BedTracker tracker_;
  BedSwitch switch_;
  std::vector<BedReading> readings_;
  std::size_t next_ = 0;  // the first that nothing has been said of
  bool lost_ = false;
};

}  // namespace meretid::nightwatch
