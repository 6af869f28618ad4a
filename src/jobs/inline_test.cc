// SPDX-License-Identifier: EUPL-1.2
#include "jobs/inline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>

namespace meretid::jobs {
namespace {

class Kinds : public Works {
 public:
  std::map<std::string, Work, std::less<>> all;
  const Work* find(std::string_view, std::string_view kind) const override {
    const auto found = all.find(kind);
    return found == all.end() ? nullptr : &found->second;
  }
};

class InlineTest : public testing::Test {
 protected:
  InlineTest() {
    std::string name = (std::filesystem::temp_directory_path() / "meretid-inline-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    setenv("TMPDIR", folder_.c_str(), 1);
  }
  ~InlineTest() override {
    unsetenv("TMPDIR");
    std::filesystem::remove_all(folder_);
  }
  Kinds kinds_;
  std::filesystem::path folder_;
};

TEST_F(InlineTest, FilesGoInAndArtefactsComeOutAndNothingElseStays) {
  kinds_.all["copy"].run = [](std::string_view input, JobContext& context) -> Result<std::string> {
    TRY(const std::string bytes, context.read(input));
    TRY_VOID(context.artefact("dybt/nede/æøå.txt", "text/plain", bytes + "!"));
    return "{}";
  };
  std::ofstream(folder_ / "in.txt") << "hej";
  {
    InlineRunner runner(kinds_);
    const auto file = runner.add(folder_ / "in.txt", "in.txt").value();
    EXPECT_EQ(file.size, 3);
    const auto result = runner.run("probe", "copy", file.blob).value();
    ASSERT_EQ(result.artefacts.size(), 1U);
    ASSERT_TRUE(runner.save(result.artefacts, folder_ / "out"));
  }
  std::string saved;
  std::getline(std::ifstream(folder_ / "out/dybt/nede/æøå.txt"), saved);
  EXPECT_EQ(saved, "hej!");
  std::set<std::string> left;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) left.insert(entry.path().filename());
  EXPECT_EQ(left, (std::set<std::string>{"in.txt", "out"}));
}

TEST_F(InlineTest, ChildrenRunAndErrorsStandInTheirPlace) {
  kinds_.all["child"].run = [](std::string_view input, JobContext& context) -> Result<std::string> {
    if (input == "7") return fail("probe.bad", Kind::kBadInput);
    TRY_VOID(context.artefact(std::string(input) + ".txt", "text/plain", input));
    return std::string(input);
  };
  kinds_.all["parent"].run = [](std::string_view, JobContext& context) -> Result<std::string> {
    std::vector<std::string> inputs;
    for (int i = 0; i < 300; ++i) inputs.push_back(std::to_string(i));
    TRY_VOID(context.spawn("child", std::move(inputs)));
    TRY(const auto outputs, context.join());
    int sum = 0;
    for (const auto& output : outputs) sum += output ? std::stoi(*output) : 0;
    return std::to_string(sum) + outputs.at(7).error().code;
  };
  InlineRunner runner(kinds_);
  const auto result = runner.run("probe", "parent", "{}").value();
  EXPECT_EQ(result.output_json, std::to_string(300 * 299 / 2 - 7) + "probe.bad");
  EXPECT_EQ(result.artefacts.size(), 299U);
}

TEST_F(InlineTest, ALaterRunReadsWhatAnEarlierOneMade) {
  kinds_.all["make"].run = [](std::string_view, JobContext& context) -> Result<std::string> {
    TRY(const auto made, context.artefact("a", "text/plain", "made"));
    return made.blob;
  };
  kinds_.all["use"].run = [](std::string_view input, JobContext& context) { return context.read(input); };
  InlineRunner runner(kinds_);
  const auto blob = runner.run("probe", "make", "{}")->output_json;
  EXPECT_EQ(runner.run("probe", "use", blob)->output_json, "made");
}

TEST_F(InlineTest, StopGivesTheBestSoFarAndCancelNothing) {
  std::atomic<bool> started = false;
  kinds_.all["search"].run = [&](std::string_view, JobContext& context) -> Result<std::string> {
    context.interim("\"best\"");
    started = true;
    while (!context.stop_requested() && !context.cancel_requested()) std::this_thread::yield();
    return fail("probe.unfinished", Kind::kConflict);
  };
  for (const bool stop : {true, false}) {
    started = false;
    InlineRunner runner(kinds_);
    std::thread other([&] {
      while (!started) std::this_thread::yield();
      stop ? runner.stop() : runner.cancel();
    });
    const auto result = runner.run("probe", "search", "{}");
    other.join();
    if (stop) EXPECT_EQ(result.value().output_json, "\"best\"");
    else EXPECT_EQ(result.error().code, "jobs.cancelled");
  }
}

TEST_F(InlineTest, TheSameInputGivesTheSameDrawsWhoeverRunsTheChildren) {
  kinds_.all["draw"].run = [](std::string_view, JobContext& context) -> Result<std::string> { return std::to_string(context.rng()()); };
  kinds_.all["draws"].run = [](std::string_view, JobContext& context) -> Result<std::string> {
    TRY_VOID(context.spawn("draw", std::vector<std::string>(50, "{}")));
    TRY(const auto outputs, context.join());
    std::string all;
    for (const auto& output : outputs) all += output.value() + ",";
    return all;
  };
  InlineRunner first(kinds_), second(kinds_);
  EXPECT_EQ(first.run("probe", "draws", "{}")->output_json, second.run("probe", "draws", "{}")->output_json);
}

TEST_F(InlineTest, AMissingFileIsAClearError) {
  InlineRunner runner(kinds_);
  const auto missing = runner.add(folder_ / "nope.pdf", "nope.pdf");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "jobs.file");
  EXPECT_NE(missing.error().where.find("nope.pdf"), std::string::npos);
  EXPECT_EQ(runner.run("probe", "unknown", "{}").error().code, "jobs.no_kind");
}

}  // namespace
}  // namespace meretid::jobs
