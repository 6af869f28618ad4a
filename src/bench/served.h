// SPDX-License-Identifier: EUPL-1.2
// This program's own server in a process of its own, on a home of its own, for measuring from outside. Not thread-safe.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "base/result.h"

namespace meretid::bench {

class Served {
 public:
  /// Starts it and waits until /healthz answers. "bench.server" when it does not within ten seconds.
  static Result<Served> start();
  ~Served();
  Served(Served&& other) noexcept;
  Served& operator=(Served&&) = delete;

  std::uint16_t port() const { return port_; }
  double seconds_to_ready() const { return ready_; }
  const std::filesystem::path& home() const { return home_; }
  std::size_t resident_bytes() const;  ///< of the server process

 private:
  Served() = default;
  std::filesystem::path home_;
  pid_t process_ = -1;
  std::uint16_t port_ = 0;
  double ready_ = 0;
};

}  // namespace meretid::bench
