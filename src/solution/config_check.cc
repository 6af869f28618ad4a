// SPDX-License-Identifier: EUPL-1.2
#include "solution/config_check.h"

#include <unistd.h>

#include <filesystem>
#include <map>

#include "describe/describe.h"
#include "oidc/client.h"
#include "solution/config.h"
#include "solution/port_check.h"
#include "store/connection.h"
#include "store/keys.h"
#include "store/sql.h"

namespace meretid::solution {

struct PrintedProblem {
  std::string code, where, found, expected, text;
};
struct PrintedCheck {
  std::vector<Setting> settings;
  std::vector<PrintedProblem> problems;
};

void fields(describe::Fields<Setting>& f) {
  f("name", &Setting::name);
  f("value", &Setting::value);
  f("from", &Setting::from);
}
void fields(describe::Fields<PrintedProblem>& f) {
  f("code", &PrintedProblem::code);
  f("where", &PrintedProblem::where);
  f("found", &PrintedProblem::found);
  f("expected", &PrintedProblem::expected);
  f("text", &PrintedProblem::text);
}
void fields(describe::Fields<PrintedCheck>& f) {
  f("settings", &PrintedCheck::settings);
  f("problems", &PrintedCheck::problems);
}

namespace {

namespace fs = std::filesystem;

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string list(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + quoted(text);
  return '[' + out + ']';
}

/// As an inline table of TOML.
std::string table(const std::map<std::string, std::int64_t, std::less<>>& entries) {
  std::string out;
  for (const auto& [key, value] : entries) out += (out.empty() ? " " : ", ") + key + " = " + std::to_string(value);
  return '{' + out + (out.empty() ? "}" : " }");
}

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// "postgresql://meretid:secret@db/m" -> "postgresql://meretid@db/m"
std::string without_password(const std::string& url) {
  const auto scheme = url.find("://");
  if (scheme == std::string::npos) return url;
  const auto at = url.find('@', scheme), colon = url.find(':', scheme + 3), slash = url.find('/', scheme + 3);
  if (at == std::string::npos || at > slash || colon > at) return url;
  return url.substr(0, colon) + url.substr(at);
}

class Checker {
 public:
  explicit Checker(ConfigReading reading) : reading_(std::move(reading)) { check_.problems = reading_.problems; }

  ConfigCheck run() {
    settings();
    folders();
    master_key();
    database();
    listening();
    if (config().oidc && !config().oidc->client_secret_file.empty())
      if (const auto secret = oidc::read_secret(config().oidc->client_secret_file); !secret) problem(secret.error());
    return std::move(check_);
  }

 private:
  const Config& config() const { return reading_.config; }

  void problem(Error error) { check_.problems.push_back(std::move(error)); }
  void wrong(const char* code, std::string where, std::string found, std::string expected) {
    problem(Error(code, Kind::kBadInput, {{"found", std::move(found)}, {"expected", std::move(expected)}}, std::move(where)));
  }

  void add(const std::string& name, std::string value) {
    const auto from = reading_.from.find(name);
    check_.settings.push_back({name, std::move(value), from == reading_.from.end() ? "default" : from->second});
  }

  void settings() {
    const Config& c = config();
    const bool v6 = c.address.find(':') != std::string::npos;
    add("home", quoted(c.home.string()));
    add("listen", quoted((v6 ? "[" + c.address + "]" : c.address) + ":" + std::to_string(c.port)));
    add("hosts", list(c.hosts));
    add("proxies", list(c.proxies));
    add("workers", std::to_string(c.workers));
    add("database", quoted(without_password(c.database)));
    add("blobs", quoted(c.blobs_in_database ? "database" : "directory"));
    add("master_key", quoted(c.master_key().string()));
    add("language", quoted(c.language));
    add("watts_per_core", number(c.watts_per_core));
    add("kroner_per_kwh", number(c.kroner_per_kwh));
    add("kroner_per_hour", number(c.kroner_per_hour));
    add("baseline_every", std::to_string(c.baseline_every));
    add("requests_per_second", number(c.requests_per_second));
    add("requests_per_second_per_account", number(c.requests_per_second_per_account));
    add("jobs_per_account", std::to_string(c.jobs_per_account));
    add("jobs_per_kind", table(c.jobs_per_kind));
    add("upload_quota_mb", std::to_string(c.upload_quota_mb));
    add("oidc", quoted(c.oidc ? c.oidc->issuer : ""));
  }

