// SPDX-License-Identifier: EUPL-1.2
#include "parse/walls.h"

#include <grp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

namespace meretid::parse {
namespace {

constexpr rlim_t kProcesses = 64, kDescriptors = 256;
// Without an identity or a user namespace of its own, a child shares the count with every thread of the server's user.
constexpr rlim_t kSharedProcesses = 4096;

bool limit(int what, rlim_t value) {
  // A lower hard limit than ours stays: as a plain user it could not be raised.
  rlimit now{};
  if (::getrlimit(static_cast<__rlimit_resource>(what), &now) != 0) return false;
  if (now.rlim_max != RLIM_INFINITY && now.rlim_max < value) value = now.rlim_max;
  const rlimit wanted{value, value};
  return ::setrlimit(static_cast<__rlimit_resource>(what), &wanted) == 0;
}

bool raise_limits(const Plan& plan, bool own_count) {
  const bool pure = plan.profile == Profile::kPure;
  return limit(RLIMIT_AS, static_cast<rlim_t>(plan.memory)) && limit(RLIMIT_CPU, static_cast<rlim_t>(plan.seconds)) &&
         limit(RLIMIT_FSIZE, pure ? 0 : static_cast<rlim_t>(plan.scratch)) && limit(RLIMIT_NPROC, pure ? 0 : own_count ? kProcesses : kSharedProcesses) &&
         limit(RLIMIT_NOFILE, pure ? 64 : kDescriptors) && limit(RLIMIT_CORE, 0);
}

/// As root in the machine's own user namespace (or in one that maps our identity): become somebody who owns nothing.
bool change_identity(const Plan& plan) {
  if (::geteuid() != 0 || plan.identity == 0) return false;
  if (!plan.folder.empty() && ::chown(plan.folder.c_str(), plan.identity, plan.identity) != 0) return false;
  return ::setgroups(0, nullptr) == 0 && ::setresgid(plan.identity, plan.identity, plan.identity) == 0 &&
         ::setresuid(plan.identity, plan.identity, plan.identity) == 0;
}

}  // namespace

Standing raise_walls(const Plan& plan) {
  Standing standing;
  standing.identity = change_identity(plan);
  ::prctl(PR_SET_DUMPABLE, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a change of user takes the request back, so it is made again
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) standing.missing = "no_new_privs";
  const int version = landlock_version();
  if (version > 0 && raise_landlock(plan, version)) standing.landlock = version;
  if (!raise_limits(plan, standing.identity || plan.bubblewrap)) standing.missing = "limits";
  standing.seccomp = raise_seccomp(plan.profile);
  if (!standing.seccomp) standing.missing = "seccomp";
  if (plan.profile == Profile::kTool && !plan.bubblewrap && standing.landlock == 0) standing.missing = "landlock";
  return standing;
}

}  // namespace meretid::parse
