// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/delivery/signal.h"

#include <algorithm>
#include <cstdio>

#include "solutions/nightwatch/detect/bed_detector.h"
#include "solutions/nightwatch/detect/fall_detector.h"
#include "solutions/nightwatch/detect/thermal_detector.h"
#include "solutions/nightwatch/shipped/shipped.h"
#include "solutions/nightwatch/simulate/body.h"
#include "solutions/nightwatch/simulate/tag.h"
#include "solutions/nightwatch/simulate/thermal.h"

namespace meretid::nightwatch::delivery {
namespace {

constexpr std::size_t kMostPackets = 28;  // 14 s
constexpr std::uint64_t kAttempts = 100;
constexpr double kInBed = 26;             // s
constexpr std::size_t kAfterwards = 4;    // packets behind the one that decides

std::vector<std::string> bodies_of(const std::vector<Motion>& motions) {
  std::vector<std::string> bodies;
  for (std::size_t i = 0; i + kPacketSamples <= motions.size(); i += kPacketSamples) {
    std::string body = "\"body\":[";
    for (std::size_t k = i; k < i + kPacketSamples; ++k) {
      const Motion& m = motions[k];
      char text[100];
      std::snprintf(text, sizeof text, "%s[%.3f,%.3f,%.3f,%.1f,%.1f,%.1f]", k > i ? "," : "", double(m.g.x), double(m.g.y), double(m.g.z), double(m.turn.x), double(m.turn.y), double(m.turn.z));
      body += text;
    }
    bodies.push_back(body + "]");
  }
  return bodies;
}

std::size_t packet_of(double t) { return static_cast<std::size_t>(t / kPacketSeconds); }

}  // namespace

Result<Signal> fall_signal(std::uint64_t seed) {
  TRY(const auto model, shipped_fall_model());
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    MadeUpBody body(Rng(seed).fork(attempt));
    body.lie(1), body.sit_up(), body.stand_up(), body.walk(1), body.fall();
    const std::vector<Motion> motions = body.take();
    FallDetector detector(model);
    std::vector<Event> events;
    for (std::size_t i = 0; i < motions.size(); ++i) {
      detector.push({static_cast<double>(i) / kRate, motions[i]}, events);
      if (std::ranges::none_of(events, [](const Event& e) { return e.kind == EventKind::kFall; })) continue;
      Signal signal{ward::DeviceKind::kBody, "fall", bodies_of(motions), i / kPacketSamples};
      // Shorter than what devices and service remember: trials play it faster than life.
      signal.bodies.resize(std::min(signal.bodies.size(), signal.deciding + kAfterwards));
      if (signal.deciding < signal.bodies.size() && signal.bodies.size() <= kMostPackets) return signal;
      break;
    }
  }
  return fail("nightwatch.delivery.no_fall", Kind::kInternal);
}

Result<Signal> bed_signal(std::uint64_t seed) {
  TRY(const auto model, shipped_bed_model(kDemoRoom));
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    MadeUpTag tag(Rng(seed).fork(attempt));
    tag.during(Activity::kLying, 0, kInBed, true);  // long enough for a return to be believed
    tag.during(Activity::kSittingOnBed, kInBed, kInBed + 3, true);
    tag.during(Activity::kUp, kInBed + 3, kInBed + 10, true);
    const auto readings = tag.take();
    // Alone, and when the same had been shown a while ago: the packet that decides is the later one.
    BedDetector detector(model);
    std::size_t deciding = 0;
    bool always = true;
    double begin = 1000;
    for (const double apart : {0.0, 45.0, 60.0, 100.0, 600.0}) {
      begin += apart + kInBed + 10;
      std::size_t said = kMostPackets, exits = 0;
      for (const auto& one : readings) {
        std::vector<Event> events;
        BedReading reading = one.reading;
        reading.t += begin;
        detector.push(reading, events);
        for (const Event& event : events)
          if (event.kind == EventKind::kBedExit && event.since > begin) ++exits, said = packet_of(one.reading.t - kInBed);
      }
      always = always && exits == 1 && said < kMostPackets;
      deciding = std::max(deciding, said);
    }
    if (!always || deciding + 1 >= kMostPackets) continue;
    Signal signal{ward::DeviceKind::kBed, "bed_exit", std::vector<std::string>(deciding + 1), deciding, std::vector<std::string>(static_cast<std::size_t>(kInBed / kBeforeSeconds))};
    for (const auto& [r, unused] : readings) {
      const bool before = r.t < kInBed;
      const std::size_t i = before ? static_cast<std::size_t>(r.t / kBeforeSeconds) : packet_of(r.t - kInBed);
      if (!before && i > deciding) break;
      std::string& body = before ? signal.before[i] : signal.bodies[i];
      char text[140];
      std::snprintf(text, sizeof text, "[%.4f,%.3f,%.3f,%.3f,%d,%.1f,%.3f,%.2f]", before ? r.t - static_cast<double>(i) * kBeforeSeconds : r.t - kInBed - static_cast<double>(i) * kPacketSeconds, double(r.front), double(r.vertical),
                    double(r.lateral), r.antenna, double(r.strength), double(r.phase), double(r.frequency));
      body += (body.empty() ? "\"bed\":[" : ",") + std::string(text);
    }
    for (auto* bodies : {&signal.before, &signal.bodies})
      for (std::string& body : *bodies)
        if (!body.empty()) body += "]";
    return signal;
  }
  return fail("nightwatch.delivery.no_fall", Kind::kInternal, {}, "bed");
}

Result<Signal> thermal_signal(std::uint64_t seed, const std::shared_ptr<const ThermalModel>& model) {
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    const ThermalClip clip = made_up_thermal_clip(Rng(seed).fork(attempt), true);
    ThermalDetector detector(model);
    Signal signal{ward::DeviceKind::kThermal, "fall", {}, kMostPackets};
    for (const ThermalFrame& frame : clip.frames) {
      const std::size_t i = packet_of(frame.t);
      signal.bodies.resize(i + 1);
      char text[24];
      std::snprintf(text, sizeof text, "[%.4f", frame.t - static_cast<double>(i) * kPacketSeconds);
      signal.bodies[i] += (signal.bodies[i].empty() ? "\"thermal\":[" : ",") + std::string(text);
      for (const float celsius : frame.celsius) std::snprintf(text, sizeof text, ",%.3f", double(celsius)), signal.bodies[i] += text;
      signal.bodies[i] += "]";
      std::vector<Event> events;
      ThermalFrame later = frame;
      later.t += 1000;
      detector.push(later, events);
      if (signal.deciding == kMostPackets && std::ranges::any_of(events, [](const Event& e) { return e.kind == EventKind::kFall; })) signal.deciding = i;
    }
    for (std::string& body : signal.bodies) body += "]";
    if (signal.deciding < signal.bodies.size() && signal.bodies.size() <= kMostPackets) return signal;
  }
  return fail("nightwatch.delivery.no_fall", Kind::kInternal, {}, "thermal");
}

std::vector<std::string> quiet_bodies(std::uint64_t seed, std::size_t packets) {
  MadeUpBody body{Rng(seed)};
  body.lie(kPacketSeconds * static_cast<double>(packets) + 1);
  auto bodies = bodies_of(body.take());
  bodies.resize(std::min(bodies.size(), packets));
  return bodies;
}

std::string packet(std::int64_t number, double t, const std::string& samples) {
  char head[80];
  std::snprintf(head, sizeof head, R"({"n":%lld,"t":%.3f)", static_cast<long long>(number), t);
  return head + (samples.empty() ? "}" : "," + samples + "}");
}

}  // namespace meretid::nightwatch::delivery
