// SPDX-License-Identifier: EUPL-1.2
// What an authority is asked by a person it has documents on, through the built program: where do I stand, what is said,
// delete it. The numbers go in by standard input alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "solution/testing/served_house.h"

namespace meretid::access {
namespace {

using namespace std::chrono_literals;
using solution::ServedHouse;
using json = ServedHouse::json;
using testing::HasSubstr;
using testing::Not;

std::string content(const std::filesystem::path& file) {
  std::ostringstream all;
  all << std::ifstream(file, std::ios::binary).rdbuf();
  return all.str();
}

class SubjectOfACase : public testing::Test {
 protected:
  std::string meretid(std::vector<std::string> words, int status, std::string_view given = {}) {
    words.insert(words.end(), {"--home", house_.home().string(), "--lang", "da"});
    std::string said;
    EXPECT_EQ(house_.command(words, &said, given), status) << said;
    return said;
  }
  ServedHouse house_;
};

TEST_F(SubjectOfACase, IsFoundShownAndDeletedByNumberAlone) {
  const std::string in_case = house_.new_case("access", "Sag om en cykel");
  // An invented person; the number has a valid date.
  const json brev = house_.upload(in_case, "brev.txt", "Anders Holmgaard, CPR 010203-1234, bor i Eksempelby.");
  const json tomt = house_.upload(in_case, "tomt.txt", "Her står ingen.");
  const std::string job = house_.start_job("access", "propose", in_case, {{"files", {brev, tomt}}});
  ASSERT_EQ(house_.ended(job, 120s).value("state", ""), "done");

  for (const char* writing : {"010203-1234\n", "0102031234", " 010203 1234\r\n"}) {
    const std::string list = meretid({"subject", "list"}, 0, writing);
    EXPECT_THAT(list, HasSubstr(in_case));
    EXPECT_THAT(list, HasSubstr("Sag om en cykel"));
    EXPECT_THAT(list, HasSubstr("brev.txt"));
    EXPECT_THAT(list, Not(HasSubstr("tomt.txt")));
    EXPECT_THAT(list, Not(HasSubstr("010203"))) << "the number is not repeated";
  }
  EXPECT_THAT(meretid({"subject", "list"}, 0, "020203-1234\n010203-1234\n"), HasSubstr("Nummer 1: 0 sager"));
  EXPECT_THAT(meretid({"subject", "list"}, 2), HasSubstr("standard input"));
  EXPECT_THAT(meretid({"subject", "list"}, 3, "010203-1234\n991399-1234\n"), testing::AllOf(HasSubstr("stdin:2"), Not(HasSubstr("991399"))));

  const auto out = house_.home() / "indsigt";
  meretid({"subject", "export", "--out", out.string()}, 0, "010203-1234\n");
  const json held = json::parse(content(out / "person-1.json"));
  ASSERT_EQ(held["cases"].size(), 1U);
  EXPECT_EQ(held["cases"][0]["title"], "Sag om en cykel");
  EXPECT_THAT(held.dump(), HasSubstr("Eksempelby"));
  meretid({"subject", "export", "--out", out.string()}, 5, "010203-1234\n");

  const std::vector<std::string> erase{"subject", "erase", "--case", in_case, "--ground", "d"};
  EXPECT_THAT(meretid({"subject", "erase", "--ground", "d"}, 2, "010203-1234\n"), HasSubstr("--case"));
  EXPECT_THAT(meretid(erase, 5, "010203-1234\n"), HasSubstr("Luk den"));
  ASSERT_EQ(house_.call("POST", "/api/cases/" + in_case + "/close").status, 200);
  meretid({"retention", "hold", in_case, "--reason", "Klage"}, 0);
  EXPECT_THAT(meretid(erase, 5, "010203-1234\n"), HasSubstr("bevaringspligt"));
  EXPECT_THAT(meretid({"retention", "due", "--days", "2000"}, 0), HasSubstr("under bevaringspligt"));
  meretid({"retention", "lift", in_case, "--reason", "Afgjort"}, 0);
  EXPECT_THAT(meretid(erase, 0, "010203-1234\n"), HasSubstr("slettet"));
  EXPECT_EQ(house_.call("GET", "/api/cases/" + in_case).status, 404);
  EXPECT_THAT(meretid({"subject", "list"}, 0, "010203-1234\n"), HasSubstr("Nummer 1: 0 sager"));

  const auto head = house_.home() / "nu.head";
  meretid({"audit", "export", head.string()}, 0);
  meretid({"audit", "export", head.string()}, 5);
  EXPECT_THAT(meretid({"audit", "key"}, 0), HasSubstr("BEGIN PUBLIC KEY"));
  EXPECT_THAT(meretid({"audit", "verify", "--head", head.string()}, 0), HasSubstr("Protokollen er hel"));
  EXPECT_THAT(meretid({"audit", "verify", "--since", head.string()}, 0), HasSubstr("Efterprøvet fra linje"));
  meretid({"audit", "verify", "--since", "i går"}, 2);
  house_.end();
  for (const char* file : {"meretid.db", "meretid.db-wal", "server.log"})
    EXPECT_THAT(content(house_.home() / file), Not(testing::AnyOf(HasSubstr("010203-1234"), HasSubstr("0102031234")))) << file;
}

}  // namespace
}  // namespace meretid::access
