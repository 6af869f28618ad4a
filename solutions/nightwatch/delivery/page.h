// SPDX-License-Identifier: EUPL-1.2
// A night board without a screen: listens to the ward's feed, reads the list after each (re)connection, shows each alarm once by its
// id, says so, and says that it is open. Thread-safe.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace meretid::nightwatch::delivery {

using Steady = std::chrono::steady_clock;

class Page {
 public:
  /// `headers`: lines that sign it in, each with its \r\n.
  Page(std::uint16_t port, std::string ward, std::string headers);
  ~Page();

  struct Shown {
    std::string id, kind;
    Steady::time_point at;
  };
  /// The newest alarm of the kind for the resident that came on after `after`.
  std::optional<Shown> wait(const std::string& resident, const std::string& kind, Steady::time_point after, std::chrono::milliseconds at_most);
  /// Steps "raised" that came more than once for the same alarm; the page drops them.
  int doubled() const;
  std::size_t shown() const;
  bool alive() const;   ///< a beat within 15 s
  /// "close" with an outcome, and so on. The HTTP status; 0: no answer.
  int answer(const std::string& alarm, const std::string& body) const;

 private:
  void listen(const std::stop_token& stop);
  void read_list();
  void take(const std::string& line);
  void show(const std::string& resident, Shown shown);

  const std::uint16_t port_;
  const std::string ward_, headers_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Shown> alarms_;                    // by resident and kind, the newest
  std::map<std::string, int> known_;                       // alarms by id: times that "raised" came
  std::optional<Steady::time_point> beat_;
  std::jthread thread_, pulse_;
};

/// One question of one connection to this machine; the body in `answer`. The status, 0: none.
int ask(std::uint16_t port, const std::string& method, const std::string& target, const std::string& headers, const std::string& body, std::string* answer = nullptr);

}  // namespace meretid::nightwatch::delivery
