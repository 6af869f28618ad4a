// SPDX-License-Identifier: EUPL-1.2
#include "parse/bubblewrap.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace meretid::parse {
namespace {

constexpr const char* kBwrap = "/usr/bin/bwrap";

void add(std::vector<std::string>& words, std::initializer_list<const char*> more) {
  for (const char* word : more) words.emplace_back(word);
}

std::vector<std::string> room(Bubblewrap kind) {
  std::vector<std::string> words;
  add(words, {kBwrap, "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try",
              "--die-with-parent", "--new-session", "--cap-drop", "ALL"});
  if (kind == Bubblewrap::kAsUser) add(words, {"--unshare-user"});
  // Just enough to become nobody; gone with that.
  if (kind == Bubblewrap::kAsRoot) add(words, {"--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_CHOWN"});
  add(words, {"--ro-bind", "/usr", "/usr"});
  // Debian 12: links into /usr. Older layouts have folders of their own.
  for (const char* name : {"/bin", "/lib", "/lib64", "/lib32", "/sbin"}) {
    std::error_code none;
    if (std::filesystem::is_symlink(name, none)) {
      add(words, {"--symlink", std::filesystem::read_symlink(name, none).c_str(), name});
    } else {
      add(words, {"--ro-bind-try", name, name});
    }
  }
  // Folders on the way, which bubblewrap would make for its own user alone.
  for (const char* path : {"/etc", "/var", "/var/cache", "/var/lib", "/dev"}) add(words, {"--perms", "0755", "--dir", path});
  for (const char* path : {"/etc/fonts", "/etc/alternatives", "/etc/ld.so.cache", "/etc/papersize", "/var/cache/fontconfig", "/etc/libreoffice", "/var/lib/libreoffice"})
    add(words, {"--ro-bind-try", path, path});
  for (const char* path : {"/dev/null", "/dev/zero", "/dev/urandom"}) add(words, {"--dev-bind", path, path});
  return words;
}

bool works(Bubblewrap kind) {
  auto words = room(kind);
  add(words, {"--", "/usr/bin/true"});
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int descriptor : {0, 1, 2}) posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0);
  char* nothing[] = {nullptr};
  pid_t child = 0;
  const bool started = ::posix_spawn(&child, kBwrap, &actions, nullptr, arguments.data(), nothing) == 0;
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  return started && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

Bubblewrap bubblewrap() {
  static const Bubblewrap found = [] {
    // For tests and for finding faults: pretend that this machine has no namespaces.
    if (const char* off = std::getenv("MERETID_NO_BUBBLEWRAP"); off != nullptr && *off == '1') return Bubblewrap::kNone;
    if (::access(kBwrap, X_OK) != 0) return Bubblewrap::kNone;
    if (::geteuid() == 0 && works(Bubblewrap::kAsRoot)) return Bubblewrap::kAsRoot;
    return works(Bubblewrap::kAsUser) ? Bubblewrap::kAsUser : Bubblewrap::kNone;
  }();
  return found;
}

std::vector<std::string> bubblewrap_command(Bubblewrap kind, const std::filesystem::path& program, std::int64_t scratch) {
  auto words = room(kind);
  add(words, {"--size", std::to_string(scratch).c_str(), "--perms", "0700", "--tmpfs", "/tmp", "--ro-bind", program.c_str(),
              kInsideProgram, "--chdir", "/tmp", "--", kInsideProgram});
  return words;
}

}  // namespace meretid::parse
