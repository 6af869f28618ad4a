// SPDX-License-Identifier: EUPL-1.2
// Which system calls a child may make. Pure: what computing on memory needs, answering aside; everything else ends the process.
// Tool: what foreign programs need is too wide to list, so what they must never need is refused.
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>

#include "parse/walls.h"

namespace meretid::parse {
namespace {

class Filter {
 public:
  explicit Filter(std::uint32_t otherwise) : context_(seccomp_init(otherwise)) {
    if (context_ != nullptr) seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
  }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
  ~Filter() { seccomp_release(context_); }

  /// Names that this architecture lacks are passed over.
  void rule(std::uint32_t action, std::initializer_list<const char*> names) {
    for (const char* name : names) {
      const int number = seccomp_syscall_resolve_name(name);
      if (number < 0) continue;
      good_ = good_ && seccomp_rule_add(context_, action, number, 0) == 0;
    }
  }
  void rule_if(std::uint32_t action, const char* name, std::initializer_list<scmp_arg_cmp> arguments) {
    const int number = seccomp_syscall_resolve_name(name);
    if (number < 0) return;
    good_ = good_ && seccomp_rule_add_array(context_, action, number, static_cast<unsigned>(arguments.size()),
                                            arguments.begin()) == 0;
  }
  bool load() { return context_ != nullptr && good_ && seccomp_load(context_) == 0; }

 private:
  scmp_filter_ctx context_;
  bool good_ = true;
};

bool pure() {
  Filter filter(SCMP_ACT_KILL_PROCESS);
  filter.rule(SCMP_ACT_ALLOW,
              {"read", "readv", "pread64", "write", "writev", "close", "lseek", "brk", "munmap", "mremap", "madvise", "exit",
               "exit_group", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "futex", "futex_time64",
               "restart_syscall", "clock_gettime", "clock_gettime64", "clock_getres", "clock_nanosleep", "gettimeofday", "time",
               "nanosleep", "getrandom", "getpid", "gettid", "sched_yield", "getrusage", "rseq", "set_robust_list",
               "membarrier", "getuid", "geteuid", "getgid", "getegid"});
  // Memory, but none that can be run.
  const auto not_executable = SCMP_CMP(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  filter.rule_if(SCMP_ACT_ALLOW, "mmap", {not_executable});
  filter.rule_if(SCMP_ACT_ALLOW, "mprotect", {not_executable});
  // abort() signals itself; nobody else.
  filter.rule_if(SCMP_ACT_ALLOW, "tgkill", {SCMP_CMP(0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))});
  filter.rule_if(SCMP_ACT_ALLOW, "prlimit64", {SCMP_CMP(0, SCMP_CMP_EQ, 0), SCMP_CMP(2, SCMP_CMP_EQ, 0)});
  // Libraries look for files (translations, settings, the size of the machine) and live well without.
  filter.rule(SCMP_ACT_ERRNO(EACCES),
              {"open", "openat", "openat2", "access", "faccessat", "faccessat2", "stat", "lstat", "newfstatat", "fstat", "fstatat64",
               "statx", "readlink", "readlinkat", "getcwd", "getdents64", "unlink", "unlinkat"});
  filter.rule(SCMP_ACT_ERRNO(ENOSYS), {"ioctl", "fcntl", "sysinfo", "uname", "getcpu", "sched_getaffinity", "prctl"});
  return filter.load();
}

bool tool() {
  Filter filter(SCMP_ACT_ALLOW);
  // LibreOffice does not start without a local socket to listen at. It may have one, in its own folder, but nobody here may
  // connect, accept or send: nothing is ever said through it.
  filter.rule_if(SCMP_ACT_ERRNO(EACCES), "socket", {SCMP_CMP(0, SCMP_CMP_NE, AF_UNIX)});
  filter.rule(SCMP_ACT_ERRNO(EACCES), {"socketpair", "connect", "accept", "accept4", "sendto", "sendmsg", "sendmmsg", "recvfrom",
                                       "recvmsg", "recvmmsg"});
  filter.rule(SCMP_ACT_ERRNO(EPERM),
              {"ptrace",       "process_vm_readv", "process_vm_writev", "kcmp",          "pidfd_getfd",     "pidfd_open",
               "mount",        "umount2",          "pivot_root",        "chroot",        "unshare",         "setns",
               "open_tree",    "move_mount",       "fsopen",            "fsconfig",      "fsmount",         "fspick",
               "mount_setattr", "open_by_handle_at", "name_to_handle_at", "bpf",         "perf_event_open", "userfaultfd",
               "add_key",      "request_key",      "keyctl",            "init_module",   "finit_module",    "delete_module",
               "kexec_load",   "kexec_file_load",  "reboot",            "swapon",        "swapoff",         "acct",
               "quotactl",     "quotactl_fd",      "settimeofday",      "clock_settime", "clock_adjtime",   "adjtimex",
               "sethostname",  "setdomainname",    "iopl",              "ioperm",        "personality",     "vhangup",
               "syslog",       "fanotify_init",    "io_uring_setup",    "io_uring_enter", "io_uring_register",
               "lookup_dcookie", "nfsservctl",     "migrate_pages",     "move_pages",    "mbind",           "set_mempolicy",
               "mknod",        "mknodat",
               // Landlock knows nothing of these (its documentation, "Current limitations"): outside bubblewrap they would reach
               // what else belongs to the server's user.
               "chmod",        "fchmodat",         "fchmodat2",         "chown",         "lchown",          "fchownat",
               "setxattr",     "lsetxattr",        "removexattr",       "lremovexattr",  "utime",           "utimes",
               "futimesat",    "utimensat",        "truncate",          "truncate64",
               "shmget",       "shmat",            "shmctl",            "msgget",        "msgsnd",          "msgrcv",
               "msgctl",       "semget",           "semop",             "semtimedop",    "semctl",          "mq_open",
               "mq_unlink",    "process_madvise",  "process_mrelease",  "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo",
               "setpriority",  "ioprio_set",       "tkill",
               // The parent ends a child by its process group: nobody leaves it.
               "setsid",       "setpgid"});
  // Of itself a process may lower limits and priorities; a tool has nobody else to govern. abort() signals the process it is in: in a
  // tool, whose number is not known here, it falls back on an illegal instruction, which ends it as well.
  for (const char* name : {"prlimit64", "sched_setaffinity", "sched_setscheduler", "sched_setparam", "sched_setattr"})
    filter.rule_if(SCMP_ACT_ERRNO(EPERM), name, {SCMP_CMP(0, SCMP_CMP_NE, 0)});
  for (const char* name : {"kill", "tgkill"})
    filter.rule_if(SCMP_ACT_ERRNO(EPERM), name, {SCMP_CMP(0, SCMP_CMP_NE, static_cast<scmp_datum_t>(::getpid()))});
  filter.rule_if(SCMP_ACT_ERRNO(EPERM), "ioctl", {SCMP_CMP(1, SCMP_CMP_MASKED_EQ, 0xffffffffu, TIOCSTI)});
  filter.rule_if(SCMP_ACT_ERRNO(EPERM), "clone", {SCMP_CMP(0, SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER)});
  filter.rule(SCMP_ACT_ERRNO(ENOSYS), {"clone3"});  // its flags lie in memory, where a filter cannot look: glibc falls back
  return filter.load();
}

}  // namespace

bool raise_seccomp(Profile profile) { return profile == Profile::kPure ? pure() : tool(); }

}  // namespace meretid::parse
