// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <thread>

#include "solution/probe/rooms.h"
#include "solution/service_context.h"
#include "solution/route_context.h"

namespace meretid::probe {
namespace {

using namespace std::chrono_literals;

/// 500 samples a second, each its own time.
Result<void> sample_service(solution::ServiceContext& context) {
  auto next = std::chrono::steady_clock::now();
  while (!context.drain_requested()) {
    const auto number = context.feed().publish(R"({"microseconds":)" + std::to_string(context.clock().now().microseconds) + "}");
    if (number % 500 == 0) context.alive();
    next += 2ms;
    std::this_thread::sleep_until(next);
  }
  return {};
}

class Stream : public solution::Solution {
 public:
  const solution::Manifest& manifest() const override { return manifest_; }
  void enter(solution::Hall& hall) override {
    hall.service({.name = "samples", .run = sample_service});
    hall.socket({.pattern = "/api/stream/samples",
                 .role = people::Role::kSignedIn,
                 .summary = "Live samples",
                 .feed = [](const http::Request&, solution::RouteContext& context) { return context.feed("samples"); }});
  }

 private:
  solution::Manifest manifest_ = probe_manifest("stream");
};

}  // namespace

std::unique_ptr<solution::Solution> make_stream() { return std::make_unique<Stream>(); }

}  // namespace meretid::probe
