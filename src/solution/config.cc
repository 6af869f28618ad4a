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

bool parse_names(const toml::node& node, std::vector<std::string>& names) {
  if (!node.is_array()) return false;
  for (const toml::node& name : *node.as_array()) {
    if (!name.is_string() || name.as_string()->get().empty()) return false;
    names.push_back(name.as_string()->get());
  }
  return true;
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
      {"hosts", {[](const toml::node& n, Config& c) { return parse_names(n, c.hosts); }, "[\"sager.kommune.dk\"]"}},
      {"proxies", {[](const toml::node& n, Config& c) { return parse_names(n, c.proxies); }, "[\"127.0.0.1\"]"}},
      {"workers", {[](const toml::node& n, Config& c) { return n.is_integer() && parse_workers(std::to_string(**n.as_integer()), c); }, "0 – 256"}},
      {"database", {[](const toml::node& n, Config& c) {
                      if (!n.is_string() || n.as_string()->get().empty()) return false;
                      c.database = database_of(**n.as_string(), c.home);
                      return true;
                    }, "\"meretid.db\", \"postgresql://…\""}},
      {"master_key", {[](const toml::node& n, Config& c) {
                        if (!n.is_string() || n.as_string()->get().empty()) return false;
                        c.key_file = c.home / n.as_string()->get();
                        return true;
                      }, "\"master.key\", \"/etc/meretid/master.key\""}},
      {"blobs", {[](const toml::node& n, Config& c) {
                   const std::string place = n.value_or(std::string());
                   c.blobs_in_database = place == "database";
                   return place == "directory" || place == "database";
                 }, "\"directory\", \"database\""}},
      {"language", {[](const toml::node& n, Config& c) {
                      c.language = n.value_or(std::string());
                      return c.language == "da" || c.language == "en";
                    }, "\"da\", \"en\""}},
      {"watts_per_core", {[](const toml::node& n, Config& c) {
                            c.watts_per_core = n.value_or(-1.0);
                            return c.watts_per_core >= 0 && c.watts_per_core <= 1000;
                          }, "0 – 1000"}},
      {"kroner_per_kwh", {[](const toml::node& n, Config& c) {
                            c.kroner_per_kwh = n.value_or(-1.0);
                            return c.kroner_per_kwh >= 0 && c.kroner_per_kwh <= 1000;
                          }, "0 – 1000"}},
      {"kroner_per_hour", {[](const toml::node& n, Config& c) {
                             c.kroner_per_hour = n.value_or(-1.0);
                             return c.kroner_per_hour >= 0 && c.kroner_per_hour <= 100'000;
                           }, "0 – 100000"}},
      {"baseline_every", {[](const toml::node& n, Config& c) {
                            c.baseline_every = n.value_or(std::int64_t{-1});
                            return c.baseline_every >= 0 && c.baseline_every <= 1'000'000;
                          }, "0 – 1000000"}},
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

void apply_environment(ConfigReading& reading) {
  const auto apply = [&](const char* name, const char* setting, const std::string& allowed, const auto& take) {
    const auto text = environment(name);
    if (text.empty()) return;
    if (take(text)) reading.from[setting] = name;
    else reading.problems.push_back(bad(name, text, allowed));
  };
  Config& config = reading.config;
  apply("MERETID_LISTEN", "listen", "127.0.0.1:8080", [&](const auto& text) { return parse_listen(text, config); });
  apply("MERETID_WORKERS", "workers", "0 – 256", [&](const auto& text) { return parse_workers(text, config); });
  apply("MERETID_DATABASE", "database", "", [&](const auto& text) {
    config.database = database_of(text, config.home);
    return true;
  });
  apply("MERETID_MASTER_KEY", "master_key", "", [&](const auto& text) {
    config.key_file = config.home / text;
    return true;
  });
}

ConfigReading defaults(const std::filesystem::path& home) {
  ConfigReading reading;
  reading.config.home = home;
  reading.config.database = (home / "meretid.db").string();
  reading.config.workers = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return reading;
}

void read_file(std::string_view text, std::string_view file, ConfigReading& reading) {
  Config& config = reading.config;
  const toml::parse_result parsed = toml::parse(text, file);
  if (!parsed) {
    const toml::parse_error& e = parsed.error();
    reading.problems.push_back(bad(std::string(file) + ":" + std::to_string(e.source().begin.line), std::string(e.description()), "TOML"));
    return;
  }
  for (const auto& [name, node] : parsed.table()) {
    const std::string where = std::string(file) + ":" + std::to_string(node.source().begin.line);
    reading.from[std::string(name.str())] = where;
    if (name == "oidc") {
      auto settings = read_oidc(node, config.home, file);
      if (settings) config.oidc = std::move(*settings);
      else reading.problems.push_back(std::move(settings).error());
      continue;
    }
    const auto key = keys().find(name.str());
    if (key == keys().end()) {
      std::string allowed;
      for (const auto& [known, unused] : keys()) allowed += (allowed.empty() ? "" : ", ") + known;
      reading.problems.push_back(bad(where, std::string(name.str()), allowed + ", [oidc]"));
    } else if (!key->second.take(node, config)) {
      reading.problems.push_back(bad(where, key->first + " = " + found_in(node), key->second.allowed));
    }
  }
  if (config.oidc && config.hosts.empty() && !is_here(config.address))
    reading.problems.push_back(bad(std::string(file), "[oidc]", "hosts = [\"sager.kommune.dk\"]"));
}

Result<Config> first_problem_of(ConfigReading reading) {
  if (!reading.problems.empty()) return fail(std::move(reading.problems.front()));
  return std::move(reading.config);
}

}  // namespace

std::filesystem::path home_directory(const std::optional<std::string>& flag) {
  if (flag) return std::filesystem::absolute(*flag);
  if (const auto home = environment("MERETID_HOME"); !home.empty()) return std::filesystem::absolute(home);
  if (geteuid() == 0) return "/var/lib/meretid";
  return std::filesystem::absolute("var");
}

Result<Config> parse_config(std::string_view text, const std::filesystem::path& home, std::string_view file) {
  ConfigReading reading = defaults(home);
  read_file(text, file, reading);
  return first_problem_of(std::move(reading));
}

std::vector<std::string> config_keys() {
  std::vector<std::string> names;
  for (const auto& [name, unused] : keys()) names.push_back(name);
  return names;
}

ConfigReading read_config(const std::optional<std::string>& home_flag) {
  ConfigReading reading = defaults(home_directory(home_flag));
  if (home_flag) reading.from["home"] = "--home";
  else if (!environment("MERETID_HOME").empty()) reading.from["home"] = "MERETID_HOME";
  const std::filesystem::path file = reading.config.home / "meretid.toml";
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    std::ifstream in(file);
    std::ostringstream all;
    all << in.rdbuf();
    if (!in.is_open() || in.bad()) reading.problems.push_back(bad(file.string(), "-", "TOML"));
    else read_file(all.str(), file.string(), reading);
  }
  apply_environment(reading);
  if (reading.config.blobs_in_database && reading.config.database.find("://") == std::string::npos)
    reading.problems.push_back(bad(reading.from.contains("blobs") ? reading.from["blobs"] : file.string(), "blobs = \"database\"",
                                   "database = \"postgresql://…\""));
  return reading;
}

Result<Config> load_config(const std::optional<std::string>& home_flag) { return first_problem_of(read_config(home_flag)); }

}  // namespace meretid::solution
