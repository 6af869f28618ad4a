// SPDX-License-Identifier: EUPL-1.2
#include "solution/config_check.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "solution/config.h"
#include "solution/port_check.h"

namespace meretid::solution {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class ConfigCheckTest : public testing::Test {
 protected:
  ConfigCheckTest() {
    std::string name = (std::filesystem::temp_directory_path() / "meretid-config-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    home_ = name;
  }
  ~ConfigCheckTest() override { std::filesystem::remove_all(home_); }

  void file(const std::string& toml) { std::ofstream(home_ / "meretid.toml") << toml; }
  ConfigCheck check() { return check_config(home_.string()); }
  std::vector<std::string> codes() {
    std::vector<std::string> all;
    for (const Error& e : check().problems) all.push_back(e.code);
    return all;
  }
  std::string from(const std::string& name) {
    for (const Setting& s : check().settings)
      if (s.name == name) return s.from;
    return "?";
  }
  std::filesystem::path home_;
};

TEST_F(ConfigCheckTest, SaysWhereEachSettingComesFrom) {
  file("\nlisten = \"127.0.0.1:0\"\nworkers = 3\n");
  setenv("MERETID_WORKERS", "4", 1);
  const auto report = check();
  EXPECT_EQ(from("listen"), (home_ / "meretid.toml:2").string());
  EXPECT_EQ(from("workers"), "MERETID_WORKERS");
  unsetenv("MERETID_WORKERS");
  EXPECT_EQ(from("language"), "default");
  EXPECT_EQ(from("home"), "--home");
  EXPECT_TRUE(report.good());
  EXPECT_THAT(to_json(report, base::Language::kEnglish), HasSubstr(R"("name":"workers","value":"4")"));
  EXPECT_THAT(std::filesystem::exists(home_ / "meretid.db"), false) << "looking makes nothing";
}

TEST_F(ConfigCheckTest, ShowsEverySettingThereIs) {
  for (const std::string& key : config_keys()) EXPECT_NE(from(key), "?") << key;
}

TEST_F(ConfigCheckTest, EveryMistakeIsNamedWithItsLine) {
  file("listen = \"127.0.0.1:0\"\nworkers = 300\nlangage = \"da\"\nupload_quota_mb = 0\n");
  const auto report = check();
  std::vector<std::string> places;
  for (const Error& e : report.problems) places.push_back(e.where.substr(e.where.rfind(':')));
  EXPECT_THAT(places, testing::UnorderedElementsAre(":2", ":3", ":4"));
  EXPECT_THAT(to_json(report, base::Language::kDanish), AllOf(HasSubstr("workers = 300"), HasSubstr("0 – 256")));
}

TEST_F(ConfigCheckTest, ThePasswordOfTheDatabaseIsNotShown) {
  file("listen = \"127.0.0.1:0\"\ndatabase = \"postgresql://anna:hemmelig@127.0.0.1:1/m\"\n");
  const std::string text = to_json(check(), base::Language::kDanish);
  EXPECT_THAT(text, HasSubstr("postgresql://anna@127.0.0.1:1/m"));
  EXPECT_THAT(text, Not(HasSubstr("hemmelig")));
  EXPECT_THAT(codes(), Not(IsEmpty())) << "nobody answers there";
}

TEST_F(ConfigCheckTest, HostsAreNeededBeyondThisMachine) {
  file("listen = \"0.0.0.0:0\"\n");
  EXPECT_THAT(codes(), Contains("solution.hosts_missing"));
  file("listen = \"0.0.0.0:0\"\nhosts = [\"sager.example\"]\n");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(ConfigCheckTest, AKeyThatOthersMayRead) {
  file("listen = \"127.0.0.1:0\"\n");
  std::ofstream(home_ / "master.key") << "meretid master key 1\n" << std::string(64, 'a') << '\n';
  ::chmod((home_ / "master.key").c_str(), 0640);
  EXPECT_THAT(codes(), Contains("store.key_readable"));
  ::chmod((home_ / "master.key").c_str(), 0600);
  EXPECT_THAT(codes(), IsEmpty());
  file("listen = \"127.0.0.1:0\"\nmaster_key = \"findes.ikke\"\n");
  EXPECT_THAT(codes(), Contains("store.key_missing"));
}

TEST_F(ConfigCheckTest, ADatabaseThatIsNone) {
  file("listen = \"127.0.0.1:0\"\n");
  std::ofstream(home_ / "master.key") << "meretid master key 1\n" << std::string(64, 'a') << '\n';
  ::chmod((home_ / "master.key").c_str(), 0600);
  std::ofstream(home_ / "meretid.db") << std::string(4096, 'x');
  EXPECT_THAT(codes(), Contains("store.damaged"));
}

TEST_F(ConfigCheckTest, AHomeThatIsAFile) {
  std::ofstream(home_ / "blobs") << "x";
  file("listen = \"127.0.0.1:0\"\n");
  EXPECT_THAT(codes(), Contains("solution.not_a_folder"));
}

TEST_F(ConfigCheckTest, AnOrganisationWhoseSecretIsMissing) {
  file("listen = \"127.0.0.1:0\"\n[oidc]\nissuer = \"https://login.example\"\nclient_id = \"m\"\nclient_secret_file = \"oidc.secret\"\n");
  EXPECT_EQ(codes().size(), 1U);
}

TEST_F(ConfigCheckTest, APortThatIsTaken) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof where;
  ASSERT_EQ(::bind(fd, reinterpret_cast<sockaddr*>(&where), size), 0);
  ASSERT_EQ(::listen(fd, 1), 0);
  ASSERT_EQ(::getsockname(fd, reinterpret_cast<sockaddr*>(&where), &size), 0);
  const int port = ntohs(where.sin_port);
  file("listen = \"127.0.0.1:" + std::to_string(port) + "\"\n");
  EXPECT_THAT(codes(), Contains("solution.port_taken"));
  ::close(fd);
  EXPECT_EQ(look_at_port("127.0.0.1", port), Port::kFree);
  EXPECT_EQ(look_at_port("203.0.113.7", 80), Port::kUnusable);
}

}  // namespace
}  // namespace meretid::solution
