// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/out/program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <thread>

namespace meretid::nightwatch::out {
namespace {

using namespace std::chrono_literals;

constexpr auto kProgramLook = 20ms;

tl::unexpected<Error> unusable(std::string why) { return fail("nightwatch.out.program", Kind::kInternal, {{"found", std::move(why)}}); }

/// Whoever could write the file could run anything as us.
Result<void> check_program(const std::string& path) {
  struct stat file{};
  if (!path.starts_with('/') || ::stat(path.c_str(), &file) != 0 || !S_ISREG(file.st_mode)) return unusable(path);
  if ((file.st_uid != 0 && file.st_uid != ::geteuid()) || (file.st_mode & (S_IWGRP | S_IWOTH)) != 0) return unusable(path + ": uid " + std::to_string(file.st_uid) + ", writable by others");
  return {};
}

class Spawning {
 public:
  Spawning() {
    ::posix_spawn_file_actions_init(&files_);
    for (const int fd : {0, 1, 2}) ::posix_spawn_file_actions_addopen(&files_, fd, "/dev/null", O_RDWR, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&files_, 3);
    ::posix_spawnattr_init(&how_);
    ::posix_spawnattr_setflags(&how_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    ::posix_spawnattr_setpgroup(&how_, 0);
    sigset_t signals;
    ::sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&how_, &signals);
    ::sigfillset(&signals);
    ::posix_spawnattr_setsigdefault(&how_, &signals);
  }
  ~Spawning() {
    ::posix_spawnattr_destroy(&how_);
    ::posix_spawn_file_actions_destroy(&files_);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;

  int start(pid_t& pid, const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    char path[] = "PATH=/usr/local/bin:/usr/bin:/bin", language[] = "LANG=C.UTF-8";
    char* environment[] = {path, language, nullptr};
    return ::posix_spawn(&pid, command[0].c_str(), &files_, &how_, arguments.data(), environment);
  }

 private:
  posix_spawn_file_actions_t files_;
  posix_spawnattr_t how_;
};

}  // namespace

Result<void> run_program(const std::vector<std::string>& command, std::chrono::milliseconds at_most) {
  if (command.empty()) return unusable("");
  TRY_VOID(check_program(command[0]));
  pid_t pid = -1;
  if (const int error = Spawning().start(pid, command); error != 0) return unusable(command[0] + ": " + std::strerror(error));
  int status = 0;
  for (const auto end = std::chrono::steady_clock::now() + at_most; ::waitpid(pid, &status, WNOHANG) == 0; std::this_thread::sleep_for(kProgramLook)) {
    if (std::chrono::steady_clock::now() < end) continue;
    ::kill(-pid, SIGKILL);
    ::waitpid(pid, &status, 0);
    return unusable(command[0] + ": > " + std::to_string(at_most.count() / 1000) + " s");
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return unusable(command[0] + ": " + (WIFEXITED(status) ? std::to_string(WEXITSTATUS(status)) : "signal " + std::to_string(WTERMSIG(status))));
}

}  // namespace meretid::nightwatch::out
