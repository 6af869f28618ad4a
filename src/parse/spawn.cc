// SPDX-License-Identifier: EUPL-1.2
#include "parse/spawn.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "parse/bubblewrap.h"
#include "parse/child.h"

namespace meretid::parse {
namespace {

/// Descriptors for the child lie above those it will see them as, so that no copy runs over the next one's source.
constexpr int kAbove = 64;
constexpr std::size_t kMostInputs = 40;

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }

 private:
  int value_;
};

tl::unexpected<Error> no_child(const char* what, int why) {
  return fail("parse.no_child", Kind::kInternal, {{"what", what}, {"found", std::strerror(why)}});
}

/// A user and group number that nobody has (the range that systemd hands out to services without an account), another one for
/// children that run at the same time.
unsigned identity() {
  static std::atomic<unsigned> next{static_cast<unsigned>(::getpid())};
  return 61'184 + next.fetch_add(1) % 4'000;
}

/// On a file system of memory where there is one: what a tool writes there is somebody's document.
std::filesystem::path private_folder() {
  for (const char* base : {"/dev/shm", "/tmp"}) {
    std::string name = std::string(base) + "/meretid-parse-XXXXXX";
    if (::mkdtemp(name.data()) != nullptr) return name;
  }
  return {};
}

struct Start {
  std::vector<std::string> words;
  std::filesystem::path folder;
};

Result<Start> command(const std::filesystem::path& program, const Call& call, Profile profile) {
  Start start;
  std::string walls = "pure", inside_folder;
  if (profile == Profile::kTool) {
    if (const auto kind = bubblewrap(); kind != Bubblewrap::kNone) {
      walls = "bubblewrap";
      inside_folder = "/tmp";
      start.words = bubblewrap_command(kind, program, call.limits.scratch);
    } else {
      walls = "landlock";
      start.folder = private_folder();
      if (start.folder.empty()) return fail("parse.scratch", Kind::kNoSpace, {{"found", std::strerror(errno)}});
      inside_folder = start.folder;
    }
  }
  if (start.words.empty()) start.words.push_back(program);
  std::int64_t memory = call.limits.memory;
  for (const auto& input : call.inputs) memory += input.size();  // an input is mapped, and counts as address space
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(call.limits.time).count() + 1;
  for (std::string word : {std::string(call.operation), walls, std::to_string(memory), std::to_string(seconds),
                           std::to_string(call.limits.scratch), std::to_string(identity()), inside_folder,
                           std::to_string(call.inputs.size())})
    start.words.push_back(std::move(word));
  return start;
}

}  // namespace

Result<Child> Child::start(const std::filesystem::path& program, const Call& call, Profile profile) {
  if (call.inputs.size() > kMostInputs) return fail("parse.bad_call", Kind::kInternal);
  TRY(Start start, command(program, call, profile));
  Child child;
  child.folder_ = start.folder;
  TRY(const Input options, Input::of_bytes(call.options));

  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return no_child("pipe", errno);
  child.answers_ = ends[0];
  const Descriptor writing(ends[1]);
  ::fcntl(ends[0], F_SETPIPE_SZ, 1 << 20);  // fewer turns for large answers; refused where the user has too many pipes
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);

  std::vector<Descriptor> given;
  const auto give = [&](int source) { given.emplace_back(::fcntl(source, F_DUPFD_CLOEXEC, kAbove)); };
  give(writing.get());
  give(options.descriptor() >= 0 ? options.descriptor() : ::open("/dev/null", O_RDONLY | O_CLOEXEC));
  for (const auto& input : call.inputs) {
    if (input.descriptor() >= 0) {
      give(input.descriptor());
    } else {
      given.emplace_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    }
  }

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  const bool loud = std::getenv("MERETID_PARSE_STDERR") != nullptr;  // for finding faults: tools may quote the document
  for (int descriptor : {0, 1, 2})
    if (descriptor != 2 || !loud)
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0);
  int target = kAnswerDescriptor;
  bool good = true;
  for (const auto& descriptor : given) {
    good = good && descriptor.get() >= 0;
    posix_spawn_file_actions_adddup2(&actions, descriptor.get(), target++);
  }
  posix_spawn_file_actions_addclosefrom_np(&actions, target);

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  std::vector<char*> arguments;
  for (auto& word : start.words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  char path[] = "PATH=/usr/bin", language[] = "LANG=C.UTF-8", threads[] = "OMP_THREAD_LIMIT=1", home[] = "HOME=/nonexistent";
  char* tool_environment[] = {path, language, threads, home, nullptr};
  char* nothing[] = {nullptr};
  const int failed = good ? ::posix_spawn(&child.pid_, start.words[0].c_str(), &actions, &attributes, arguments.data(),
                                          profile == Profile::kTool ? tool_environment : nothing)
                          : EMFILE;
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) {
    child.pid_ = -1;
    if (failed == ENOENT || failed == EACCES) return fail("parse.no_program", Kind::kInternal, {{"found", program.string()}});
    return no_child("posix_spawn", failed);
  }
  child.watch_ = static_cast<int>(::syscall(SYS_pidfd_open, child.pid_, 0));
  return child;
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), answers_(std::exchange(other.answers_, -1)),
      watch_(std::exchange(other.watch_, -1)), folder_(std::move(other.folder_)) {
  other.folder_.clear();
}

Child::~Child() {
  if (pid_ > 0) wait(std::chrono::steady_clock::now());
  if (answers_ >= 0) ::close(answers_);
  if (watch_ >= 0) ::close(watch_);
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

void Child::kill() {
  if (pid_ <= 0) return;
  ::kill(-pid_, SIGKILL);  // its session is its process group, which no tool may leave
  ::kill(pid_, SIGKILL);
}

Child::End Child::wait(std::chrono::steady_clock::time_point until) {
  if (pid_ <= 0) return {};
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
  pollfd ended{watch_, POLLIN, 0};
  if (left <= 0 || watch_ < 0 || ::poll(&ended, 1, static_cast<int>(left)) != 1) kill();
  int status = 0;
  rusage used{};
  while (::wait4(pid_, &status, 0, &used) < 0 && errno == EINTR) {
  }
  ::kill(-pid_, SIGKILL);  // what a tool left behind
  pid_ = -1;
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
  return {WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), seconds(used.ru_utime) + seconds(used.ru_stime)};
}

}  // namespace meretid::parse
