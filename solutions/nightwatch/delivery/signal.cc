// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/delivery/signal.h"

#include <algorithm>
#include <cstdio>

#include "solutions/nightwatch/detect/fall_detector.h"
#include "solutions/nightwatch/shipped/shipped.h"
#include "solutions/nightwatch/simulate/body.h"

namespace meretid::nightwatch::delivery {
namespace {

constexpr std::size_t kMostPackets = 28;  // 14 s

std::vector<std::string> bodies_of(const std::vector<Motion>& motions) {
  std::vector<std::string> bodies;
  for (std::size_t i = 0; i + kPacketSamples <= motions.size(); i += kPacketSamples) {
    std::string body = "[";
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

}  // namespace

Result<FallSignal> fall_signal(std::uint64_t seed) {
  TRY(const auto model, shipped_fall_model());
  for (std::uint64_t attempt = 0; attempt < 100; ++attempt) {
    MadeUpBody body(Rng(seed).fork(attempt));
    body.lie(1), body.sit_up(), body.stand_up(), body.walk(1), body.fall();
    const std::vector<Motion> motions = body.take();
    FallDetector detector(model);
    std::vector<Event> events;
    for (std::size_t i = 0; i < motions.size(); ++i) {
      detector.push({static_cast<double>(i) / kRate, motions[i]}, events);
      if (std::ranges::none_of(events, [](const Event& e) { return e.kind == EventKind::kFall; })) continue;
      FallSignal signal{bodies_of(motions), i / kPacketSamples};
      // Shorter than what devices and service remember: trials play it faster than life.
      signal.bodies.resize(std::min(signal.bodies.size(), signal.deciding + 4));
      if (signal.deciding < signal.bodies.size() && signal.bodies.size() <= kMostPackets) return signal;
      break;
    }
  }
  return fail("nightwatch.delivery.no_fall", Kind::kInternal);
}

std::vector<std::string> quiet_bodies(std::uint64_t seed, std::size_t packets) {
  MadeUpBody body{Rng(seed)};
  body.lie(kPacketSeconds * static_cast<double>(packets) + 1);
  auto bodies = bodies_of(body.take());
  bodies.resize(std::min(bodies.size(), packets));
  return bodies;
}

std::string packet(std::int64_t number, double t, const std::string& body) {
  char head[80];
  std::snprintf(head, sizeof head, R"({"n":%lld,"t":%.3f)", static_cast<long long>(number), t);
  return head + (body.empty() ? "}" : ",\"body\":" + body + "}");
}

}  // namespace meretid::nightwatch::delivery
