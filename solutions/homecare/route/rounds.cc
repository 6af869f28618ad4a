// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/rounds.h"

#include <array>
#include <thread>

namespace meretid::homecare {

void Rounds::operator()(const std::function<std::uint64_t(std::size_t searcher, Rng& rng)>& work) {
  std::array<std::uint64_t, kSearchers> done{};
  const auto one = [&](std::size_t s) {
    Rng own = rng_.fork(kSearchers * (made_ + 1) + s);
    done[s] = work(s, own);
  };
  if (threads_ > 1) {
    std::jthread other(one, 1);
    one(0);
  } else {
    one(0);
    one(1);
  }
  ++made_;
  iterations_ += done[0] + done[1];
}

}  // namespace meretid::homecare
