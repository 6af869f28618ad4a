// SPDX-License-Identifier: EUPL-1.2
// Tries to cross the walls from the inside. Tests and `meretid doctor` run it: what they report was tried, not looked up.
// The options are the name of what to try, and with what; the answer says how the kernel refused, {"crossed":true} that it did not.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "parse/operation.h"
#include "parse/tool.h"

namespace meretid::parse {
namespace {

std::string refused(long result) {
  if (result >= 0) return R"({"crossed":true})";
  return std::string(R"({"crossed":false,"errno":)") + std::to_string(errno) + "}";
}
std::string said(bool crossed) { return crossed ? R"({"crossed":true})" : R"({"crossed":false})"; }

std::string connect_out() {
  const int at = ::socket(AF_INET, SOCK_STREAM, 0);
  if (at < 0) return refused(-1);
  sockaddr_in there{};
  there.sin_family = AF_INET;
  there.sin_port = htons(9);
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int result = ::connect(at, reinterpret_cast<const sockaddr*>(&there), sizeof there);
  // Nobody listens: "refused" by the other side means that the wall let it through.
  return said(result == 0 || errno == ECONNREFUSED);
}

/// The message bus, the X server and PostgreSQL listen on such.
std::string connect_local() {
  const int at = ::socket(AF_UNIX, SOCK_STREAM, 0);
  if (at < 0) return refused(-1);
  sockaddr_un there{};
  there.sun_family = AF_UNIX;
  std::strcpy(there.sun_path + 1, "meretid-probe");  // an abstract name: no file that a mount could hide
  return said(::connect(at, reinterpret_cast<const sockaddr*>(&there), sizeof there) == 0 || errno == ECONNREFUSED);
}

std::string send_datagram() {
  const int at = ::socket(AF_INET, SOCK_DGRAM, 0);
  if (at < 0) return refused(-1);
  sockaddr_in there{};
  there.sin_family = AF_INET;
  there.sin_port = htons(9);
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return refused(::sendto(at, "x", 1, 0, reinterpret_cast<const sockaddr*>(&there), sizeof there));
}

/// Attempts at a file or a process that the test owns, named behind a blank: "change_mode /tmp/file".
std::string at_victim(const std::string& what, const std::string& victim) {
  const char* file = victim.c_str();
  const pid_t process = std::atoi(file);
  if (what == "read_victim") return refused(::open(file, O_RDONLY | O_CLOEXEC));
  if (what == "write_victim") return refused(::open(file, O_WRONLY | O_CLOEXEC));
  if (what == "change_mode") return refused(::chmod(file, 0666));
  if (what == "cut_off") return refused(::truncate(file, 0));
  if (what == "remove") return refused(::unlink(file));
  if (what == "signal_process") return refused(::kill(process, 0));
  if (what == "read_process") return refused(::open(("/proc/" + victim + "/environ").c_str(), O_RDONLY | O_CLOEXEC));
  if (what == "trace_process") return refused(::syscall(SYS_ptrace, 16, process, 0, 0));  // PTRACE_ATTACH
  if (what == "limit_process") {
    const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
    return refused(::prlimit(process, RLIMIT_CPU, &none, nullptr));
  }
  return {};
}

[[gnu::noinline]] void deep_stack() {
  volatile char deep[64 << 20];
  for (std::size_t i = 0; i < sizeof deep; i += 4096) deep[i] = 1;
}

std::string unlimited(const std::string& what) {
  if (what == "hang")
    for (;;) ::usleep(100'000);
  if (what == "spin")
    for (std::uint64_t i = 0;; ++i) asm volatile("" : "+r"(i));
  if (what == "memory") {
    auto keep = std::make_unique<std::vector<std::string>>();
    for (;;) keep->emplace_back(std::size_t{16} << 20, 'x');
  }
  if (what == "stack") deep_stack();
  return said(false);
}

std::string fork_many() {
  int children = 0;
  for (; children < 2000; ++children) {
    const pid_t child = ::fork();
    if (child < 0) break;
    if (child == 0) {
      ::sleep(30);
      ::_exit(0);
    }
  }
  return R"({"crossed":)" + std::string(children == 2000 ? "true" : "false") + R"(,"count":)" + std::to_string(children) + "}";
}

Result<std::string> try_it(Task& task) {
  const std::string what(task.options());
  if (what == "nothing") return R"({"crossed":false,"identity":)" + std::to_string(::getuid()) + "}";
  if (what == "crash") std::raise(SIGSEGV);
  if (what == "abort") std::abort();
  if (what == "throw") throw std::bad_alloc();
  if (const auto blank = what.find(' '); blank != what.npos) return at_victim(what.substr(0, blank), what.substr(blank + 1));
  if (what == "network") return connect_out();
  if (what == "datagram") return send_datagram();
  if (what == "local_socket") return connect_local();
  if (what == "shared_memory") return refused(::shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600));
  if (what == "read_file") return refused(::open("/etc/passwd", O_RDONLY | O_CLOEXEC));
  if (what == "list_home") return refused(::open("/root", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (what == "write_file") return refused(::open("/usr/meretid-probe", O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  if (what == "write_tmp") return refused(::open("/var/tmp/meretid-probe", O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  if (what == "exec") {
    char name[] = "/usr/bin/true";
    char* arguments[] = {name, nullptr};
    char* environment[] = {nullptr};
    return refused(::execve(name, arguments, environment));
  }
  if (what == "fork") return refused(::fork());
  if (what == "fork_many") return fork_many();
  if (what == "leave_group") return refused(::setsid());
  if (what == "signal_parent") return refused(::kill(::getppid() > 1 ? ::getppid() : -1, 0));
  if (what == "ptrace") return refused(::syscall(SYS_ptrace, 0, 0, 0, 0));
  if (what == "executable_memory") {
    void* at = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return said(at != MAP_FAILED);
  }
  if (what == "output") {
    const std::string part(std::size_t{1} << 20, 'x');
    for (;;) task.attach("part", part);
  }
  if (what == "garbage") {
    if (::write(3, "this is no frame at all", 23) < 0) std::abort();
    return said(true);
  }
  if (what == "silence") ::_exit(0);
  if (what == "bad_json") return std::string("{\"half\":");
  if (what == "environment") return said(::getenv("MERETID_PROBE_SECRET") != nullptr || ::getenv("USER") != nullptr);
  if (what == "descriptors") {
    for (int i = 5 + static_cast<int>(task.inputs()); i < 64; ++i)
      if (::lseek(i, 0, SEEK_CUR) >= 0 || errno != EBADF) return said(true);
    return said(false);
  }
  if (what == "write_input") {
    ::lseek(5, 0, SEEK_SET);
    return refused(::write(5, "x", 1));
  }
  if (what == "scratch") {
    const int file = ::open((task.folder() + "/large").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return refused(file);
    std::signal(SIGXFSZ, SIG_IGN);
    const std::string part(std::size_t{1} << 20, 'x');
    for (int i = 0; i < 4096; ++i)
      if (::write(file, part.data(), part.size()) < 0) return refused(-1);
    return said(true);
  }
  if (what == "tool") {
    TRY(const ToolOutput output, run_tool({.argv = {"true"}}));
    return said(output.status == 0);
  }
  if (what == "tool_path") {
    TRY(const std::string path, task.path(0, ".txt"));
    TRY(const std::string text, run_tool_strictly({.argv = {"cat", path}}));
    task.attach("copy", text);
    return said(false);
  }
  return unlimited(what);
}

}  // namespace

extern const Operation kProbePure{"probe_pure", Profile::kPure, &try_it};
extern const Operation kProbeTool{"probe_tool", Profile::kTool, &try_it};

}  // namespace meretid::parse
