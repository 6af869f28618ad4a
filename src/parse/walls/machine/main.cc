// SPDX-License-Identifier: EUPL-1.2
// A machine that lacks something, for machines_test.cc:  walls_machine MISSING USER OPERATION ATTEMPT…
// MISSING is a list of "namespaces", "landlock" and "seccomp", or "-": a filter on this process and all its children answers those
// system calls as a kernel without them does, so that what is tested is the program as it is, without a switch in it. USER: the
// number to become, or 0. Prints a line for each attempt: its name, a tab, "stopped", "crossed", "survived" or the error's code.
// OPERATION "doctor": prints what `meretid doctor --json` says.
#include <grp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/read_file.h"
#include "parse/doctor.h"
#include "parse/sandbox.h"

namespace {

using namespace meretid::parse;
using namespace std::chrono_literals;

bool take_away(const std::string& missing) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  const auto lacks = [&](const char* what) { return missing.find(what) != std::string::npos; };
  if (lacks("namespaces")) {
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(unshare), 0);
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    for (const scmp_datum_t kind : {CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP})
      seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, SCMP_CMP(0, SCMP_CMP_MASKED_EQ, kind, kind));
  }
  if (lacks("landlock"))
    for (const char* name : {"landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"})
      seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), seccomp_syscall_resolve_name(name), 0);
  if (lacks("seccomp")) {
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1, SCMP_CMP(0, SCMP_CMP_EQ, PR_SET_SECCOMP));
  }
  const bool loaded = seccomp_load(filter) == 0;
  seccomp_release(filter);
  return loaded;
}

/// What an attempt is aimed at: a file or a process of the same user outside the walls.
std::string with_victim(const std::string& what, const std::string& file) {
  for (const char* name : {"read_victim", "write_victim", "change_mode", "cut_off", "remove"})
    if (what == name) return what + ' ' + file;
  for (const char* name : {"signal_process", "read_process", "trace_process", "limit_process"})
    if (what == name) return what + ' ' + std::to_string(::getpid());
  return what;
}

Limits limits_of(const std::string& what) {
  Limits limits{.time = 20s};
  if (what == "hang" || what == "spin") limits.time = 400ms;
  if (what == "memory") limits.memory = 256 << 20;
  if (what == "output") limits.output = 32 << 20;
  // The number stands in the child's command line, so that survivors are found by it.
  limits.scratch = (16 << 20) + ::getpid();
  return limits;
}

bool anybody_left(std::int64_t scratch) {
  const std::string mark = '\0' + std::to_string(scratch) + '\0';
  for (const auto& process : std::filesystem::directory_iterator("/proc")) {
    const auto words = meretid::base::read_file(process.path() / "cmdline");  // none: it has ended meanwhile
    if (words && words->find(mark) != std::string::npos && words->find("probe_") != std::string::npos) return true;
  }
  return false;
}

std::string attempt(const std::string& operation, const std::string& what, const std::string& file) {
  const Limits limits = limits_of(what);
  const auto answer = Sandbox().run({.operation = operation, .options = with_victim(what, file), .limits = limits});
  for (int wait = 0; anybody_left(limits.scratch); ++wait) {
    if (wait == 200) return "survived";
    ::usleep(50'000);
  }
  if (answer) return answer->json.find("\"crossed\":false") != std::string::npos ? "stopped" : "crossed";
  return answer.error().code == "parse.crossed_wall" ? "stopped" : answer.error().code;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const unsigned user = static_cast<unsigned>(std::atoi(argv[2]));
  if (user != 0 && (::setgroups(0, nullptr) != 0 || ::setresgid(user, user, user) != 0 || ::setresuid(user, user, user) != 0)) return 3;
  ::prctl(PR_SET_DUMPABLE, 1);  // a server is: without it the kernel itself would keep others away from this process
  if (!take_away(argv[1])) return 4;
  const std::string operation = argv[3];
  if (operation == "doctor") {
    std::puts(doctor_json(doctor(Sandbox(), {}, "en")).c_str());
    return 0;
  }
  ::setenv("MERETID_PROBE_SECRET", "1", 1);
  std::string file = "/tmp/meretid-victim-XXXXXX";
  const int made = ::mkstemp(file.data());
  if (made < 0 || ::write(made, "secret", 6) != 6) return 5;  // and stays open: a descriptor to be inherited
  for (int i = 4; i < argc; ++i) {
    const std::string outcome = attempt(operation, argv[i], file);
    std::printf("%s\t%s\n", argv[i], outcome.c_str());
  }
  std::ifstream kept(file);
  std::string content;
  std::getline(kept, content);
  const auto mode = std::filesystem::status(file).permissions();
  if (content != "secret" || mode != (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)) std::puts("victim\tcrossed");
  ::unlink(file.c_str());
  return 0;
}
