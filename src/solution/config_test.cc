// SPDX-License-Identifier: EUPL-1.2
#include "solution/config.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace meretid::solution {
namespace {

Result<Config> parse(std::string_view text) { return parse_config(text, "/srv/m", "meretid.toml"); }

TEST(Config, AnEmptyFileGivesTheDefaults) {
  const auto config = parse("").value();
  EXPECT_EQ(config.address, "127.0.0.1");
  EXPECT_EQ(config.port, 8080);
  EXPECT_GE(config.workers, 1);
  EXPECT_EQ(config.database, "/srv/m/meretid.db");
  EXPECT_EQ(config.blobs(), "/srv/m/blobs");
  EXPECT_EQ(config.master_key(), "/srv/m/master.key");
}

TEST(Config, EveryKeyIsTaken) {
  const auto config = parse(R"(
listen = "[::1]:9090"
workers = 0
database = "data/m.db"
language = "en"
watts_per_core = 7.5
kroner_per_kwh = 1.85
kroner_per_hour = 400
baseline_every = 5
upload_quota_mb = 100
proxies = ["127.0.0.1", "::1"]
master_key = "/etc/m.key"
requests_per_second_per_account = 12.5
jobs_per_account = 7
[jobs_per_kind]
access.propose = 3
access.release = 4
)").value();
  EXPECT_EQ(config.proxies, (std::vector<std::string>{"127.0.0.1", "::1"}));
  EXPECT_EQ(config.master_key(), "/etc/m.key");
  EXPECT_EQ(config.address, "::1");
  EXPECT_EQ(config.port, 9090);
  EXPECT_EQ(config.workers, 0);
  EXPECT_EQ(config.database, "/srv/m/data/m.db");
  EXPECT_EQ(config.language, "en");
  EXPECT_DOUBLE_EQ(config.watts_per_core, 7.5);
  EXPECT_DOUBLE_EQ(config.kroner_per_kwh, 1.85);
  EXPECT_DOUBLE_EQ(config.kroner_per_hour, 400);
  EXPECT_EQ(config.baseline_every, 5);
  EXPECT_EQ(config.upload_quota_mb, 100);
  EXPECT_DOUBLE_EQ(config.requests_per_second_per_account, 12.5);
  EXPECT_EQ(config.jobs_per_account, 7);
  EXPECT_EQ(config.jobs_per_kind.at("access.propose"), 3);
  EXPECT_EQ(config.jobs_per_kind.at("access.release"), 4);
  EXPECT_EQ(parse("database = \"postgresql://db/m\"")->database, "postgresql://db/m");
}

TEST(Config, AWrongValueSaysLineAndWhatIsAllowed) {
  for (const char* text : {"listen = \"nonsense\"", "listen = \":80\"", "listen = \"h:99999\"", "workers = -1", "workers = \"two\"",
                           "language = \"sv\"", "watts_per_core = -2", "kroner_per_kwh = \"dyr\"", "kroner_per_hour = -1", "baseline_every = 1.5", "upload_quota_mb = 0",
                           "jobs_per_account = -1", "requests_per_second_per_account = -1", "jobs_per_kind = 7",
                           "[jobs_per_kind]\naccess = 2", "[jobs_per_kind]\naccess.propose = 0", "unknown = 1", "workers ="}) {
    const auto config = parse(std::string("# first\n") + text);
    ASSERT_FALSE(config) << text;
    EXPECT_EQ(config.error().code, "solution.config");
    EXPECT_EQ(config.error().where, "meretid.toml:2") << text;
  }
}

constexpr const char* kOidc = R"([oidc]
issuer = "https://login.example/realms/a"
client_id = "meretid"
)";

TEST(Config, AnOrganisationIsDescribed) {
  const auto plain = parse(kOidc)->oidc.value();
  EXPECT_EQ(plain.issuer, "https://login.example/realms/a");
  EXPECT_TRUE(plain.client_secret_file.empty());
  EXPECT_EQ(plain.scopes, (std::vector<std::string>{"openid", "profile"}));
  const auto whole = parse(std::string(kOidc) + R"(client_secret_file = "oidc.secret"
name = "Eksempelkommune"
scopes = ["openid", "groups"]
[[oidc.roles]]
claim = "groups"
value = "aktindsigt"
room = "access"
role = "caseworker"
[[oidc.roles]]
claim = "groups"
value = "revision"
role = "auditor"
)")->oidc.value();
  EXPECT_EQ(whole.client_secret_file, "/srv/m/oidc.secret");
  EXPECT_EQ(whole.name, "Eksempelkommune");
  ASSERT_EQ(whole.roles.size(), 2U);
  EXPECT_EQ(whole.roles[0].room, "access");
  EXPECT_EQ(whole.roles[1].room, "*");
  EXPECT_EQ(whole.roles[1].role, people::Role::kAuditor);
  EXPECT_FALSE(parse("")->oidc);
}

