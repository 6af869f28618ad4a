// SPDX-License-Identifier: EUPL-1.2
// The command line on the probe rooms: what a person types, what stands on both streams, the exit status.
#include "main/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "solution/probe/rooms.h"

namespace meretid::program {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

struct EmptyInput {};
void fields(describe::Fields<EmptyInput>& f) { f.about("Gør ingenting.", "Does nothing."); }

class CommandLine : public testing::Test {
 protected:
  CommandLine() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
    probe::enter_all(registry_);
    commands_.push_back({"check all", &describe::type_of<EmptyInput>(),
                         [](std::string_view, const SharedFlags& shared, const solution::Registry&, const Terminal& terminal) {
                           terminal.out << (shared.json ? "{}" : "ok");
                           return 0;
                         }});
  }
  ~CommandLine() override { fs::remove_all(folder_); }

  int run(std::vector<std::string> words) {
    out_.str("");
    messages_.str("");
    return command_line(std::move(words), registry_, commands_, Terminal{out_, messages_});
  }
  std::string out() const { return out_.str(); }
  std::string messages() const { return messages_.str(); }

  solution::Registry registry_;
  HouseCommands commands_;
  std::ostringstream out_, messages_;
  fs::path folder_ = fs::temp_directory_path() / ("command_line_test." + std::to_string(getpid()));
};

TEST_F(CommandLine, VersionAloneOnTheOutput) {
  EXPECT_EQ(run({"--version"}), 0);
  EXPECT_EQ(out(), "meretid " MERETID_VERSION "\n");
  EXPECT_EQ(messages(), "");
}

TEST_F(CommandLine, HelpIsDanishUnlessEnglishIsWanted) {
  EXPECT_EQ(run({"--help"}), 0);
  EXPECT_THAT(out(), HasSubstr("Løsninger:\n  batch"));
  EXPECT_THAT(out(), HasSubstr("check all"));
  EXPECT_EQ(run({"--lang", "en", "--help"}), 0);
  EXPECT_THAT(out(), HasSubstr("Solutions:\n  batch"));
  setenv("LANG", "en_GB.UTF-8", 1);
  run({"--help"});
  EXPECT_THAT(out(), HasSubstr("Solutions:"));
  run({"--help", "--lang=da"});
  EXPECT_THAT(out(), HasSubstr("Løsninger:"));
  setenv("LANG", "C.UTF-8", 1);
  run({"--help"});
  EXPECT_THAT(out(), HasSubstr("Løsninger:"));
}

TEST_F(CommandLine, WithoutWordsTheOverviewIsAMessage) {
  EXPECT_EQ(run({}), 2);
  EXPECT_EQ(out(), "");
  EXPECT_THAT(messages(), HasSubstr("Brug:"));
}

TEST_F(CommandLine, HelpOfRoomAndVerb) {
  EXPECT_EQ(run({"optimiser", "--help"}), 0);
  EXPECT_THAT(out(), HasSubstr("search"));
  EXPECT_THAT(out(), HasSubstr("Søger trin for trin."));
  EXPECT_EQ(run({"optimiser", "search", "--steps", "3", "--help"}), 0);
  EXPECT_THAT(out(), HasSubstr("meretid optimiser search [valg]"));
  EXPECT_THAT(out(), HasSubstr("--steps TAL"));
  EXPECT_THAT(out(), HasSubstr("--out MAPPE"));
  EXPECT_THAT(out(), HasSubstr("--submit"));
}

TEST_F(CommandLine, AJobIsAVerbThatRunsHere) {
  ASSERT_EQ(run({"optimiser", "search", "--steps", "5", "--milliseconds", "0", "--json"}), 0) << messages();
  EXPECT_EQ(out(), "{\"best\":5,\"from\":0}\n");
  ASSERT_EQ(run({"optimiser", "search", "--steps", "5", "--milliseconds", "0"}), 0) << messages();
  EXPECT_THAT(out(), HasSubstr("best  5\n"));
}

