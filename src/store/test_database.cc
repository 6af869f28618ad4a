// SPDX-License-Identifier: EUPL-1.2
#include "store/test_database.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <thread>

#include "store/migrate.h"
#include "store/test_cluster.h"

namespace meretid::store {
namespace {

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "test database: %s %s\n", result.error().code.c_str(),
               result.error().where.c_str());
  for (const auto& [name, value] : result.error().args)
    std::fprintf(stderr, "  %s: %s\n", name.c_str(), value.c_str());
  std::abort();
}

pid_t start_child(const std::function<int()>& work) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());  // no destructors, no exit handlers: they are the parent's
  return child;
}

int ending(pid_t child) {
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int in_child(const std::function<int()>& work) { return ending(start_child(work)); }

int killed_child(const std::function<int()>& work, int milliseconds) {
  const pid_t child = start_child(work);
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
  ::kill(child, SIGKILL);
  return ending(child);
}

std::vector<std::string> test_backends() {
  if (TestCluster::installed()) return {"sqlite", "postgresql"};
  return {"sqlite"};
}

namespace {

bool on_postgresql() {
  const char* wish = std::getenv("MERETID_TEST_BACKEND");
  return wish != nullptr && std::string_view(wish) == "postgresql";
}

}  // namespace

std::string untestable() {
  return on_postgresql() && !TestCluster::installed() ? "PostgreSQL is not installed (Debian: postgresql)" : "";
}

std::string installation_database(const std::filesystem::path& home) {
  if (on_postgresql() && TestCluster::installed()) return TestCluster::get().fresh();
  return (home / "meretid.db").string();
}

void drop_installation_database(const std::string& url) {
  if (url.find("://") != std::string::npos) TestCluster::get().drop(url);
}

TestDatabase::TestDatabase(const std::string& backend) {
  std::string name = (std::filesystem::temp_directory_path() / "meretid-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) std::abort();
  folder_ = name;
  url_ = backend == "postgresql" ? TestCluster::get().fresh() : (folder_ / "meretid.db").string();
  database_ = must(open_database(url_));
  if (database_->backend() != backend) std::abort();
  connection_ = must(database_->connect());
  must(migrate_all(*connection_, backend, {}, system_clock().now()));
  keys_ = must(Keyring::open(*connection_, folder_ / "master.key", system_clock().now()));
}

TestDatabase::~TestDatabase() {
  const bool in_cluster = database_->backend() == "postgresql";
  connection_.reset();
  database_.reset();
  if (in_cluster) TestCluster::get().drop(url_);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace meretid::store
