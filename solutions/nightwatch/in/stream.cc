// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/in/stream.h"

#include <algorithm>
#include <cmath>

namespace meretid::nightwatch::in {
namespace {

using alarm::What;

constexpr std::int64_t kAfterWill = 5 * kSecond;  // a sensor that changes its connection is back within this
constexpr std::int64_t kGathered = kSecond / 4;   // without another late packet: all of them are here
constexpr double kDrift = 0.0005;                 // a clock that runs faster is followed by so much

double seconds(Timestamp t) { return static_cast<double>(t.microseconds) / kSecond; }

std::optional<What> what_of(EventKind kind) {
  switch (kind) {
    case EventKind::kFall: return What::kFall;
    case EventKind::kFallConfirmed: return What::kFallConfirmed;
    case EventKind::kFallRecovered: return What::kFallRecovered;
    case EventKind::kBedExit: return What::kBedExit;
    case EventKind::kBackInBed: return What::kBackInBed;
    case EventKind::kSignalLost: return What::kTrouble;
    case EventKind::kSignalBack: return What::kTroubleOver;
  }
  return {};
}

}  // namespace

Stream::Stream(ward::DeviceKind kind, Models models, double threshold_offset, std::int32_t silence, Timestamp began)
    : kind_(kind), models_(std::move(models)), offset_(threshold_offset), silence_(silence * kSecond), quiet_from_(began) {
  begin();
}

void Stream::begin() {
  ahead_.reset();
  recent_.clear();
  late_.reset();
  fall_.reset(), bed_.reset(), thermal_.reset();
  bed_behind_.reset(), thermal_behind_.reset();
  if (kind_ == ward::DeviceKind::kBody && models_.fall) {
    FallSettings settings;
    settings.threshold = models_.fall->threshold + offset_;
    fall_.emplace(models_.fall, settings);
  } else if (kind_ == ward::DeviceKind::kBed && models_.bed) {
    bed_.emplace(models_.bed);
    bed_behind_ = bed_;
  } else if (kind_ == ward::DeviceKind::kThermal && models_.thermal) {
    thermal_.emplace(models_.thermal);
    thermal_behind_ = thermal_;
  }
}

void Stream::follow(const Stream& before, Timestamp now, std::vector<Said>& said) {
  gate_ = before.gate_;
  ahead_ = before.ahead_;
  newest_ = before.newest_;
  quiet_from_ = before.quiet_from_;
  heard_ = before.heard_;
  battery_ = before.battery_;
  silent_ = before.silent_;
  troubles_ = before.troubles_;
  if (deaf()) return;
  recent_ = before.recent_;
  if (!fall_ && models_ == before.models_) {  // of a tag or an array the seconds before count too
    bed_ = before.bed_, bed_behind_ = before.bed_behind_;
    thermal_ = before.thermal_, thermal_behind_ = before.thermal_behind_;
    late_ = before.late_;
    return;
  }
  go_through_again();
  tell(now, said);
}

Timestamp Stream::at(double sensor_time, Timestamp now) const {
  const double server = sensor_time + ahead_.value_or(seconds(now) - newest_);
  return std::min(now, Timestamp{std::llround(server * kSecond)});
}

void Stream::hear(Timestamp now, std::vector<Said>& said) {
  heard_ = quiet_from_ = now;
  if (!silent_) return;
  silent_ = false;
  said.push_back({"device.heard", What::kHeard, now, seconds(now), 0});
}

void Stream::trouble(Trouble which, Timestamp now, std::vector<Said>& said) {
  auto& since = troubles_[static_cast<std::size_t>(which)];
  const bool told = since.has_value();
  since = now;
  if (!told) said.push_back({"device." + std::string(name_of(which)), What::kTrouble, now, seconds(now), 0});
}

Result<void> Stream::take(std::string_view payload, Timestamp now, std::vector<Said>& said) {
  if (!gate_.afford(now)) {
    trouble(Trouble::kFlood, now, said);
    return fail("nightwatch.in.flood", Kind::kTooMany, {{"most", std::to_string(static_cast<int>(Gate::kSustained))}});
  }
  const auto packet = read_packet(payload);
  if (!packet) {
    trouble(Trouble::kMalformed, now, said);
    return fail(packet.error());
  }
  const Gate::Admitted admitted = gate_.admit(*packet, now);
  if (admitted.trouble) trouble(*admitted.trouble, now, said);
  if (!admitted.take) return {};  // known: whoever sent it again may stop
  hear(now, said);
  if (packet->battery) battery_ = packet->battery;
  if (admitted.begin_anew) begin();
  const bool late = remember(*packet);
  newest_ = std::max(admitted.begin_anew ? packet->end : newest_, packet->end);
  const double ahead = seconds(now) - packet->end;
  ahead_ = ahead_ ? std::min(*ahead_ + kDrift * std::max(0.0, packet->end - packet->t), ahead) : ahead;
  if (late) late_ = now;
  else detect(*packet);
  tell(now, said);
  return {};
}

bool Stream::remember(const Packet& packet) {
  if (deaf() || packet.samples() == 0) return false;
  const auto place = std::ranges::upper_bound(recent_, packet.number, {}, &Packet::number);
  const bool late = place != recent_.end();
  recent_.insert(place, packet);
  while (recent_.back().end - recent_.front().end > kRecent) {
    leave_behind(recent_.front());
    recent_.pop_front();
  }
  return late;
}

void Stream::leave_behind(const Packet& packet) {
  std::vector<Event> told_before;
  if (bed_behind_)
    for (const BedReading& reading : packet.bed) bed_behind_->push(reading, told_before);
  if (thermal_behind_)
    for (const ThermalFrame& frame : packet.thermal) thermal_behind_->push(frame, told_before);
}

void Stream::go_through_again() {
  late_.reset();
  if (fall_) {
    FallSettings settings;
    settings.threshold = models_.fall->threshold + offset_;
    fall_.emplace(models_.fall, settings);
  }
  if (bed_) bed_ = bed_behind_;
  if (thermal_) thermal_ = thermal_behind_;
  for (const Packet& packet : recent_) detect(packet);
}

void Stream::detect(const Packet& packet) {
  if (fall_)
    for (const MotionSample& sample : packet.body) fall_->push(sample, events_);
  if (bed_)
    for (const BedReading& reading : packet.bed) bed_->push(reading, events_);
  if (thermal_)
    for (const ThermalFrame& frame : packet.thermal) thermal_->push(frame, events_);
}

void Stream::tell(Timestamp now, std::vector<Said>& said) {
  for (const Event& event : events_)
    said.push_back({std::string(nightwatch::name_of(event.kind)), what_of(event.kind), at(event.since, now), event.since, event.score});
  events_.clear();
}

void Stream::offline(Timestamp now) {
  if (!silent_) quiet_from_ = std::min(quiet_from_, now + (kAfterWill - silence_));
}

void Stream::tick(Timestamp now, std::vector<Said>& said) {
  if (!silent_ && now - quiet_from_ >= silence_) {
    silent_ = true;
    said.push_back({"device.silent", What::kSilent, heard_.value_or(quiet_from_), seconds(now), 0});
  }
  if (deaf()) trouble(Trouble::kNoModel, now, said);
  if (late_ && now - *late_ >= kGathered) {
    go_through_again();
    tell(now, said);
  }
  if (!silent_ && heard_ && ahead_) {
    // Heard, but perhaps without samples: the detector's own patience.
    const double sensor_now = seconds(now) - *ahead_;
    if (fall_) fall_->tick(sensor_now, events_);
    if (bed_) bed_->tick(sensor_now, events_);
    if (thermal_) thermal_->tick(sensor_now, events_);
    tell(now, said);
  }
  const bool troubled = std::ranges::any_of(troubles_, [](const auto& since) { return since.has_value(); });
  if (!troubled) return;
  for (auto& since : troubles_)
    if (since && now - *since >= kCalm) since.reset();
  if (std::ranges::none_of(troubles_, [](const auto& since) { return since.has_value(); }))
    said.push_back({"device.calm", What::kTroubleOver, now, seconds(now), 0});
}

}  // namespace meretid::nightwatch::in
