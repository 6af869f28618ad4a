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
  for (const auto& [name, node] : parsed.table()) {
    if (name == "broker") {
      TRY_VOID(read_table(node, {{"host", word(broker.host)}, {"port", port}, {"user", word(broker.user)}, {"password_file", file(broker.password_file)},
                                 {"ca_file", file(broker.ca_file)}, {"client", word(broker.client)}}));
      if (broker.host.empty()) return bad(node, "", "host");
      if (broker.ca_file.empty() && !is_here(broker.host)) return bad(node, broker.host, "ca_file");
      settings.broker = broker;
    } else if (name == "models") {
      TRY_VOID(read_table(node, {{"fall", file(settings.fall_model)}, {"bed", file(settings.bed_model)}, {"thermal", file(settings.thermal_model)}}));
    } else {
      return bad(node, std::string(name.str()), "[broker], [models]");
    }
  }
  return settings;
}

Result<Settings> read_settings(const std::filesystem::path& home) {
  std::ifstream in(home / kFile, std::ios::binary);
  if (!in) return Settings{};
  return parse_settings(std::string(std::istreambuf_iterator<char>(in), {}), home);
}

}  // namespace meretid::nightwatch::live
