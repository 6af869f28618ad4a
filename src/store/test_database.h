// SPDX-License-Identifier: EUPL-1.2
// For tests of every folder: a fresh, migrated database and blob store in a folder of their own
// that goes away again. PostgreSQL databases lie in a private cluster (test_cluster.h). Suites are parameterised by backend: INSTANTIATE_TEST_SUITE_P(Backends,
// MyTest, testing::ValuesIn(store::test_backends())).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/blobs.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::store {

/// "ok" or the error's code, for EXPECT_EQ.
template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "ok" : result.error().code;
}

/// Runs `work` in a child process and gives its exit status, or 128 and the signal that ended it.
/// What `work` needs of the database it must open itself: a connection does not survive fork.
int in_child(const std::function<int()>& work);
/// The same, killed (SIGKILL) after so many milliseconds unless it ended before.
int killed_child(const std::function<int()>& work, int milliseconds);

/// Backends this machine can test: "sqlite", and "postgresql" where PostgreSQL is installed.
std::vector<std::string> test_backends();

/// For tests of whole installations: what stands behind `database =`, an SQLite file below `home`, or a fresh database of
/// the private cluster where $MERETID_TEST_BACKEND says "postgresql" (how CTest runs them a second time).
std::string installation_database(const std::filesystem::path& home);
void drop_installation_database(const std::string& url);
/// Why an installation on the wished backend cannot be tested here; empty where it can. For GTEST_SKIP.
std::string untestable();

class TestDatabase {
 public:
  /// Ends the program with the error's code when anything fails: a test cannot go on without.
  explicit TestDatabase(const std::string& backend = "sqlite");
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  Connection& connection() { return *connection_; }
  /// Another one, for another thread.
  std::unique_ptr<Connection> connect() { return std::move(database_->connect().value()); }
  Database& database() { return *database_; }
  const std::string& url() const { return url_; }
  const std::shared_ptr<Keyring>& keys() const { return keys_; }
  BlobStore blobs(BlobLimits limits = {}, BlobPlace place = BlobPlace::kDirectory) const {
    return BlobStore(folder_ / "blobs", keys_, limits, place);
  }

 private:
  std::filesystem::path folder_;
  std::string url_;
  std::unique_ptr<Database> database_;
  std::unique_ptr<Connection> connection_;
  std::shared_ptr<Keyring> keys_;
};

}  // namespace meretid::store
