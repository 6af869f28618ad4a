// SPDX-License-Identifier: EUPL-1.2
#include "main/command_line.h"

#include <algorithm>

#include "describe/flags.h"
#include "describe/help.h"
#include "main/overview.h"
#include "main/run_verb.h"
#include "solution/config.h"

namespace meretid::program {
namespace {

using describe::type_of;

bool asks_for_help(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    if (word == "--help" || word == "-h") return true;
  }
  return false;
}

std::string list(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

const HouseCommand* house_command(const HouseCommands& commands, const std::vector<std::string>& words) {
  for (const HouseCommand& command : commands) {
    const auto blank = command.name.find(' ');
    const bool two = blank != std::string::npos;
    if (words[0] == command.name.substr(0, blank) && (!two || (words.size() > 1 && words[1] == command.name.substr(blank + 1))))
      return &command;
  }
  return nullptr;
}

describe::HelpOptions help_options(const std::string& command, const Terminal& terminal) {
  return {"meretid " + command, terminal.language, terminal.width, {&type_of<SharedFlags>()}};
}

int run_house(const HouseCommand& command, std::vector<std::string> words, const solution::Registry& registry, const Terminal& terminal) {
  words.erase(words.begin(), words.begin() + 1 + std::count(command.name.begin(), command.name.end(), ' '));
  if (asks_for_help(words)) {
    terminal.out << describe::help(*command.input, help_options(command.name, terminal));
    return 0;
  }
  const auto jsons = describe::flags_to_json({command.input, &type_of<SharedFlags>()}, words, {});
  Result<SharedFlags> shared;
  Error error;
  if (!jsons) error = jsons.error();
  else if (auto good = describe::check_json(*command.input, jsons->front()); !good) error = good.error();
  else if (shared = describe::from_json<SharedFlags>((*jsons)[1]); !shared) error = shared.error();
  else return command.run(jsons->front(), *shared, registry, terminal);
  if (error.kind == Kind::kBadInput) error.kind = Kind::kUsage;
  const int status = terminal.report(error);
  terminal.messages << terminal.text("main.see_help", {{"command", "meretid " + command.name}}) << '\n';
  return status;
}

int run_room(const solution::Registry& registry, std::vector<std::string> words, const Terminal& terminal) {
  const solution::Manifest& room = *registry.room(words[0]);
  if (words.size() == 1 || words[1] == "--help" || words[1] == "-h") {
    (words.size() == 1 ? terminal.messages : terminal.out) << room_overview(registry, room, terminal);
    return words.size() == 1 ? base::exit_code(Kind::kUsage) : 0;
  }
  const std::string verb = words[1];
  const describe::Type* input = verb_input(registry, room.id, verb);
  if (input == nullptr) {
    return terminal.report(Error("main.unknown_verb", Kind::kUsage,
                                 {{"found", verb}, {"room", room.id}, {"allowed", list(verbs_of(registry, room.id))}}));
  }
  words.erase(words.begin(), words.begin() + 2);
  if (!asks_for_help(words)) return run_verb(registry, room.id, verb, words, terminal);
  describe::HelpOptions options = help_options(room.id + " " + verb, terminal);
  if (registry.verb(room.id, verb) == nullptr) options.shared.push_back(&type_of<SubmitFlags>());
  terminal.out << describe::help(*input, options);
  return 0;
}

}  // namespace

int command_line(std::vector<std::string> words, const solution::Registry& registry, const HouseCommands& commands, Terminal terminal) {
  if (const auto language = wanted_language(words)) terminal.language = *language;
  // `meretid --lang en access …`: what is said of the language has been heard; the rest begins with a name.
  while (!words.empty() && words[0].starts_with("--lang"))
    words.erase(words.begin(), words.begin() + (words[0] == "--lang" && words.size() > 1 ? 2 : 1));

  if (words.empty()) {
    terminal.messages << overview(registry, commands, terminal);
    return base::exit_code(Kind::kUsage);
  }
  if (words[0] == "--version") {
    terminal.out << "meretid " MERETID_VERSION "\n";
    return 0;
  }
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    terminal.out << overview(registry, commands, terminal);
    return 0;
  }
  if (const HouseCommand* command = house_command(commands, words)) return run_house(*command, std::move(words), registry, terminal);
  if (registry.room(words[0]) != nullptr) return run_room(registry, std::move(words), terminal);
  if (const std::string group = group_overview(commands, words[0], terminal); !group.empty()) {
    const bool asked = words.size() > 1 && (words[1] == "--help" || words[1] == "-h");
    (asked ? terminal.out : terminal.messages) << group;
    return asked ? 0 : base::exit_code(Kind::kUsage);
  }
  std::vector<std::string> names;
  for (const auto* room : registry.rooms()) names.push_back(room->id);
  for (const HouseCommand& command : commands)
    if (!command.hidden) names.push_back(command.name);
  return terminal.report(Error("main.unknown_command", Kind::kUsage, {{"found", words[0]}, {"allowed", list(names)}}));
}

}  // namespace meretid::program
