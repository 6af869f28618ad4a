// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/settings.h"

#include <fstream>
#include <functional>
#include <map>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace meretid::nightwatch::live {
namespace {

constexpr const char* kFile = "nightwatch.toml";

tl::unexpected<Error> bad(const toml::node& node, std::string found, std::string expected) {
  return fail("nightwatch.live.settings", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::move(found)}},
              std::string(kFile) + ":" + std::to_string(node.source().begin.line));
}

constexpr std::size_t kLongestName = 40;

/// Of a model or a program: letters, digits, - and _.
bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == std::string_view::npos;
}

constexpr std::size_t kMostArguments = 20;

/// ["/usr/local/bin/sirene", "--tryk", "3"]: never a line for a shell.
bool read_command(const toml::node& node, std::vector<std::string>& into) {
  if (!node.is_array() || node.as_array()->empty() || node.as_array()->size() > kMostArguments) return false;
  for (const toml::node& word : *node.as_array()) {
    if (!word.is_string() || (**word.as_string()).find('\0') != std::string::npos) return false;
    into.push_back(**word.as_string());
  }
  return into.front().starts_with('/');
}

bool is_here(std::string_view host) { return host == "localhost" || host.starts_with("127.") || host == "::1"; }

/// Each key of the table by its reader; an unknown key is an error.
Result<void> read_table(const toml::node& node, const std::map<std::string, std::function<bool(const toml::node&)>, std::less<>>& keys) {
  std::string allowed;
  for (const auto& [key, unused] : keys) allowed += (allowed.empty() ? "" : ", ") + key;
  if (!node.is_table()) return bad(node, "", allowed);
  for (const auto& [name, value] : *node.as_table()) {
    const auto key = keys.find(name.str());
    if (key == keys.end() || !key->second(value)) return bad(value, std::string(name.str()), allowed);
  }
  return {};
}

}  // namespace

Result<Settings> parse_settings(std::string_view text, const std::filesystem::path& home) {
  const toml::parse_result parsed = toml::parse(text, std::string_view(kFile));
  if (!parsed)
    return fail("nightwatch.live.settings", Kind::kBadInput, {{"expected", "TOML"}, {"found", std::string(parsed.error().description())}},
                std::string(kFile) + ":" + std::to_string(parsed.error().source().begin.line));
  Settings settings;
  BrokerSettings broker;
  const auto word = [](std::string& into) { return [&into](const toml::node& n) { return n.is_string() && !(into = **n.as_string()).empty(); }; };
  const auto file = [&home](std::string& into) { return [&into, &home](const toml::node& n) { return n.is_string() && !(into = (home / **n.as_string()).string()).empty(); }; };
  const auto port = [&broker](const toml::node& n) { return n.is_integer() && (broker.port = static_cast<int>(**n.as_integer())) > 0 && broker.port < 65536; };
  const auto named = [&](const toml::node& n) {
    if (!n.is_table()) return false;
    for (const auto& [name, value] : *n.as_table())
      if (!is_name(name.str()) || !file(settings.named_models[std::string(name.str())])(value)) return false;
    return true;
  };
  for (const auto& [name, node] : parsed.table()) {
    if (name == "broker") {
      TRY_VOID(read_table(node, {{"host", word(broker.host)}, {"port", port}, {"user", word(broker.user)}, {"password_file", file(broker.password_file)},
                                 {"ca_file", file(broker.ca_file)}, {"client", word(broker.client)}}));
      if (broker.host.empty()) return bad(node, "", "host");
      if (broker.ca_file.empty() && !is_here(broker.host)) return bad(node, broker.host, "ca_file");
      settings.broker = broker;
    } else if (name == "models") {
      TRY_VOID(read_table(node, {{"fall", file(settings.fall_model)}, {"bed", file(settings.bed_model)}, {"thermal", file(settings.thermal_model)}, {"named", named}}));
    } else if (name == "sounders") {
      if (!node.is_table()) return bad(node, "sounders", "[sounders]");
      for (const auto& [key, value] : *node.as_table())
        if (!is_name(key.str()) || !read_command(value, settings.sounders[std::string(key.str())])) return bad(value, std::string(key.str()), "[\"/…\", \"…\"]");
    } else {
      return bad(node, std::string(name.str()), "[broker], [models], [sounders]");
    }
  }
  return settings;
}

Result<std::optional<std::vector<std::string>>> sounder_program(const Settings& settings, const std::string& sounder) {
  constexpr std::string_view kCommand = "command:";
  if (!sounder.starts_with(kCommand)) return std::nullopt;
  const std::string name = sounder.substr(kCommand.size());
  const auto found = settings.sounders.find(name);
  if (found != settings.sounders.end()) return found->second;
  std::string known;
  for (const auto& [one, unused] : settings.sounders) known += (known.empty() ? "" : ", ") + one;
  return fail("nightwatch.out.no_program", Kind::kBadInput, {{"found", name.substr(0, kLongestName)}, {"known", known.empty() ? "-" : known}}, "sounder");
}

Result<Settings> read_settings(const std::filesystem::path& home) {
  std::ifstream in(home / kFile, std::ios::binary);
  if (!in) return Settings{};
  return parse_settings(std::string(std::istreambuf_iterator<char>(in), {}), home);
}

}  // namespace meretid::nightwatch::live
