// SPDX-License-Identifier: EUPL-1.2
// Samples in memory, on their way to whoever watches: the way of high-rate data, which never passes the job table.
// A ring of the latest samples; a reader that is too slow loses the oldest and is told how many, so that one slow browser
// costs neither memory nor anybody else's time. Thread-safe. Cost of publish: one lock, one move.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace meretid::jobs {

struct Sample {
  std::uint64_t number = 0;  ///< from 1, only upwards; a gap where samples were lost before they came here
  std::string bytes;         ///< JSON text, or binary where the socket says so
};

class Feed {
 public:
  explicit Feed(std::size_t keep = 1024);

  /// Gives the sample's number; 0 when the feed is closed. `lost`: so many before it never came here (a mirror of another process's feed).
  std::uint64_t publish(std::string bytes, std::uint64_t lost = 0);
  void close();
  bool closed() const;

  struct Batch {
    std::vector<Sample> samples;
    std::uint64_t lost = 0;  ///< samples that had left the ring before this reader came
    bool closed = false;     ///< nothing more will come
  };
  /// Samples after `number`, at most `most`. Never blocks.
  Batch after(std::uint64_t number, std::size_t most = 256) const;
  /// The same, waiting until there is one or the time is out.
  Batch wait(std::uint64_t number, std::chrono::milliseconds at_most, std::size_t most = 256) const;
  std::uint64_t latest() const;
  /// Numbers mean something within one life: another feed of the same name, after a restart, has another. Never 0.
  std::uint64_t life() const { return life_; }

  /// `told` is called after each publish and at close, from the publisher's thread, and must only wake somebody
  /// (an event loop's post). Gives a ticket for `forget`.
  std::uint64_t listen(std::function<void()> told);
  /// After this returns `told` is not called again.
  void forget(std::uint64_t ticket);

 private:
  void tell();
  Batch collect(std::uint64_t number, std::size_t most) const;

  const std::size_t keep_;
  const std::uint64_t life_;
  mutable std::mutex mutex_;
  mutable std::condition_variable arrived_;
  std::deque<Sample> ring_;
  std::uint64_t latest_ = 0;
  bool closed_ = false;
  std::mutex listeners_mutex_;
  std::map<std::uint64_t, std::function<void()>> listeners_;
  std::uint64_t next_ticket_ = 1;
};

}  // namespace meretid::jobs
