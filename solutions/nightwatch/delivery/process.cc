// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/delivery/process.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace meretid::nightwatch::delivery {
namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Process::Process(std::vector<std::string> arguments, std::filesystem::path log, std::vector<std::string> environment)
    : arguments_(std::move(arguments)), environment_(std::move(environment)), log_(std::move(log)) {}

void Process::start() {
  std::vector<char*> argv, env;
  for (std::string& a : arguments_) argv.push_back(a.data());
  argv.push_back(nullptr);
  std::string path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin", lang = "LANG=C.UTF-8";
  for (std::string* e : {&path, &lang}) env.push_back(e->data());
  for (std::string& e : environment_) env.push_back(e.data());
  env.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int out = ::open(log_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), in = ::open("/dev/null", O_RDONLY);
  ::dup2(in, 0), ::dup2(out, 1), ::dup2(out, 2);
  ::execvpe(argv[0], argv.data(), env.data());
  ::_exit(127);
}

void Process::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

int Process::run() {
  start();
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

pid_t Process::child_with(const std::string& word) const {
  std::error_code none;
  for (const auto& thread : std::filesystem::directory_iterator("/proc/" + std::to_string(pid_) + "/task", none)) {
    std::istringstream in(content(thread.path() / "children"));
    for (pid_t child = 0; in >> child;)
      if (content("/proc/" + std::to_string(child) + "/cmdline").find(word) != std::string::npos) return child;
  }
  return -1;
}

bool listens(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool up = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return up;
}

double processor_seconds(pid_t pid) {
  const std::string stat = content("/proc/" + std::to_string(pid) + "/stat");
  std::istringstream in(stat.substr(std::min(stat.size(), stat.rfind(')') + 1)));
  std::string word;
  double ticks = 0;
  for (int i = 3; i <= 15 && in >> word; ++i)
    if (i >= 14) ticks += std::stod(word);  // utime and stime, proc(5)
  return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace meretid::nightwatch::delivery
