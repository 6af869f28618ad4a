// SPDX-License-Identifier: EUPL-1.2
// From the inside of a child, each wall is tried in turn; from the outside, nothing may happen but a clear error.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>

#include "base/catalogue.h"
#include "parse/bubblewrap.h"
#include "parse/sandbox.h"

namespace meretid::parse {
namespace {

using namespace std::chrono_literals;

class Walls : public testing::TestWithParam<const char*> {
 protected:
  Result<Answer> attempt(const std::string& what, Limits limits = {.time = 10s}, std::vector<Input> inputs = {}) {
    return sandbox_.run({.operation = GetParam(), .inputs = std::move(inputs), .options = what, .limits = limits, .document = "brev.pdf"});
  }
  bool pure() const { return std::string_view(GetParam()) == "probe_pure"; }
  /// Stopped by an errno (the attempt says so) or by the end of the process.
  void expect_stopped(const std::string& what) {
    const auto answer = attempt(what);
    if (answer) {
      EXPECT_NE(answer->json.find("\"crossed\":false"), std::string::npos) << what << ": " << answer->json;
    } else {
      EXPECT_EQ(answer.error().code, "parse.crossed_wall") << what;
      EXPECT_EQ(answer.error().where, "brev.pdf");
    }
  }
  void expect_error(const Result<Answer>& answer, const std::string& code) {
    ASSERT_FALSE(answer.has_value()) << answer->json;
    EXPECT_EQ(answer.error().code, code);
    EXPECT_EQ(answer.error().where, "brev.pdf");
  }
  void expect_still_working() {
    const auto answer = attempt("nothing");
    ASSERT_TRUE(answer.has_value()) << base::render(answer.error(), base::Language::kDanish);
  }
  Sandbox sandbox_;
};

TEST_P(Walls, StopWhatReachesOut) {
  for (const char* what : {"network", "list_home", "write_file", "write_tmp", "leave_group", "signal_parent", "ptrace"})
    expect_stopped(what);
}

TEST_P(Walls, GiveNothingOfTheParentAway) {
  ::setenv("MERETID_PROBE_SECRET", "1", 1);
  for (const char* what : {"environment", "descriptors"}) {
    const auto answer = attempt(what);
    ASSERT_TRUE(answer.has_value()) << what << ": " << base::render(answer.error(), base::Language::kDanish);
    EXPECT_EQ(answer->json, R"({"crossed":false})") << what;
  }
}

TEST_P(Walls, AFileOutsideCannotBeRead) { expect_stopped("read_file"); }

TEST_P(Walls, TheInputCannotBeChanged) {
  const auto input = Input::of_bytes("content");
  ASSERT_TRUE(input);
  const auto answer = attempt("write_input", {.time = 10s}, {*input});
  if (answer) {
    EXPECT_NE(answer->json.find("\"crossed\":false"), std::string::npos);
  }
  EXPECT_EQ(*input->all(), "content");
}

TEST_P(Walls, HangSpinAndMemoryEndAtTheirLimits) {
  const auto start = std::chrono::steady_clock::now();
  expect_error(attempt("hang", {.time = 1s}), "parse.too_slow");
  expect_error(attempt("spin", {.time = 1s}), "parse.too_slow");
  EXPECT_LT(std::chrono::steady_clock::now() - start, 8s);
  expect_error(attempt("memory", {.time = 20s, .memory = 256 << 20}), "parse.too_much_memory");
  expect_still_working();
}

TEST_P(Walls, EndlessOutputEndsAtItsLimit) {
  expect_error(attempt("output", {.time = 20s, .output = 32 << 20}), "parse.too_much_output");
  expect_still_working();
}

TEST_P(Walls, AForkBombEndsWithItsChild) {
  const auto answer = attempt("fork_many", {.time = 15s});
  if (pure()) {
    expect_error(answer, "parse.crossed_wall");
  } else if (::geteuid() == 0 || bubblewrap() != Bubblewrap::kNone) {
    ASSERT_TRUE(answer.has_value()) << base::render(answer.error(), base::Language::kDanish);
    EXPECT_NE(answer->json.find("\"crossed\":false"), std::string::npos) << answer->json;
  }
  expect_still_working();
}

TEST_P(Walls, ABrokenChildIsAnErrorAndNothingElse) {
  expect_error(attempt("crash"), "parse.crashed");
  expect_error(attempt("abort"), "parse.crashed");
  expect_error(attempt("stack"), "parse.crashed");
  expect_error(attempt("silence"), "parse.crashed");
  expect_error(attempt("throw"), "parse.too_much_memory");
  expect_error(attempt("garbage"), "parse.bad_answer");
  expect_error(attempt("bad_json"), "parse.bad_answer");
  expect_still_working();
}

TEST_P(Walls, AStoppedCallEndsSoon) {
  std::stop_source source;
  source.request_stop();
  const auto start = std::chrono::steady_clock::now();
  const auto answer = sandbox_.run(
      {.operation = GetParam(), .options = "hang", .limits = {.time = 60s}, .document = "brev.pdf", .stop = source.get_token()});
  expect_error(answer, "parse.stopped");
  EXPECT_LT(std::chrono::steady_clock::now() - start, 3s);
}

TEST_P(Walls, ErrorsAreSentencesInDanish) {
  const auto answer = attempt("hang", {.time = 500ms});
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(base::render(answer.error(), base::Language::kDanish),
            "brev.pdf: Filen skulle kunne læses på højst 0,5 sekunder, men læsningen var ikke færdig og blev stoppet.");
}

INSTANTIATE_TEST_SUITE_P(Profiles, Walls, testing::Values("probe_pure", "probe_tool"),
                         [](const auto& given) { return std::string(given.param); });

TEST(PureWalls, NoProgramNoForkNoExecutableMemory) {
  const Sandbox sandbox;
  for (const char* what : {"exec", "fork", "executable_memory"}) {
    const auto answer = sandbox.run({.operation = "probe_pure", .options = what});
    ASSERT_FALSE(answer.has_value()) << what << ": " << answer->json;
    EXPECT_EQ(answer.error().code, "parse.crossed_wall") << what;
  }
}

TEST(ToolWalls, ToolsRunOnTheInputInThePrivateFolder) {
  const Sandbox sandbox;
  const auto input = Input::of_bytes("æbler\n");
  ASSERT_TRUE(input);
  const auto answer = sandbox.run({.operation = "probe_tool", .inputs = {*input}, .options = "tool_path"});
  ASSERT_TRUE(answer.has_value()) << base::render(answer.error(), base::Language::kDanish);
  ASSERT_NE(answer->attachment("copy"), nullptr);
  EXPECT_EQ(answer->attachment("copy")->bytes, "æbler\n");
}

TEST(ToolWalls, ThePrivateFolderIsBounded) {
  const Sandbox sandbox;
  const auto answer = sandbox.run({.operation = "probe_tool", .options = "scratch", .limits = {.scratch = 16 << 20}});
  ASSERT_TRUE(answer.has_value()) << base::render(answer.error(), base::Language::kDanish);
  EXPECT_NE(answer->json.find("\"crossed\":false"), std::string::npos) << answer->json;
}

TEST(Sandbox, AMissingProgramIsSaidPlainly) {
  const auto answer = Sandbox("/nonexistent/meretid-parse").run({.operation = "probe_pure", .options = "nothing"});
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, "parse.no_program");
}

TEST(Sandbox, AnUnknownOperationIsRefusedBeforeAnyProcess) {
  const auto answer = Sandbox().run({.operation = "format_disk"});
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, "parse.bad_call");
}

}  // namespace
}  // namespace meretid::parse
