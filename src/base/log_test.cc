// SPDX-License-Identifier: EUPL-1.2
// A log that cannot be written stops nobody.
#include "base/log.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace meretid::base {
namespace {

/// What a child exits with that logs to `descriptor` as its standard error.
int logging_to(int descriptor) {
  const pid_t child = fork();
  if (child == 0) {
    dup2(descriptor, STDERR_FILENO);
    set_log_level(Level::kInfo);
    for (int i = 0; i < 1000; ++i) log_info("base.tested", {{"number", i}});
    _exit(7);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST(Log, AFullDiskIsOutlived) {
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0) GTEST_SKIP() << "no /dev/full";
  EXPECT_EQ(logging_to(full), 7);
  close(full);
}

}  // namespace
}  // namespace meretid::base
