// SPDX-License-Identifier: EUPL-1.2
// Runs a program of a Debian package inside a tool-profile child and takes what it prints. The walls, limits and environment are
// those of the child. Not thread-safe (one operation is one thread). Cost: a process.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace meretid::parse {

struct ToolCall {
  std::vector<std::string> argv;   ///< argv[0] is looked up in /usr/bin, unless it is a whole path
  std::string input = {};          ///< a file for its standard input; "" is /dev/null
  std::vector<std::string> environment = {};  ///< "NAME=value", beside what the child has
  std::int64_t most_output = std::int64_t{1} << 30;
};

struct ToolOutput {
  std::string out;      ///< standard output
  std::string message;  ///< the beginning of standard error: for deciding, never for logs
  int status = 0;       ///< exit status; 128 + signal when it was killed
};

/// parse.tool_missing when the program is not installed; a status other than 0 is not an error here.
Result<ToolOutput> run_tool(const ToolCall& call);
/// The same, but a status other than 0 is parse.tool_failed.
Result<std::string> run_tool_strictly(const ToolCall& call);

}  // namespace meretid::parse
