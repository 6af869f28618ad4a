// SPDX-License-Identifier: EUPL-1.2
#include "store/test_cluster.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <thread>
#include <vector>

#include "store/connection.h"

namespace meretid::store {
namespace {

namespace fs = std::filesystem;

struct User {
  uid_t uid;
  gid_t gid;
};

/// Whom the server runs as.
User server_user() {
  if (::geteuid() != 0) return {::geteuid(), ::getegid()};
  for (const char* name : {"postgres", "nobody"})
    if (const passwd* const entry = ::getpwnam(name)) return {entry->pw_uid, entry->pw_gid};
  return {65534, 65534};
}

/// `words` as that user, its output in `log`, ended with this thread when `dies_with_us`.
pid_t start_as(const User& user, const std::vector<std::string>& words, const fs::path& log, bool dies_with_us) {
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const char* const environment[] = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", nullptr};
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child != 0) return child;
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), in = ::open("/dev/null", O_RDONLY);
  ::dup2(in, 0), ::dup2(out, 1), ::dup2(out, 2);
  ::setpgid(0, 0);  // an interrupt at the terminal is the test's
  if (::geteuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setgid(user.gid) != 0 || ::setuid(user.uid) != 0)) ::_exit(126);
  if (::chdir("/") != 0) ::_exit(126);
  if (dies_with_us) {
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // PostgreSQL: end at once
    if (::getppid() != parent) ::_exit(126);
  }
  ::execve(argv[0], argv.data(), const_cast<char**>(environment));
  ::_exit(127);
}

bool ran_well(pid_t child) {
  int status = 0;
  return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// A folder of that user's, nobody else's.
bool is_folder_of(const User& user, const fs::path& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == user.uid && (status.st_mode & 077) == 0;
}

std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

Error not_started(const fs::path& log) {
  std::string said = content(log);
  if (said.size() > 600) said.erase(0, said.size() - 600);
  return {"store.cluster", Kind::kInternal, {{"found", said}}, log.string()};
}

/// An empty cluster, made once per user and kept: initdb takes seconds, and every test program would wait for it.
Result<fs::path> model(const User& user, const fs::path& programs) {
  const fs::path kept = fs::temp_directory_path() /
                        ("meretid-postgresql-" + programs.parent_path().filename().string() + "-" + std::to_string(user.uid));
  if (is_folder_of(user, kept / "data")) return kept / "data";
  const fs::path lock_file = kept.string() + ".lock";
  const int lock = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock < 0) return fail("store.cluster", Kind::kInternal, {{"found", "lock"}}, lock_file.string());
  struct Unlock {
    int fd;
    ~Unlock() { ::close(fd); }
  } const unlock{lock};
  ::flock(lock, LOCK_EX);
  if (is_folder_of(user, kept / "data")) return kept / "data";
  std::error_code ignored;
  fs::remove_all(kept, ignored);
  fs::create_directory(kept, ignored);
  if (::chown(kept.c_str(), user.uid, user.gid) != 0 || ::chmod(kept.c_str(), 0700) != 0)
    return fail("store.cluster", Kind::kInternal, {{"found", "chown"}}, kept.string());
  if (!ran_well(start_as(user,
                         {(programs / "initdb").string(), "-D", (kept / "new").string(), "-U", "meretid", "-A", "trust", "-E", "UTF8",
                          "--locale=C", "--no-sync", "--wal-segsize=1"},
                         kept / "log", false)))
    return fail(not_started(kept / "log"));
  fs::rename(kept / "new", kept / "data", ignored);
  return kept / "data";
}

}  // namespace

fs::path TestCluster::programs() {
  fs::path best;
  int newest = 14;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const int version = std::atoi(entry.path().filename().c_str());
    if (version > newest && fs::exists(entry.path() / "bin/postgres", none) && fs::exists(entry.path() / "bin/initdb", none))
      newest = version, best = entry.path() / "bin";
  }
  return best;
}

Result<std::unique_ptr<TestCluster>> TestCluster::start(bool durable) {
  const fs::path programs = TestCluster::programs();
  const User user = server_user();
  std::string name = (fs::temp_directory_path() / "meretid-pg-XXXXXX").string();
  if (programs.empty() || ::mkdtemp(name.data()) == nullptr)
    return fail("store.cluster", Kind::kInternal, {{"found", "PostgreSQL"}}, name);
  std::unique_ptr<TestCluster> cluster(new TestCluster(name));
  if (::chown(name.c_str(), user.uid, user.gid) != 0) return fail("store.cluster", Kind::kInternal, {{"found", "chown"}}, name);
  TRY(const fs::path model, store::model(user, programs));
  const fs::path log = cluster->folder_ / "log", data = cluster->folder_ / "data";
  if (!ran_well(start_as(user, {"/bin/cp", "-a", model.string(), data.string()}, log, false))) return fail(not_started(log));
  std::vector<std::string> words = {(programs / "postgres").string(), "-D", data.string(), "-k", name, "-c", "listen_addresses=",
                                    "-c", "max_connections=200", "-c", "shared_buffers=64MB", "-c", "max_wal_size=1GB"};
  if (!durable)
    for (const char* setting : {"fsync=off", "full_page_writes=off", "autovacuum=off"}) words.insert(words.end(), {"-c", setting});
  cluster->words_ = std::move(words);
  TRY_VOID(cluster->launch());
  return cluster;
}

Result<void> TestCluster::launch() {
  const fs::path log = folder_ / "log";
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::chrono::steady_clock::now() < deadline) {
    if (server_ < 0) server_ = start_as(server_user(), words_, log, true);
    if (open_database(url("postgres"))) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (int status = 0; ::waitpid(server_, &status, WNOHANG) == server_) {
      server_ = -1;
      if (!crashed_) break;  // else: what it left behind may not be gone yet
    }
  }
  return fail(not_started(log));
}

Result<void> TestCluster::crash() {
  ::kill(server_, SIGKILL);
  ::waitpid(server_, nullptr, 0);
  server_ = -1;
  crashed_ = true;
  return launch();
}

TestCluster::~TestCluster() {
  if (server_ > 0) {
    ::kill(server_, SIGQUIT);
    ::waitpid(server_, nullptr, 0);
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

TestCluster& TestCluster::get() {
  static const std::unique_ptr<TestCluster> one = [] {
    auto started = start(false);
    if (!started) {
      std::fprintf(stderr, "PostgreSQL for tests: %s\n", started.error().args.at(0).second.c_str());
      std::abort();
    }
    return std::move(*started);
  }();
  return *one;
}

std::string TestCluster::url(const std::string& database) const {
  return "postgresql://meretid@/" + database + "?host=" + folder_.string();
}

std::string TestCluster::fresh() {
  const std::string name = "t" + std::to_string(++made_);
  const auto server = open_database(url("postgres"));
  const auto made = server ? (*(*server)->connect())->script("CREATE DATABASE " + name) : Result<void>(fail(server.error()));
  if (!made) {
    std::fprintf(stderr, "PostgreSQL for tests: %s %s\n", made.error().code.c_str(), made.error().args.empty() ? "" : made.error().args[0].second.c_str());
    std::abort();
  }
  return url(name);
}

void TestCluster::drop(const std::string& url) {
  const auto begin = url.find("@/") + 2;
  const std::string name = url.substr(begin, url.find('?') - begin);
  if (const auto server = open_database(this->url("postgres")))
    static_cast<void>((*(*server)->connect())->script("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
}

}  // namespace meretid::store
