// SPDX-License-Identifier: EUPL-1.2
#include "main/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

namespace meretid::program {
namespace {

// A handler may do next to nothing: it writes one byte, and a thread that may do everything reads it.
int pipe_ends[2] = {-1, -1};

void on_signal(int) {
  const char byte = 'i';
  [[maybe_unused]] const auto written = ::write(pipe_ends[1], &byte, 1);
}

void listen_to(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt(std::function<void(int)> told) : told_(std::move(told)) {
  if (::pipe2(pipe_ends, O_CLOEXEC) != 0) return;  // then Ctrl-C ends the program, as it does everywhere
  listen_to(on_signal);
  watcher_ = std::thread([this] {
    char byte = 0;
    for (int times = 1; ::read(pipe_ends[0], &byte, 1) == 1 && byte == 'i'; ++times) {
      if (times > 2) ::_exit(130);
      told_(times);
    }
  });
}

Interrupt::~Interrupt() {
  if (!watcher_.joinable()) return;
  listen_to(SIG_DFL);
  const char byte = 'q';
  [[maybe_unused]] const auto written = ::write(pipe_ends[1], &byte, 1);
  watcher_.join();
  ::close(std::exchange(pipe_ends[0], -1));
  ::close(std::exchange(pipe_ends[1], -1));
}

}  // namespace meretid::program
