// SPDX-License-Identifier: EUPL-1.2
// The program. Exceptions of libraries end here at the latest.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <iostream>

#include "main/command_line.h"
#include "main/rooms.h"

int main(int argc, char** argv) {
  using namespace meretid;
  try {
    program::Terminal terminal{std::cout, std::cerr};
    terminal.interactive = isatty(STDERR_FILENO) == 1;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
      terminal.width = std::clamp<std::size_t>(size.ws_col, 40, 110);
    solution::Registry registry;
    program::enter_rooms(registry);
    const int status = program::command_line({argv + 1, argv + argc}, registry, program::house_commands(), terminal);
    std::cout.flush();
    return std::cout ? status : base::exit_code(Kind::kInternal);  // a full disk behind > file
  } catch (const std::exception& defect) {
    std::cerr << "meretid: " << defect.what() << '\n';
    return base::exit_code(Kind::kInternal);
  }
}
