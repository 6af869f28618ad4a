// SPDX-License-Identifier: EUPL-1.2
#include "solution/config.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <thread>

#define TOML_EXCEPTIONS 0  // as everywhere in the program: two settings in one program are two meanings of one name
#include <toml++/toml.h>

#include "solution/config_oidc.h"

namespace meretid::solution {
namespace {

Error bad(std::string where, std::string found, std::string expected) {
  return Error("solution.config", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::move(found)}}, std::move(where));
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// "127.0.0.1:8080", "[::1]:8080"
bool parse_listen(std::string_view text, Config& config) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string port(text.substr(colon + 1));
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos) return false;
  config.port = std::stoi(port);
  std::string_view address = text.substr(0, colon);
  if (address.front() == '[' && address.back() == ']') address = address.substr(1, address.size() - 2);
  config.address = address;
  return config.port <= 65535 && !config.address.empty();
}

bool parse_workers(std::string_view text, Config& config) {
  if (text.empty() || text.size() > 3 || text.find_first_not_of("0123456789") != std::string_view::npos) return false;
  config.workers = std::stoi(std::string(text));
  return config.workers <= 256;
}

bool is_here(std::string_view address) { return address.starts_with("127.") || address == "::1" || address == "localhost"; }

/// A database path in the file or the environment is meant from the home folder, wherever the program was started.
std::string database_of(const std::string& text, const std::filesystem::path& home) {
  return text.find("://") != std::string::npos ? text : (home / text).string();
}

/// One entry of the file: how to take it, and what is allowed.
struct Key {
  std::function<bool(const toml::node&, Config&)> take;
  std::string allowed;
};

/// [jobs_per_kind]
///   access.propose = 20       (which is TOML for a table in a table)
bool read_jobs_per_kind(const toml::node& node, Config& config) {
  const toml::table* rooms = node.as_table();
  if (rooms == nullptr) return false;
  for (const auto& [room, kinds] : *rooms) {
    if (!kinds.is_table()) return false;
    for (const auto& [kind, limit] : *kinds.as_table()) {
      if (!limit.is_integer() || **limit.as_integer() < 1) return false;
      config.jobs_per_kind[std::string(room.str()) + "." + std::string(kind.str())] = **limit.as_integer();
    }
  }
  return true;
}

const std::map<std::string, Key, std::less<>>& keys() {
  static const std::map<std::string, Key, std::less<>> all = {
      {"listen", {[](const toml::node& n, Config& c) { return n.is_string() && parse_listen(**n.as_string(), c); }, "\"127.0.0.1:8080\""}},
      {"hosts", {[](const toml::node& n, Config& c) {
                   if (!n.is_array()) return false;
                   for (const toml::node& name : *n.as_array()) {
                     if (!name.is_string() || name.as_string()->get().empty()) return false;
                     c.hosts.push_back(name.as_string()->get());
                   }
                   return true;
                 }, "[\"sager.kommune.dk\"]"}},
      {"workers", {[](const toml::node& n, Config& c) { return n.is_integer() && parse_workers(std::to_string(**n.as_integer()), c); }, "0 – 256"}},
      {"database", {[](const toml::node& n, Config& c) {
                      if (!n.is_string() || n.as_string()->get().empty()) return false;
                      c.database = database_of(**n.as_string(), c.home);
                      return true;
                    }, "\"meretid.db\", \"postgresql://…\""}},
      {"language", {[](const toml::node& n, Config& c) {
                      c.language = n.value_or(std::string());
                      return c.language == "da" || c.language == "en";
                    }, "\"da\", \"en\""}},
      {"watts_per_core", {[](const toml::node& n, Config& c) {
                            c.watts_per_core = n.value_or(-1.0);
                            return c.watts_per_core >= 0 && c.watts_per_core <= 1000;
                          }, "0 – 1000"}},
      {"requests_per_second", {[](const toml::node& n, Config& c) {
                                 c.requests_per_second = n.value_or(-1.0);
                                 return c.requests_per_second >= 0 && c.requests_per_second <= 1e6;
                               }, "0 – 1000000"}},
      {"requests_per_second_per_account", {[](const toml::node& n, Config& c) {
                                             c.requests_per_second_per_account = n.value_or(-1.0);
                                             return c.requests_per_second_per_account >= 0 && c.requests_per_second_per_account <= 1e6;
                                           }, "0 – 1000000"}},
      {"jobs_per_account", {[](const toml::node& n, Config& c) {
                              c.jobs_per_account = n.value_or(std::int64_t{-1});
                              return c.jobs_per_account >= 0;
                            }, "0 –"}},
      {"jobs_per_kind", {[](const toml::node& n, Config& c) { return read_jobs_per_kind(n, c); }, "[jobs_per_kind] access.propose = 20"}},
      {"upload_quota_mb", {[](const toml::node& n, Config& c) {
                             c.upload_quota_mb = n.value_or(std::int64_t{-1});
                             return c.upload_quota_mb >= 1;
                           }, "1 –"}},
  };
  return all;
}

