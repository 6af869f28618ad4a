// SPDX-License-Identifier: EUPL-1.2
#include "main/overview.h"

#include <algorithm>

#include "describe/help.h"

namespace meretid::program {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string language_of(const Terminal& terminal) { return std::string(base::to_text(terminal.language)); }

}  // namespace

const describe::Type* verb_input(const solution::Registry& registry, std::string_view room, std::string_view verb) {
  // A verb goes before a job of its name: it is the way the room wants to be called by hand.
  if (const auto* found = registry.verb(room, verb)) return found->input;
  if (const auto* found = registry.job(room, verb)) return found->input;
  return nullptr;
}

std::vector<std::string> verbs_of(const solution::Registry& registry, std::string_view room) {
  std::vector<std::string> names;
  const auto add = [&](const auto& entry) {
    if (entry.room == room && std::find(names.begin(), names.end(), entry.name) == names.end()) names.push_back(entry.name);
  };
  for (const auto& verb : registry.verbs()) add(verb);
  for (const auto& job : registry.jobs()) add(job);
  return names;
}

std::string overview(const solution::Registry& registry, const HouseCommands& commands, const Terminal& terminal) {
  const std::string language = language_of(terminal);
  std::string out = describe::wrapped(terminal.text("main.what"), 0, terminal.width) + "\n\n" + terminal.text("main.usage") +
                    "\n  meretid " + terminal.text("main.usage_line") + "\n";
  Rows rooms;
  for (const auto* room : registry.rooms()) rooms.emplace_back(room->id, room->name.in(language) + ". " + room->frees.in(language));
  if (!rooms.empty()) out += "\n" + terminal.text("main.rooms") + "\n" + describe::two_columns(rooms, terminal.width);
  Rows house;
  for (const auto& command : commands)
    if (!command.hidden) house.emplace_back(command.name, command.input->about.in(language));
  out += "\n" + terminal.text("main.house") + "\n" + describe::two_columns(house, terminal.width);
  Rows flags = {{"--help", terminal.text("main.flag_help")},
                {"--version", terminal.text("main.flag_version")},
                {"--lang da|en", terminal.text("main.flag_lang")}};
  out += "\n" + terminal.text("main.flags") + "\n" + describe::two_columns(flags, terminal.width);
  out += "\n" + terminal.text("main.examples") + "\n";
  // Two of each room show how it is meant; `meretid ROOM VERB --help` has the rest.
  for (const auto* room : registry.rooms()) {
    int shown = 0;
    for (const std::string& verb : verbs_of(registry, room->id)) {
      const auto& examples = verb_input(registry, room->id, verb)->examples;
      if (!examples.empty() && ++shown <= 2) out += "  " + examples.front().command + "\n      " + describe::wrapped(examples.front().words.in(language), 6, terminal.width) + "\n";
    }
  }
  out += "  meretid serve\n      " + terminal.text("main.example_serve") + "\n";
  out += "\n" + describe::wrapped(terminal.text("main.exit_codes"), 0, terminal.width) + "\n";
  return out;
}

std::string group_overview(const HouseCommands& commands, std::string_view group, const Terminal& terminal) {
  Rows rows;
  for (const auto& command : commands)
    if (!command.hidden && command.name.starts_with(std::string(group) + " ")) rows.emplace_back(command.name, command.input->about.in(language_of(terminal)));
  return rows.empty() ? "" : terminal.text("main.group", {{"group", std::string(group)}}) + "\n" + describe::two_columns(rows, terminal.width);
}

std::string room_overview(const solution::Registry& registry, const solution::Manifest& room, const Terminal& terminal) {
  const std::string language = language_of(terminal);
  std::string out = describe::wrapped(room.name.in(language) + ". " + room.purpose.in(language), 0, terminal.width) + "\n\n" +
                    terminal.text("main.usage") + "\n  meretid " + room.id + " " + terminal.text("main.verb_line") + "\n";
  Rows verbs;
  for (const std::string& verb : verbs_of(registry, room.id))
    verbs.emplace_back(verb, verb_input(registry, room.id, verb)->about.in(language));
  if (verbs.empty()) return out + "\n" + terminal.text("main.no_verbs") + "\n";
  return out + "\n" + terminal.text("main.verbs") + "\n" + describe::two_columns(verbs, terminal.width) + "\n" +
         describe::wrapped(terminal.text("main.more_help", {{"room", room.id}}), 0, terminal.width) + "\n";
}

}  // namespace meretid::program
