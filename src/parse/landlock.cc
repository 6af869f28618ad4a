// SPDX-License-Identifier: EUPL-1.2
// Landlock by its three system calls: glibc has no functions for them, and Debian 12's header knows only the first two ABIs.
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "parse/walls.h"

namespace meretid::parse {
namespace {

// linux/landlock.h of the newest kernel that we know.
struct Ruleset {
  std::uint64_t files = 0, network = 0, scoped = 0;
};
struct __attribute__((packed)) PathBeneath {
  std::uint64_t allowed = 0;
  std::int32_t parent = -1;
};
constexpr std::uint64_t kExecute = 1, kWriteFile = 2, kReadFile = 4, kReadDir = 8, kMakeSocket = 1 << 9, kRefer = 1 << 13, kTruncate = 1 << 14,
                        kIoctlDevice = 1 << 15;
constexpr std::uint64_t kFirstAbi = (1 << 13) - 1, kBindTcp = 1, kConnectTcp = 2, kScopeSocket = 1, kScopeSignal = 2;
constexpr std::uint64_t kOfAFile = kExecute | kWriteFile | kReadFile | kTruncate | kIoctlDevice;
constexpr unsigned kAskVersion = 1, kRulePathBeneath = 1;

std::uint64_t handled_files(int version) {
  return kFirstAbi | (version >= 2 ? kRefer : 0) | (version >= 3 ? kTruncate : 0) | (version >= 5 ? kIoctlDevice : 0);
}

class Rules {
 public:
  Rules(int version, bool scope_signals) : files_(handled_files(version)) {
    const Ruleset wanted{files_, version >= 4 ? kBindTcp | kConnectTcp : 0,
                         version >= 6 ? kScopeSocket | (scope_signals ? kScopeSignal : 0) : 0};
    const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    descriptor_ = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &wanted, size, 0));
  }
  Rules(const Rules&) = delete;
  Rules& operator=(const Rules&) = delete;
  ~Rules() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  /// A path that is not there needs no rule.
  void allow(const char* path, std::uint64_t access) {
    const int at = ::open(path, O_PATH | O_CLOEXEC);
    if (at < 0) return;
    PathBeneath rule{access & files_, at};
    if (::syscall(SYS_landlock_add_rule, descriptor_, kRulePathBeneath, &rule, 0) != 0) {
      rule.allowed &= kOfAFile;  // not a folder
      ::syscall(SYS_landlock_add_rule, descriptor_, kRulePathBeneath, &rule, 0);
    }
    ::close(at);
  }
  bool enforce() const { return descriptor_ >= 0 && ::syscall(SYS_landlock_restrict_self, descriptor_, 0) == 0; }

 private:
  std::uint64_t files_;
  int descriptor_ = -1;
};

}  // namespace

int landlock_version() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, kAskVersion);
  return version > 0 ? static_cast<int>(version) : 0;
}

bool raise_landlock(const Plan& plan, int version) {
  Rules rules(version, true);
  if (plan.profile == Profile::kTool) {
    constexpr std::uint64_t kRead = kReadFile | kReadDir;
    for (const char* path : {"/usr", "/bin", "/lib", "/lib64", "/lib32", "/sbin"}) rules.allow(path, kRead | kExecute);
    for (const char* path : {"/etc/fonts", "/etc/alternatives", "/etc/ld.so.cache", "/etc/papersize", "/var/cache/fontconfig",
                             "/etc/libreoffice", "/var/lib/libreoffice", "/var/spool/libreoffice", "/dev/urandom", "/dev/zero"})
      rules.allow(path, kRead);
    rules.allow("/dev/null", kReadFile | kWriteFile);
    rules.allow(plan.program.c_str(), kReadFile | kExecute);
    rules.allow("/tmp", kMakeSocket);  // LibreOffice starts only when it can name a socket there
    rules.allow(plan.folder.c_str(), handled_files(version) & ~kExecute);
  }
  return rules.enforce();
}

}  // namespace meretid::parse