std::string found_in(const toml::node& node) {
  std::ostringstream text;
  text << toml::node_view<const toml::node>(&node);
  return text.str();
}

Result<void> apply_environment(Config& config) {
  if (const auto text = environment("MERETID_LISTEN"); !text.empty() && !parse_listen(text, config))
    return fail(bad("MERETID_LISTEN", text, "127.0.0.1:8080"));
  if (const auto text = environment("MERETID_WORKERS"); !text.empty() && !parse_workers(text, config))
    return fail(bad("MERETID_WORKERS", text, "0 – 256"));
  if (const auto text = environment("MERETID_DATABASE"); !text.empty()) config.database = database_of(text, config.home);
  return {};
}

}  // namespace

std::filesystem::path home_directory(const std::optional<std::string>& flag) {
  if (flag) return std::filesystem::absolute(*flag);
  if (const auto home = environment("MERETID_HOME"); !home.empty()) return std::filesystem::absolute(home);
  if (geteuid() == 0) return "/var/lib/meretid";
  return std::filesystem::absolute("var");
}

Result<Config> parse_config(std::string_view text, const std::filesystem::path& home, std::string_view file) {
  Config config;
  config.home = home;
  config.database = (home / "meretid.db").string();
  config.workers = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const toml::parse_result parsed = toml::parse(text, file);
  if (!parsed) {
    const toml::parse_error& e = parsed.error();
    return fail(bad(std::string(file) + ":" + std::to_string(e.source().begin.line), std::string(e.description()), "TOML"));
  }
  for (const auto& [name, node] : parsed.table()) {
    const std::string where = std::string(file) + ":" + std::to_string(node.source().begin.line);
    if (name == "oidc") {
      TRY(config.oidc, read_oidc(node, home, file));
      continue;
    }
    const auto key = keys().find(name.str());
    if (key == keys().end()) {
      std::string allowed;
      for (const auto& [known, unused] : keys()) allowed += (allowed.empty() ? "" : ", ") + known;
      return fail(bad(where, std::string(name.str()), allowed + ", [oidc]"));
    }
    if (!key->second.take(node, config))
      return fail(bad(where, key->first + " = " + found_in(node), key->second.allowed));
  }
  if (config.oidc && config.hosts.empty() && !is_here(config.address))
    return fail(bad(std::string(file), "[oidc]", "hosts = [\"sager.kommune.dk\"]"));
  return config;
}

Result<Config> load_config(const std::optional<std::string>& home_flag) {
  const std::filesystem::path home = home_directory(home_flag);
  const std::filesystem::path file = home / "meretid.toml";
  std::string text;
  if (std::filesystem::exists(file)) {
    std::ifstream in(file);
    std::ostringstream all;
    all << in.rdbuf();
    text = all.str();
    if (in.bad()) return fail(bad(file.string(), "-", "TOML"));
  }
  TRY(Config config, parse_config(text, home, file.string()));
  TRY_VOID(apply_environment(config));
  return config;
}

}  // namespace meretid::solution
