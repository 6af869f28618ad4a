// SPDX-License-Identifier: EUPL-1.2
#include "parse/tool.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace meretid::parse {
namespace {

constexpr std::size_t kMostMessage = 2000;

struct Pipe {
  int reading = -1, writing = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) == 0) reading = ends[0], writing = ends[1];
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    for (int end : {reading, writing})
      if (end >= 0) ::close(end);
  }
  void close_writing() {
    ::close(writing);
    writing = -1;
  }
};

/// Appends what is there; false at the end.
bool take(int descriptor, std::string& to, std::size_t most, bool& overflow) {
  std::array<char, 1 << 16> buffer;
  const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  if (got == 0) return false;
  const auto room = most > to.size() ? most - to.size() : 0;
  overflow = overflow || static_cast<std::size_t>(got) > room;
  to.append(buffer.data(), std::min(static_cast<std::size_t>(got), room));
  return true;
}

}  // namespace

Result<ToolOutput> run_tool(const ToolCall& call) {
  const std::string program = (call.argv.at(0).starts_with('/') ? "" : "/usr/bin/") + call.argv[0];
  std::vector<char*> arguments;
  for (const auto& word : call.argv) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::vector<char*> environment;
  for (const auto& word : call.environment) environment.push_back(const_cast<char*>(word.c_str()));
  // What comes first counts, for programs that ask getenv.
  for (char** word = environ; *word != nullptr; ++word) environment.push_back(*word);
  environment.push_back(nullptr);
  Pipe out, message;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, call.input.empty() ? "/dev/null" : call.input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.writing, 1);
  posix_spawn_file_actions_adddup2(&actions, message.writing, 2);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  pid_t child = -1;
  const int failed = ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed == ENOENT) return fail("parse.tool_missing", Kind::kInternal, {{"tool", call.argv[0]}});
  if (failed != 0) return fail("parse.no_child", Kind::kInternal, {{"what", call.argv[0]}, {"found", std::strerror(failed)}});
  out.close_writing();
  message.close_writing();

  ToolOutput output;
  bool too_much = false, ignored = false, out_open = true, message_open = true;
  while (out_open || message_open) {
    pollfd waiting[2] = {{out_open ? out.reading : -1, POLLIN, 0}, {message_open ? message.reading : -1, POLLIN, 0}};
    if (::poll(waiting, 2, -1) < 0 && errno != EINTR) break;
    if (waiting[0].revents != 0)
      out_open = take(out.reading, output.out, static_cast<std::size_t>(call.most_output), too_much) && !too_much;
    if (waiting[1].revents != 0) message_open = take(message.reading, output.message, kMostMessage, ignored);
    if (too_much) break;
  }
  // Nobody may send a signal here (seccomp.cc): with its pipe closed the tool ends by its next word, at the latest with this process.
  if (too_much)
    return fail("parse.too_much_output", Kind::kTooLarge, {{"expected", std::to_string(call.most_output >> 20)}});
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  output.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return output;
}

Result<std::string> run_tool_strictly(const ToolCall& call) {
  TRY(ToolOutput output, run_tool(call));
  if (output.status != 0)
    return fail("parse.tool_failed", Kind::kBadInput, {{"tool", call.argv[0]}, {"found", std::to_string(output.status)}});
  return std::move(output.out);
}

}  // namespace meretid::parse