TEST(Config, AWrongOrganisationSaysLineAndWhatIsAllowed) {
  const std::string rule = "[[oidc.roles]]\nclaim = \"g\"\nvalue = \"v\"\n";
  const std::vector<std::pair<std::string, int>> cases = {
      {"secret = \"x\"", 4},
      {"scopes = [\"profile\"]", 4},
      {"client_secret_file = 7", 4},
      {"roles = 7", 4},
      {rule, 4},
      {rule + "role = \"kejser\"", 7},
      {rule + "role = \"public\"", 7},
      {rule + "role = \"auditor\"\nroom = \"to rum\"", 8}};
  for (const auto& [text, line] : cases) {
    const auto config = parse(kOidc + text);
    ASSERT_FALSE(config) << text;
    EXPECT_EQ(config.error().where, "meretid.toml:" + std::to_string(line)) << text;
  }
  EXPECT_EQ(parse("[oidc]\nissuer = \"http://login.example\"\nclient_id = \"m\"").error().where, "meretid.toml:2");
  EXPECT_TRUE(parse("[oidc]\nissuer = \"http://127.0.0.1:9\"\nclient_id = \"m\""));
  EXPECT_FALSE(parse("[oidc]\nclient_id = \"m\""));
  EXPECT_FALSE(parse("oidc = 7"));
  EXPECT_FALSE(parse(std::string("listen = \"0.0.0.0:80\"\n") + kOidc)) << "where would the browser be sent back to?";
  EXPECT_TRUE(parse(std::string("listen = \"0.0.0.0:80\"\nhosts = [\"sager.example\"]\n") + kOidc));
}

TEST(Config, TheHomeIsTheFlagThenTheEnvironmentThenTheUser) {
  setenv("MERETID_HOME", "/srv/env", 1);
  EXPECT_EQ(home_directory("/srv/flag"), "/srv/flag");
  EXPECT_EQ(home_directory({}), "/srv/env");
  unsetenv("MERETID_HOME");
  EXPECT_EQ(home_directory({}), geteuid() == 0 ? std::filesystem::path("/var/lib/meretid") : std::filesystem::absolute("var"));
}

TEST(Config, BlobsLieInTheDatabaseOnlyWhereItIsAServer) {
  EXPECT_FALSE(parse("")->blobs_in_database);
  EXPECT_FALSE(parse("blobs = \"directory\"")->blobs_in_database);
  EXPECT_TRUE(parse("blobs = \"database\"")->blobs_in_database);
  EXPECT_EQ(parse("blobs = \"skyen\"").error().where, "meretid.toml:1");
  std::string home = (std::filesystem::temp_directory_path() / "meretid-config-XXXXXX").string();
  ASSERT_NE(mkdtemp(home.data()), nullptr);
  std::ofstream(std::filesystem::path(home) / "meretid.toml") << "blobs = \"database\"\n";
  EXPECT_EQ(load_config(home).error().code, "solution.config");
  setenv("MERETID_DATABASE", "postgresql://meretid@db.example/meretid", 1);
  const auto server = load_config(home);
  unsetenv("MERETID_DATABASE");
  std::filesystem::remove_all(home);
  ASSERT_TRUE(server);
  EXPECT_TRUE(server->blobs_in_database);
  EXPECT_EQ(server->database, "postgresql://meretid@db.example/meretid");
}

TEST(Config, TheEnvironmentGoesBeforeTheFile) {
  setenv("MERETID_LISTEN", "0.0.0.0:80", 1);
  setenv("MERETID_WORKERS", "3", 1);
  const auto config = load_config("/nonexistent/home");
  setenv("MERETID_LISTEN", "80", 1);
  const auto wrong = load_config("/nonexistent/home");
  unsetenv("MERETID_LISTEN");
  unsetenv("MERETID_WORKERS");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->address, "0.0.0.0");
  EXPECT_EQ(config->workers, 3);
  EXPECT_EQ(wrong.error().where, "MERETID_LISTEN");
}

}  // namespace
}  // namespace meretid::solution
