// SPDX-License-Identifier: EUPL-1.2
// A PostgreSQL cluster of this process's own, for tests and measurements: made in a temporary folder, reached through a
// socket there and nowhere else, ended with the process whatever way that ends. The server refuses to run as root, so it
// then runs as an unprivileged user. Not thread-safe; start it on the main thread (its end hangs on the starting thread).
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace meretid::store {

class TestCluster {
 public:
  /// Where PostgreSQL 15 or newer with its server programs is installed; empty: nowhere.
  static std::filesystem::path programs();
  static bool installed() { return !programs().empty(); }

  /// `durable`: with the syncs that keep what was committed through a power cut, for measuring. "store.cluster".
  static Result<std::unique_ptr<TestCluster>> start(bool durable);
  ~TestCluster();
  TestCluster(const TestCluster&) = delete;
  TestCluster& operator=(const TestCluster&) = delete;

  /// The one of a test program, started at the first call, without syncs. Ends the program when it does not start.
  static TestCluster& get();

  /// kill -9, and up again as after a power cut. "store.cluster".
  Result<void> crash();

  /// The address of a new empty database.
  std::string fresh();
  /// Takes it away again, with whoever is connected to it.
  void drop(const std::string& url);

 private:
  explicit TestCluster(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::string url(const std::string& database) const;
  Result<void> launch();

  std::filesystem::path folder_;
  std::vector<std::string> words_;  // of the server's command line
  pid_t server_ = -1;
  bool crashed_ = false;
  int made_ = 0;
};

}  // namespace meretid::store
