// SPDX-License-Identifier: EUPL-1.2
// The peer of the HTTP server: Boost.Beast with nothing around it, answering one fixed JSON text. In this process, on a thread of
// its own; asynchronous, keep-alive, one coroutine per connection, as the real server has.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace meretid::bench {

class BareBeast {
 public:
  BareBeast(std::uint16_t port, std::string body);
  ~BareBeast();
  BareBeast(const BareBeast&) = delete;
  BareBeast& operator=(const BareBeast&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace meretid::bench
