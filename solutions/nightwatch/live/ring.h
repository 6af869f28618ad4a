// SPDX-License-Identifier: EUPL-1.2
// The last seconds of what sensors sent, in memory that outlives the process: a file below /dev/shm (a file system that is memory
// only), so that a service that is killed reads on where it stopped. What is older than kKeep is overwritten with zeros as new things
// come and at every sweep (anchor document 4.3: at most 15 s of signal). Where /dev/shm is not memory, there is no ring, and a
// killed service misses what its detectors had in mind. One process at a time (the service's lease); not thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace meretid::nightwatch::live {

class MemoryRing {
 public:
  static constexpr std::int64_t kKeep = 15 * kSecond;
  static constexpr std::uint64_t kBytes = 48U << 20;

  /// nullptr where there is no memory-only file system, or no room in it. `name`: of this installation.
  static std::unique_ptr<MemoryRing> open(const std::string& name, const std::filesystem::path& folder = "/dev/shm");
  ~MemoryRing();
  MemoryRing(const MemoryRing&) = delete;
  MemoryRing& operator=(const MemoryRing&) = delete;

  void append(Timestamp arrived, std::string_view topic, std::string_view payload);
  /// Wipes what is too old. To be called every second.
  void sweep(Timestamp now);
  /// What is there, oldest first.
  void each(const std::function<void(Timestamp arrived, std::string_view topic, std::string_view payload)>& take) const;
  std::uint64_t used() const;

 private:
  struct Head;
  MemoryRing(Head* head, char* bytes) : head_(head), bytes_(bytes) {}
  void drop_first();
  void put(std::uint64_t at, const void* from, std::uint64_t size);
  void get(std::uint64_t at, void* to, std::uint64_t size) const;

  Head* head_;
  char* bytes_;
};

}  // namespace meretid::nightwatch::live
