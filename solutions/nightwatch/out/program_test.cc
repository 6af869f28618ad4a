// SPDX-License-Identifier: EUPL-1.2
// The operator's program: run as written and no other way, and never for longer than it may.
#include "solutions/nightwatch/out/program.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace meretid::nightwatch::out {
namespace {

using namespace std::chrono_literals;

class Program : public testing::Test {
 protected:
  Program() { std::filesystem::create_directories(folder_); }
  ~Program() override { std::filesystem::remove_all(folder_); }
  std::string script(const std::string& text, mode_t mode = 0700) {
    const auto path = folder_ / ("p" + std::to_string(++scripts_));
    std::ofstream(path) << "#!/bin/sh\n" << text << "\n";
    ::chmod(path.c_str(), mode);
    return path.string();
  }
  std::string out(const char* name) const { return (folder_ / name).string(); }
  static std::string content(const std::string& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static std::string why(const Result<void>& result) { return result ? "ok" : result.error().args.at(0).second; }

  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("meretid-program-" + std::to_string(::getpid()));
  int scripts_ = 0;
};

TEST_F(Program, GetsItsArgumentsAsTheyAreAndNothingElse) {
  const std::string odd = "$(touch " + out("run") + "); `id` 'x' \"y\" \n *";
  ::setenv("MERETID_SECRET", "x", 1);
  EXPECT_EQ(why(run_program({script("echo \"$#\" > " + out("n") + "; printf %s \"$1\" > " + out("first") + "; env > " + out("env") + "; cat > " + out("in") + "; ls /proc/self/fd > " + out("fds")), odd, "to"})), "ok");
  EXPECT_EQ(content(out("n")), "2\n");
  EXPECT_EQ(content(out("first")), odd) << "no shell has read it";
  EXPECT_FALSE(std::filesystem::exists(out("run")));
  EXPECT_EQ(content(out("env")).find("MERETID"), std::string::npos);
  EXPECT_EQ(content(out("in")), "");
}

TEST_F(Program, OneThatFailsOrHangsIsToldAndDoesNotStay) {
  EXPECT_NE(why(run_program({script("exit 3")})).find(": 3"), std::string::npos);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_NE(why(run_program({script("(sleep 2; touch " + out("later") + ") & sleep 100")}, 300ms)).find("> 0 s"), std::string::npos);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
  std::this_thread::sleep_for(2500ms);
  EXPECT_FALSE(std::filesystem::exists(out("later"))) << "nor what it had started";
}

TEST_F(Program, WhatOthersCouldHaveWrittenIsNotRun) {
  EXPECT_FALSE(run_program({script("touch " + out("run"), 0722)}));
  EXPECT_FALSE(run_program({}));
  EXPECT_FALSE(run_program({"sirene"})) << "no search along PATH";
  EXPECT_FALSE(run_program({folder_.string()}));
  EXPECT_FALSE(run_program({out("nothing")}));
  EXPECT_FALSE(run_program({script("true", 0600)})) << "not executable";
  EXPECT_FALSE(std::filesystem::exists(out("run")));
}

}  // namespace
}  // namespace meretid::nightwatch::out
