// SPDX-License-Identifier: EUPL-1.2
// What a stranger reads first: `meretid --help`, `meretid ROOM --help`. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "main/command.h"
#include "main/terminal.h"
#include "solution/registry.h"

namespace meretid::program {

std::string overview(const solution::Registry& registry, const HouseCommands& commands, const Terminal& terminal);
std::string room_overview(const solution::Registry& registry, const solution::Manifest& room, const Terminal& terminal);

/// The commands of two words that begin with this one; empty when there are none.
std::string group_overview(const HouseCommands& commands, std::string_view group, const Terminal& terminal);

/// The verb's input whether it is a job or not; nullptr when there is none.
const describe::Type* verb_input(const solution::Registry& registry, std::string_view room, std::string_view verb);
/// All verbs of a room, jobs included, in the order of entering.
std::vector<std::string> verbs_of(const solution::Registry& registry, std::string_view room);

}  // namespace meretid::program
