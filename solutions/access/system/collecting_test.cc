// SPDX-License-Identifier: EUPL-1.2
// From an archive folder to a release by the built program: acts are collected, one decision on the first mail holds where it is quoted
// and copied, and the number that was looked for stands in no list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/read_file.h"
#include "solution/testing/served_house.h"

namespace meretid::access {
namespace {

using solution::ServedHouse;
using json = ServedHouse::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kNumber = "020237-5015";
const std::string kFirst =
    "Kære kommune\nJeg vil gerne klage over støjen fra havnen, som holder os vågne hver nat hele ugen. Mit CPR-nummer er 020237-5015.\n"
    "Venlig hilsen\nAstrid Møllegaard\n";
const std::string kAnswer = "Tak for din mail. Vi måler støjen i næste uge.\n\nFra: Astrid\nSendt: 3. maj 2024\nTil: Kommunen\nEmne: Støj\n\n" + kFirst;

class Collecting : public testing::Test {
 protected:
  Collecting() : folder_(house_.home() / "indsamling") {
    write("arkiv/1 klage.txt", kFirst);
    write("arkiv/2 svar.txt", kAnswer);
    write("arkiv/kopi/klage.txt", kFirst + "\n");
    write("arkiv/kage.txt", "Kagebagning for begyndere. Rør smør og sukker sammen.");
    write("arkiv/i går.txt", "CPR 0202375015 er nævnt her uden bindestreg.");
    write("numre.txt", std::string(kNumber) + "\n");
  }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string read(const std::string& name) const { return base::read_file(folder_ / name).value_or(""); }
  int run(std::vector<std::string> words, std::string* said = nullptr) const {
    std::string all;
    const int status = house_.command(words, &all);
    if (said) *said = all;
    return status;
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  ServedHouse house_;
  std::filesystem::path folder_;
};

TEST_F(Collecting, FromAnArchiveToARelease) {
  std::string said;
  const std::vector<std::string> collect{"access", "collect", "--archive", path("arkiv"), "--cpr", path("numre.txt"), "--index", path("indeks")};
  auto first = collect;
  first.insert(first.end(), {"--out", path("fundet")});
  ASSERT_EQ(run(first, &said), 0) << said;
  EXPECT_THAT(said, HasSubstr("4 af 5 dokumenter i 5 filer medtages (5 filer læst nu)"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "fundet/sag/kage.txt"));
  EXPECT_EQ(read("fundet/sag/kopi/klage.txt"), kFirst + "\n");
  for (const std::string& list : {said, read("fundet/indsamling.csv"), read("fundet/indsamling.json")}) {
    EXPECT_THAT(list, HasSubstr("Personnummeret står i akten"));
    EXPECT_THAT(list, Not(HasSubstr("5015")));
  }
  const json list = json::parse(read("fundet/indsamling.json"));
  for (const json& act : list.at("acts")) {
    EXPECT_EQ(act.at("duplicate_of"), act.at("name") == "kopi/klage.txt" ? "1 klage.txt" : "");
    EXPECT_EQ(act.at("quotes"), act.at("name") == "2 svar.txt" ? json::array({"1 klage.txt"}) : json::array());
  }
  auto again = collect;
  again.insert(again.end(), {"--out", path("fundet2")});
  ASSERT_EQ(run(again, &said), 0) << said;
  EXPECT_THAT(said, HasSubstr("(0 filer læst nu)"));
  EXPECT_EQ(run(first, &said), 5) << "two requests are not mixed";
  EXPECT_THAT(said, HasSubstr("er ikke tom"));

  ASSERT_EQ(run({"access", "redact", path("fundet/sag"), "--out", path("udkast")}, &said), 0) << said;
  const json proposal = json::parse(read("udkast/proposal.json"));
  json decisions = json::array();
  int followers = 0;
  for (const json& finding : proposal.at("findings")) {
    if (!finding.value("same_as", "").empty()) ++followers;
    else if (finding.at("proposed")) decisions.push_back({{"part", finding.at("id")}, {"decided", "approve"}});
  }
  EXPECT_GE(followers, 2) << proposal.at("findings").dump();
  write("beslutninger.json", json{{"decisions", decisions}}.dump());
  ASSERT_EQ(run({"access", "redact", path("fundet/sag"), "--decisions", path("beslutninger.json"), "--out", path("udleveret")}, &said), 0) << said;
  for (const json& finding : json::parse(read("udleveret/log.json")).at("findings"))
    EXPECT_TRUE(finding.at("type") != "cpr" || finding.at("removed")) << finding.dump();
  EXPECT_THAT(read("udleveret/aktliste.csv"), HasSubstr(";d1;"));
}

TEST_F(Collecting, SaysWhatIsWrong) {
  std::string said;
  const std::vector<std::string> base{"access", "collect", "--archive", path("arkiv"), "--out", path("ud")};
  const auto with = [&](std::vector<std::string> more) {
    auto words = base;
    words.insert(words.end(), more.begin(), more.end());
    return run(words, &said);
  };
  EXPECT_EQ(with({}), 2) << said;
  EXPECT_EQ(with({"--about", "alt om 020237-5015"}), 2) << said;
  EXPECT_THAT(said, Not(HasSubstr("5015")));
  write("forkert.txt", "Astrid 020237\n");
  EXPECT_EQ(with({"--cpr", path("forkert.txt")}), 3) << said;
  write("fremmed.indeks", "PK noget andet");
  EXPECT_EQ(with({"--person", "Astrid Møllegaard", "--index", path("fremmed.indeks")}), 3) << said;
  EXPECT_EQ(run({"access", "collect", "--archive", path("findes ikke"), "--person", "A", "--out", path("ud")}, &said), 4) << said;
}

}  // namespace
}  // namespace meretid::access
