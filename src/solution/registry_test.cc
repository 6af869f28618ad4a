// SPDX-License-Identifier: EUPL-1.2
#include "solution/registry.h"

#include <gtest/gtest.h>

#include <sstream>

#include "describe/describe.h"
#include "solution/house.h"
#include "solution/verb_context.h"

namespace meretid::solution {
namespace {

struct Greeting {
  std::string name;
};
void fields(describe::Fields<Greeting>& f) { f("name", &Greeting::name).help("Navnet.", "The name.").length(1, 10).positional(); }

class Hello : public Solution {
 public:
  const Manifest& manifest() const override { return manifest_; }
  void enter(Hall& hall) override {
    hall.job<Greeting, Greeting>("greet", people::Role::kCaseworker,
                                 [](const Greeting& input, jobs::JobContext&) -> Result<Greeting> { return Greeting{"Hej " + input.name}; })
        .draft_of("greeting")
        .frees(2.5)
        .at_most(2)
        .ahead()
        .needs({.cores = 2, .memory_mb = 100, .seconds = 10});
    hall.verb<Greeting>("shout", [](const Greeting& input, VerbContext& context) {
      context.out << input.name << "!";
      return 0;
    });
    hall.periodic("greet", 3600, R"({"name":"alle"})");
    hall.page(people::Role::kSignedIn);
    hall.migrations("solutions/hello/migrations");
  }

 private:
  Manifest manifest_ = [] {
    Manifest m;
    m.id = "hello";
    return m;
  }();
};

class RegistryTest : public testing::Test {
 protected:
  RegistryTest() { registry_.enter(std::make_unique<Hello>()); }
  Registry registry_;
};

TEST_F(RegistryTest, OneLineOfARoomIsAJobForAll) {
  const JobKind* job = registry_.job("hello", "greet");
  ASSERT_NE(job, nullptr);
  EXPECT_EQ(job->room, "hello");
  EXPECT_EQ(job->role.role, people::Role::kCaseworker);
  EXPECT_EQ(job->draft, "greeting");
  EXPECT_DOUBLE_EQ(job->assumed_minutes_freed, 2.5);
  EXPECT_EQ(job->work.resources.memory_mb, 100);
  EXPECT_EQ(registry_.find("hello", "greet"), &job->work);
  EXPECT_EQ(registry_.job("hello", "shout"), nullptr);
  EXPECT_EQ(registry_.find("other", "greet"), nullptr);
  EXPECT_EQ(registry_.periodics().at(0).room, "hello");
  EXPECT_EQ(registry_.pages().at(0).room, "hello");
  EXPECT_EQ(registry_.migrations().at(0), "solutions/hello/migrations");
  EXPECT_EQ(registry_.rooms().at(0), registry_.room("hello"));
}

TEST_F(RegistryTest, WhatAKindSaysOfItsTurnReachesTheQueue) {
  const auto options = supervisor_options(Config{}, registry_);
  EXPECT_EQ(options.kinds, (std::vector<jobs::KindRule>{{"hello", "greet", 2, true}}));
}

TEST_F(RegistryTest, TheJobRunsInlineAndRefusesBadInputWithItsField) {
  jobs::InlineRunner runner(registry_);
  EXPECT_EQ(runner.run("hello", "greet", R"({"name":"Bo"})")->output_json, R"({"name":"Hej Bo"})");
  const auto bad = runner.run("hello", "greet", R"({"name":""})");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().kind, Kind::kBadInput);
  EXPECT_NE(bad.error().where.find("name"), std::string::npos);
}

TEST_F(RegistryTest, AVerbWritesToItsStreamAndSaysWhatIsWrong) {
  jobs::InlineRunner runner(registry_);
  std::ostringstream out, messages;
  const Config config;
  VerbContext context{.out = out, .messages = messages, .config = config, .jobs = runner};
  const Verb* verb = registry_.verb("hello", "shout");
  ASSERT_NE(verb, nullptr);
  EXPECT_EQ(verb->run(R"({"name":"Bo"})", context), 0);
  EXPECT_EQ(out.str(), "Bo!");
  EXPECT_EQ(verb->run(R"({"name":"en alt for lang tekst"})", context), 3);
  EXPECT_FALSE(messages.str().empty());
}

TEST_F(RegistryTest, TheSameRoomTwiceIsADefect) {
  EXPECT_DEATH(registry_.enter(std::make_unique<Hello>()), "hello");
}

}  // namespace
}  // namespace meretid::solution
