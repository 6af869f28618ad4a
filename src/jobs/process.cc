// SPDX-License-Identifier: EUPL-1.2
#include "jobs/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <utility>

namespace meretid::jobs {
namespace {

constexpr int kBeatDescriptor = 3;

}  // namespace

Result<Process> Process::start(const std::string& program, const std::vector<std::string>& arguments, bool heartbeat) {
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  std::array<int, 2> pipe = {-1, -1};
  if (heartbeat && pipe2(pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
    return fail("jobs.spawn_process", Kind::kInternal, {{"found", std::strerror(errno)}}, program);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  if (heartbeat) posix_spawn_file_actions_adddup2(&actions, pipe[1], kBeatDescriptor);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, usual;
  sigemptyset(&none);
  sigemptyset(&usual);
  for (const int number : {SIGTERM, SIGINT, SIGPIPE, SIGHUP}) sigaddset(&usual, number);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  // A group of its own: ^C at the terminal reaches the supervisor alone, which then drains in order.
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP));

  Process process;
  const int error = posix_spawn(&process.pid_, program.c_str(), &actions, &attributes, argv.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (heartbeat) close(pipe[1]);
  process.beats_ = pipe[0];
  if (error != 0) {
    process.pid_ = -1;
    return fail("jobs.spawn_process", Kind::kInternal, {{"found", std::strerror(error)}}, program);
  }
  process.descriptor_ = static_cast<int>(syscall(SYS_pidfd_open, process.pid_, 0));
  return process;
}

Process::Process(Process&& other) noexcept { *this = std::move(other); }

Process& Process::operator=(Process&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(beats_, other.beats_);
  std::swap(started_, other.started_);
  std::swap(last_beat_, other.last_beat_);
  return *this;
}

Process::~Process() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  if (descriptor_ >= 0) close(descriptor_);
  if (beats_ >= 0) close(beats_);
}

void Process::signal(int number) const {
  if (pid_ > 0) kill(pid_, number);
}

std::optional<int> Process::ended() {
  int status = 0;
  if (pid_ <= 0 || waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
  pid_ = -1;
  return status;
}

std::chrono::steady_clock::duration Process::silence() {
  std::array<char, 64> beats{};
  while (beats_ >= 0 && read(beats_, beats.data(), beats.size()) > 0) last_beat_ = std::chrono::steady_clock::now();
  return std::chrono::steady_clock::now() - last_beat_;
}

void die_with(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);  // it went before we could ask
}

}  // namespace meretid::jobs