TEST_F(CommandLine, TheResultIsKeptWhereOutSays) {
  ASSERT_EQ(run({"optimiser", "search", "--steps", "2", "--milliseconds", "0", "--out", (folder_ / "a").string()}), 0) << messages();
  std::ostringstream kept;
  kept << std::ifstream(folder_ / "a/result.json").rdbuf();
  EXPECT_EQ(kept.str(), "{\"best\":2,\"from\":0}\n");
}

TEST_F(CommandLine, WrongUsageEndsWithTwoAndSaysHowItIsMeant) {
  EXPECT_EQ(run({"optimiser", "search", "--steps", "0"}), 2);
  EXPECT_THAT(messages(), StartsWith("steps: Værdien skal være mindst 1, men var 0.\nBrug: meretid optimiser search [valg]\n"));
  EXPECT_EQ(run({"optimiser", "search", "--stebs", "3"}), 2);
  EXPECT_THAT(messages(), StartsWith("Valget --stebs findes ikke. Mente du --steps?\n"));
  EXPECT_EQ(run({"optimiser", "seek"}), 2);
  EXPECT_THAT(messages(), HasSubstr("Løsningen optimiser har ikke kommandoen »seek«. Disse findes: search, hurry."));
  EXPECT_EQ(run({"optimizer"}), 2);
  EXPECT_THAT(messages(), HasSubstr("»optimizer«"));
  EXPECT_EQ(out(), "");
}

TEST_F(CommandLine, AFailingJobGivesTheExitStatusOfItsKind) {
  const int status = run({"batch", "piece", "--number", "1", "--poison", "bad_input"});
  EXPECT_EQ(status, 3) << messages();
  EXPECT_NE(messages(), "");
  EXPECT_EQ(out(), "");
}

TEST_F(CommandLine, ACommandOfTheHouseMayHaveTwoWords) {
  EXPECT_EQ(run({"check", "all", "--json"}), 0);
  EXPECT_EQ(out(), "{}");
  EXPECT_EQ(run({"check", "all", "--help"}), 0);
  EXPECT_THAT(out(), StartsWith("Gør ingenting.\n"));
  EXPECT_EQ(run({"check", "all", "more"}), 2);
}

TEST_F(CommandLine, TheFirstOfTwoWordsAloneShowsWhatMayFollow) {
  EXPECT_EQ(run({"check"}), 2);
  EXPECT_THAT(messages(), StartsWith("»meretid check« har disse kommandoer:\n  check all"));
  EXPECT_EQ(run({"check", "some"}), 2);
  EXPECT_THAT(messages(), HasSubstr("check all"));
  EXPECT_EQ(run({"check", "--help"}), 0);
  EXPECT_THAT(out(), HasSubstr("check all"));
}

TEST(Progress, OnAPipeALineForEachStepAndTenth) {
  std::ostringstream out, messages;
  const Terminal terminal{out, messages};
  Progress progress(terminal);
  for (int i = 0; i <= 100; ++i) progress.show(i / 100.0, "reading");
  progress.show(1, "writing");
  progress.end();
  EXPECT_EQ(messages.str(),
            "0 % reading\n10 % reading\n20 % reading\n30 % reading\n40 % reading\n50 % reading\n60 % reading\n70 % reading\n"
            "80 % reading\n90 % reading\n100 % reading\n100 % writing\n");
}

TEST(Progress, OnAScreenTheBarIsClearedAtTheEnd) {
  std::ostringstream out, messages;
  const Terminal terminal{out, messages, true};
  {
    Progress progress(terminal);
    progress.show(0.5, "reading");
  }
  EXPECT_THAT(messages.str(), HasSubstr("[████████████············]  50 % reading"));
  EXPECT_THAT(messages.str(), testing::EndsWith("\r\033[K"));
}

}  // namespace
}  // namespace meretid::program
