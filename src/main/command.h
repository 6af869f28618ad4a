// SPDX-License-Identifier: EUPL-1.2
// A command of the house itself: its own described input, a sentence for the overview, what it does.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "main/flags.h"
#include "main/terminal.h"
#include "solution/registry.h"

namespace meretid::program {

struct HouseCommand {
  std::string name;                        ///< "audit verify": one or two words
  const describe::Type* input = nullptr;
  std::function<int(std::string_view input_json, const SharedFlags&, const solution::Registry&, const Terminal&)> run;
  bool hidden = false;                     ///< for the house's own processes, not for people
};

using HouseCommands = std::vector<HouseCommand>;

/// serve, work, doctor, audit verify and those that only the house calls.
HouseCommands house_commands();

}  // namespace meretid::program
