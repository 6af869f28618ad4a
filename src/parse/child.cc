// SPDX-License-Identifier: EUPL-1.2
#include "parse/child.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstring>
#include <exception>
#include <new>
#include <vector>

#include "parse/operation.h"
#include "parse/walls.h"
#include "parse/wire.h"

namespace meretid::parse {
namespace {

std::string_view map(int descriptor) {
  struct stat found {};
  if (::fstat(descriptor, &found) != 0 || found.st_size <= 0) return {};
  const auto size = static_cast<std::size_t>(found.st_size);
  void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  return at == MAP_FAILED ? std::string_view() : std::string_view(static_cast<const char*>(at), size);
}

class ChildTask final : public Task {
 public:
  ChildTask(FrameWriter& out, Plan plan, int inputs) : out_(out), folder_(plan.folder), options_(map(kOptionsDescriptor)) {
    // Mapped before the walls stand: behind them the pure profile cannot ask for a file's size.
    for (int i = 0; i < inputs; ++i) inputs_.push_back({map(kFirstInputDescriptor + i), {}});
  }
  std::size_t inputs() const override { return inputs_.size(); }
  std::string_view bytes(std::size_t input) override { return input < inputs_.size() ? inputs_[input].bytes : std::string_view(); }
  const std::string& folder() const override { return folder_; }
  const std::string& options() const override { return options_; }
  void attach(std::string_view name, std::string_view bytes) override { out_.attachment(name, bytes); }
  void progress(double fraction) override { out_.progress(fraction); }

  Result<std::string> path(std::size_t input, std::string_view ending) override {
    if (folder_.empty() || input >= inputs_.size()) return fail("parse.bad_call", Kind::kInternal);
    auto& file = inputs_[input];
    if (!file.path.empty()) return file.path;
    std::string path = folder_ + "/input" + std::to_string(input) + std::string(ending);
    const int out = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (out < 0) return fail("parse.scratch", Kind::kNoSpace, {{"found", std::strerror(errno)}});
    for (std::string_view rest = file.bytes; !rest.empty();) {
      const ssize_t done = ::write(out, rest.data(), rest.size());
      if (done < 0 && errno == EINTR) continue;
      if (done < 0) {
        const int why = errno;
        ::close(out);
        return fail("parse.scratch", Kind::kNoSpace, {{"found", std::strerror(why)}});
      }
      rest.remove_prefix(static_cast<std::size_t>(done));
    }
    ::close(out);
    return file.path = std::move(path);
  }

 private:
  struct File {
    std::string_view bytes;
    std::string path;
  };
  FrameWriter& out_;
  std::string folder_, options_;
  std::vector<File> inputs_;
};

/// Ours and that of the tools that we waited for; the parent sees only bubblewrap's.
std::uint64_t cpu_microseconds() {
  std::uint64_t sum = 0;
  for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    if (::getrusage(who, &used) != 0) continue;
    for (const timeval& t : {used.ru_utime, used.ru_stime})
      sum += static_cast<std::uint64_t>(t.tv_sec) * 1'000'000 + static_cast<std::uint64_t>(t.tv_usec);
  }
  return sum;
}

template <class Number>
bool number(const char* text, Number& value) {
  const char* end = text + std::strlen(text);
  const auto [at, error] = std::from_chars(text, end, value);
  return error == std::errc() && at == end;
}

Result<std::string> guarded(const Operation& operation, Task& task) {
  try {
    return operation.run(task);
  } catch (const std::bad_alloc&) {
    return fail("parse.too_much_memory", Kind::kTooLarge);
  } catch (const std::exception&) {
    // What a library says of an untrusted file may quote it; the kind of failure is all that leaves.
    return fail("parse.library", Kind::kBadInput);
  }
}

}  // namespace

int child_main(int argc, char** argv) {
  // Killed together with the thread that waits for us; gone already when it died before this line.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  // A file beyond the limit is an error to be told like a full disk, not a death that looks like a crash of the reader.
  std::signal(SIGXFSZ, SIG_IGN);
  Plan plan;
  int inputs = 0;
  if (argc != 9) return kExitUsage;
  const Operation* operation = find_operation(argv[1]);
  const std::string_view walls = argv[2];
  if (operation == nullptr || (operation->profile == Profile::kPure) != (walls == "pure")) return kExitUsage;
  if (!number(argv[3], plan.memory) || !number(argv[4], plan.seconds) || !number(argv[5], plan.scratch) ||
      !number(argv[6], plan.identity) || !number(argv[8], inputs))
    return kExitUsage;
  plan.profile = operation->profile;
  plan.bubblewrap = walls == "bubblewrap";
  plan.folder = argv[7];
  if (operation->prepare != nullptr) operation->prepare();

  FrameWriter out(kAnswerDescriptor);
  ChildTask task(out, plan, inputs);
  if (!plan.folder.empty() && ::chdir(plan.folder.c_str()) != 0) return kExitNoWalls;
  const Standing standing = raise_walls(plan);
  if (!standing.missing.empty()) return kExitNoWalls;

  const auto answer = guarded(*operation, task);
  const bool sent = answer ? out.answer(*answer) : out.error(answer.error());
  const bool good = sent && out.end(cpu_microseconds());
  // No destructors: the answer is out, and the kernel tidies faster. Coverage and leak checkers have no file to write to anyway.
  ::_exit(good ? 0 : 1);
}

}  // namespace meretid::parse