  /// One that exists must be ours to write; one that does not must have a parent that is.
  void folders() {
    for (const fs::path& folder : {config().home, config().blobs(), config().feeds()}) {
      std::error_code ignored;
      fs::path there = folder;
      while (!fs::exists(there, ignored) && there.has_parent_path() && there != there.parent_path()) there = there.parent_path();
      if (!fs::is_directory(there, ignored)) wrong("solution.not_a_folder", there.string(), "-", "0700");
      else if (::access(there.c_str(), W_OK | X_OK) != 0) wrong("solution.not_writable", there.string(), mode(there), "0700");
      else continue;
      return;  // those below it would say the same again
    }
  }

  static std::string mode(const fs::path& path) {
    std::error_code ignored;
    const auto bits = static_cast<unsigned>(fs::status(path, ignored).permissions()) & 0777U;
    std::string text = "0";
    for (const unsigned shift : {6U, 3U, 0U}) text.push_back(static_cast<char>('0' + (bits >> shift & 7U)));
    return text;
  }

  void master_key() {
    std::error_code ignored;
    const bool there = fs::exists(config().master_key(), ignored);
    // A new installation makes its own.
    if (!there && !fs::exists(config().database, ignored) && config().key_file.empty()) return;
    if (const auto keys = store::Keyring::of_file(config().master_key()); !keys) problem(keys.error());
  }

  void database() {
    const bool url = config().database.find("://") != std::string::npos;
    std::error_code ignored;
    if (!url && !fs::exists(config().database, ignored)) {
      // Opening would make it.
      const fs::path folder = fs::path(config().database).parent_path();
      if (folder != config().home && !fs::is_directory(folder, ignored)) wrong("solution.not_a_folder", folder.string(), "-", "0700");
      return;
    }
    const auto database = store::open_database(config().database);
    if (!database) return problem(database.error());
    const auto db = (*database)->connect();
    if (!db) return problem(db.error());
    if (const auto answer = (*db)->query("SELECT 1 AS one"); !answer) return problem(answer.error());
    // Another machine's installation, whose key was not copied here: a server must not begin with a new one.
    const auto count = (*db)->query(store::sql("store/keys/count"));
    if (url && config().key_file.empty() && count && (*count)[0].integer("keys") > 0 && !fs::exists(config().master_key(), ignored))
      problem(Error("store.key_missing", Kind::kRefused, {}, config().master_key().string()));
  }

  void listening() {
    const std::string place = config().address + ":" + std::to_string(config().port);
    switch (look_at_port(config().address, config().port)) {
      case Port::kFree:
      case Port::kOurs:
        break;
      case Port::kTaken:
        wrong("solution.port_taken", place, "-", "-");
        break;
      case Port::kUnusable:
        wrong("solution.port_unusable", place, config().address, "127.0.0.1:8080");
        break;
    }
    const bool here = config().address.starts_with("127.") || config().address == "::1" || config().address == "localhost";
    if (!here && config().hosts.empty()) {
      const auto from = reading_.from.find("listen");
      wrong("solution.hosts_missing", from == reading_.from.end() ? "listen" : from->second, config().address, "hosts = [\"sager.kommune.dk\"]");
    }
  }

  ConfigReading reading_;
  ConfigCheck check_;
};

std::string value_of(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.args)
    if (key == name) return value;
  return {};
}

}  // namespace

ConfigCheck check_config(const std::optional<std::string>& home_flag) { return Checker(read_config(home_flag)).run(); }

std::string to_json(const ConfigCheck& check, base::Language language) {
  PrintedCheck printed{check.settings, {}};
  for (const Error& problem : check.problems)
    printed.problems.push_back({problem.code, problem.where, value_of(problem, "found"), value_of(problem, "expected"),
                                base::render(problem, language)});
  return describe::to_json(printed);
}

}  // namespace meretid::solution
