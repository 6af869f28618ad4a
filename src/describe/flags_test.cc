// SPDX-License-Identifier: EUPL-1.2
#include "describe/flags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/catalogue.h"
#include "describe/help.h"
#include "describe/sample_test.h"

namespace meretid::describe {
namespace {

namespace fs = std::filesystem;
using sample::Journey;
using testing::ElementsAre;
using testing::HasSubstr;

// A folder of its own for each test.
class Flags : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text = "x") {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path.string();
  }

  Result<Journey> read(std::vector<std::string> words) {
    TRY(const auto jsons, flags_to_json({&type_of<Journey>()}, words, [&](const fs::path&, const std::string& name) -> Result<Upload> {
          names_.push_back(name);
          return Upload{name, "blob" + std::to_string(names_.size()), 1};
        }));
    return from_json<Journey>(jsons.front());
  }
  std::string wrong(std::vector<std::string> words) {
    const auto journey = read(std::move(words));
    return journey ? "no error" : base::render(journey.error(), "da");
  }

  fs::path folder_ = fs::temp_directory_path() / ("flags_test." + std::to_string(getpid()));
  std::string legs_ = R"([{"from":"A","to":"B","kilometres":1}])";
  std::vector<std::string> names_;
};

TEST_F(Flags, EveryFormOfValue) {
  const auto journey = read({"Ida", "--mode", "cycle", "--legs=" + legs_, "--start", "2026-03-29", "--seats", "2", "--quiet",
                             "--note", "hej", "--tags", "a=1", "--tags", "b=2=3", "--more", file("more.json", "{\"k\": [1]}"),
                             file("billet.pdf")});
  ASSERT_TRUE(journey.has_value()) << base::render(journey.error(), "en");
  EXPECT_EQ(journey->traveller, "Ida");
  EXPECT_EQ(journey->mode, sample::Mode::kCycle);
  EXPECT_EQ(journey->seats, 2);
  EXPECT_TRUE(journey->quiet);
  EXPECT_EQ(journey->note, "hej");
  EXPECT_EQ(journey->tags.at("b"), "2=3");
  EXPECT_EQ(journey->more.json, R"({"k":[1]})");
  ASSERT_EQ(journey->tickets.size(), 1U);
  EXPECT_EQ(journey->tickets[0].blob, "blob1");
}

TEST_F(Flags, AFolderIsWalkedInOrder) {
  file("sag/b.txt");
  file("sag/under/å.txt");
  file("sag/a.txt");
  ASSERT_TRUE(read({"Ida", "--legs", legs_, (folder_ / "sag").string()}).has_value());
  EXPECT_THAT(names_, ElementsAre("a.txt", "b.txt", "under/å.txt"));
}

TEST_F(Flags, SeveralFoldersKeepTheirNames) {
  file("en/a.txt");
  file("to/a.txt");
  ASSERT_TRUE(read({"Ida", "--legs", legs_, (folder_ / "en/").string(), (folder_ / "to").string()}).has_value());
  EXPECT_THAT(names_, ElementsAre("en/a.txt", "to/a.txt"));
}

TEST_F(Flags, MistakesAreNamed) {
  EXPECT_EQ(wrong({"Ida", "--sets", "2"}), "Valget --sets findes ikke. Mente du --seats?");
  EXPECT_EQ(wrong({"Ida", "--budget=2"}), "Valget --budget findes ikke.");
  EXPECT_EQ(wrong({"Ida", "--seats"}), "Valget --seats skal have netop én værdi efter sig.");
  EXPECT_EQ(wrong({"Ida", "--seats", "1", "--seats", "2"}), "seats: Valget må gives én gang, men blev givet 2 gange.");
  EXPECT_EQ(wrong({"Ida", "--tags", "a"}), "tags: Værdien skal skrives NAVN=VÆRDI, men var »a«.");
  EXPECT_THAT(wrong({"Ida", "/no/such.pdf"}), HasSubstr("/no/such.pdf: Filen eller mappen findes ikke."));
  EXPECT_THAT(wrong({"Ida", "--more", file("bad.json", "{\n\"a\" 1}")}), HasSubstr("bad.json: Teksten er ikke gyldig JSON: linje 2"));
}

TEST_F(Flags, TheSentencesAreThoseOfTheJson) {
  EXPECT_EQ(wrong({"--legs", legs_}), "traveller: Værdien mangler; den skal angives.");
  EXPECT_EQ(wrong({"Ida", "--legs", legs_, "--seats", "ti"}), "seats: Værdien skal være et helt tal, men var \"ti\".");
  EXPECT_EQ(wrong({"Ida", "--legs", legs_, "--seats", "10"}), "seats: Værdien må højst være 9, men var 10.");
  EXPECT_EQ(wrong({"Ida", "--legs", "[{\"from\":\"A\"}]"}), "legs[0].to: Værdien mangler; den skal angives.");
}

TEST(Help, TellsAStrangerWhatToWrite) {
  const std::string text = help(type_of<Journey>(), {"meretid probe plan", base::Language::kDanish, 90, {}});
  EXPECT_THAT(text, testing::StartsWith("Planlægger en rejse.\n\nBrug:\n  meretid probe plan TEKST [FIL…] [valg]\n"));
  EXPECT_THAT(text, HasSubstr("--seats TAL "));
  EXPECT_THAT(text, HasSubstr("Antal pladser. [1 til 9; ellers 1]"));
  EXPECT_THAT(text, HasSubstr("cycle: Cykel"));
  EXPECT_THAT(text, HasSubstr("meretid probe plan Ida billet.pdf --seats 2\n      To pladser med tog."));
  const std::string english = help(type_of<Journey>(), {"meretid probe plan", base::Language::kEnglish, 90, {}});
  EXPECT_THAT(english, HasSubstr("Number of seats. [1 to 9; default 1]"));
}

TEST(Help, WrapsByCharactersAndNotByBytes) {
  EXPECT_EQ(wrapped("ææææ øøøø åååå", 2, 11), "ææææ øøøø\n  åååå");
  for (const auto& row : {std::string("a b"), std::string("æ")}) EXPECT_EQ(wrapped(row, 0, 80), row);
}

}  // namespace
}  // namespace meretid::describe
