// SPDX-License-Identifier: EUPL-1.2
// Where server processes of this machine hand in what devices sent them by HTTP: a Unix socket for the same user only. A visit is the
// topic, a line end and the payload; the answer "ok" comes when the samples have been taken and what they say is kept.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solution/config.h"

namespace meretid::nightwatch::live {

std::filesystem::path door_path(const solution::Config& config);

/// The service's side. Not thread-safe.
class Door {
 public:
  static Result<std::unique_ptr<Door>> open(const std::filesystem::path& path);
  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  int descriptor() const { return fd_; }
  /// Those who wait outside, a hundred at most; each payload is handed over, and its answer remembered until answer_all().
  void let_in(const std::function<std::string(std::string_view topic, std::string_view payload)>& take);
  /// `kept` false: "again", whatever take() said.
  void answer_all(bool kept);

 private:
  explicit Door(int fd) : fd_(fd) {}
  int fd_;
  std::vector<std::pair<int, std::string>> waiting_;
};

/// The server's side: what the service answers; empty: it is not there.
std::string hand_in(const std::filesystem::path& path, std::string_view topic, std::string_view payload);

}  // namespace meretid::nightwatch::live
