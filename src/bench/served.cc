// SPDX-License-Identifier: EUPL-1.2
#include "bench/served.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <utility>

#include "base/free_port.h"
#include "bench/load.h"

namespace meretid::bench {

using Clock = std::chrono::steady_clock;

Result<Served> Served::start() {
  std::string home = (std::filesystem::temp_directory_path() / "meretid-bench-XXXXXX").string();
  if (::mkdtemp(home.data()) == nullptr) return fail("bench.server", Kind::kInternal, {}, home);
  Served served;
  served.home_ = home;
  served.port_ = base::free_port();
  // One address asks for all clients of a measurement; the limit that every address has would be what is measured.
  std::ofstream(served.home_ / "meretid.toml") << "requests_per_second = 0\nrequests_per_second_per_account = 0\njobs_per_account = 0\n";
  const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
  const std::string listen = "MERETID_LISTEN=127.0.0.1:" + std::to_string(served.port_);
  const auto begin = Clock::now();
  served.process_ = ::fork();
  if (served.process_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int null = ::open("/dev/null", O_WRONLY);
    ::dup2(null, 1);
    ::dup2(null, 2);
    const char* argv[] = {program.c_str(), "serve", "--home", home.c_str(), "--workers", "0", nullptr};
    const char* env[] = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", listen.c_str(), nullptr};
    ::execve(program.c_str(), const_cast<char**>(argv), const_cast<char**>(env));
    ::_exit(127);
  }
  while (Clock::now() - begin < std::chrono::seconds(10)) {
    if (Client client(served.port_); client.get("/healthz")) {
      served.ready_ = std::chrono::duration<double>(Clock::now() - begin).count();
      return served;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return fail("bench.server", Kind::kInternal, {}, home);
}

Served::Served(Served&& other) noexcept
    : home_(std::move(other.home_)), process_(std::exchange(other.process_, -1)), port_(other.port_), ready_(other.ready_) {}

Served::~Served() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  std::error_code ignored;
  std::filesystem::remove_all(home_, ignored);
}

std::size_t Served::resident_bytes() const {
  std::ifstream in("/proc/" + std::to_string(process_) + "/statm");
  std::size_t whole = 0, resident = 0;
  in >> whole >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace meretid::bench
