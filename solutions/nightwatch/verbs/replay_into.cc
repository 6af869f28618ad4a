// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/verbs/replay_into.h"

#include <chrono>
#include <thread>

#include "solutions/nightwatch/in/recording.h"
#include "solutions/nightwatch/out/post.h"
#include "store/crypto.h"

namespace meretid::nightwatch {
namespace {

using ReplayClock = std::chrono::steady_clock;

constexpr std::chrono::seconds kAgainAfter{2};
constexpr std::size_t kMostTries = 30;
constexpr std::size_t kBootLength = 12;

}  // namespace

Result<Replayed> replay_into(const ReplayTarget& target, std::span<const std::vector<double>> rows, const std::function<void(double)>& step) {
  const std::string boot = store::random_token().substr(0, kBootLength);  // a sensor that has started anew
  TRY(const auto packets, in::to_packets(rows, boot));
  std::string url = target.url;
  while (url.ends_with('/')) url.pop_back();
  url += "/api/nightwatch/devices/" + target.device + "/samples";
  Replayed result;
  const auto begin = ReplayClock::now();
  for (const in::Timed& packet : packets) {
    std::this_thread::sleep_until(begin + std::chrono::duration_cast<ReplayClock::duration>(std::chrono::duration<double>(packet.t / target.speed)));
    for (std::size_t tries = 1;; ++tries) {
      const auto sent = out::post(url, "application/json", packet.payload, target.secret);
      if (sent) break;
      if (sent.error().kind == Kind::kBadInput || tries == kMostTries) return fail(sent.error());
      ++result.repeated;
      std::this_thread::sleep_for(kAgainAfter);
    }
    ++result.packets;
    step(static_cast<double>(result.packets) / static_cast<double>(packets.size()));
  }
  result.seconds = std::chrono::duration<double>(ReplayClock::now() - begin).count();
  return result;
}

}  // namespace meretid::nightwatch
