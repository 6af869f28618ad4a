// SPDX-License-Identifier: EUPL-1.2
// One JSON line per request on stderr, written by a thread of its own: a terminal that is held with ^S must not hold the
// server. When the writer cannot keep up, lines are left out and counted. Thread-safe.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "http/server.h"

namespace meretid::api {

class AccessLog {
 public:
  AccessLog();
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;
  void add(http::Access access);

 private:
  void write();

  std::mutex mutex_;
  std::condition_variable hurry_;
  std::vector<http::Access> waiting_;
  std::int64_t left_out_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace meretid::api
