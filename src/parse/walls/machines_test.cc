// SPDX-License-Identifier: EUPL-1.2
// Every wall, in each profile, with each protection of the machine missing, as root and as a plain user: either another wall still
// stands there, or the profile does not run at all. And doctor says which.
#include <gtest/gtest.h>
#include <stdio.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <tuple>

namespace meretid::parse {
namespace {

constexpr unsigned kSomebody = 61'000;  // a plain user, without an account

/// What may be missing, and whether a profile runs there all the same.
struct Machine {
  const char* name;
  const char* missing;  ///< of machine/main.cc
  bool pure, tool;
};
constexpr Machine kMachines[] = {
    {"nothing_missing", "-", true, true},
    {"no_bubblewrap", "namespaces", true, true},
    {"no_landlock", "landlock", true, true},
    {"no_seccomp", "seccomp", false, false},
    {"no_bubblewrap_no_landlock", "namespaces,landlock", true, false},
    {"no_bubblewrap_no_seccomp", "namespaces,seccomp", false, false},
    {"nothing_there", "namespaces,landlock,seccomp", false, false},
};

constexpr const char* kStopped = "stopped";
/// What is tried, and what becomes of it wherever the profile runs.
struct Attempt {
  const char* what;
  const char* outcome;
  bool tool = true;  ///< false: a tool is meant to do this
};
constexpr Attempt kAttempts[] = {
    {"network", kStopped},
    {"datagram", kStopped},
    {"local_socket", kStopped},
    {"shared_memory", kStopped},
    {"read_file", kStopped},
    {"list_home", kStopped},
    {"read_victim", kStopped},
    {"write_victim", kStopped},
    {"change_mode", kStopped},
    {"cut_off", kStopped},
    {"remove", kStopped},
    {"write_file", kStopped},
    {"write_tmp", kStopped},
    {"exec", kStopped, false},
    {"fork", kStopped, false},
    {"executable_memory", kStopped, false},
    {"leave_group", kStopped},
    {"signal_parent", kStopped},
    {"signal_process", kStopped},
    {"trace_process", kStopped},
    {"limit_process", kStopped},
    {"read_process", kStopped},
    {"ptrace", kStopped},
    {"environment", kStopped},
    {"descriptors", kStopped},
    {"hang", "parse.too_slow"},
    {"spin", "parse.too_slow"},
    {"memory", "parse.too_much_memory"},
    {"output", "parse.too_much_output"},
};

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char piece[4096];
  while (const std::size_t got = ::fread(piece, 1, sizeof piece, pipe)) out.append(piece, got);
  if (::pclose(pipe) != 0) ADD_FAILURE() << command << ": " << out;
  return out;
}

/// The program and its child where anybody may run them: a build folder need not be readable to all.
std::filesystem::path programs() {
  static const struct Copies {
    Copies() {
      std::string name = "/tmp/meretid-machine-XXXXXX";
      folder = ::mkdtemp(name.data()) == nullptr ? "" : name;
      const auto bin = std::filesystem::read_symlink("/proc/self/exe").parent_path();
      for (const char* program : {"walls_machine", "meretid-parse"}) {
        std::filesystem::copy_file(bin / program, folder / program);
        std::filesystem::permissions(folder / program, std::filesystem::perms(0755));
      }
      std::filesystem::permissions(folder, std::filesystem::perms(0755));
    }
    ~Copies() {
      std::error_code ignored;
      std::filesystem::remove_all(folder, ignored);
    }
    std::filesystem::path folder;
  } copies;
  return copies.folder;
}

std::string on(const Machine& machine, bool as_root, const std::string& words) {
  const bool change = !as_root && ::geteuid() == 0;
  return output_of((programs() / "walls_machine").string() + ' ' + machine.missing + ' ' + std::to_string(change ? kSomebody : 0) + ' ' + words);
}

std::map<std::string, std::string> outcomes(const std::string& text) {
  std::map<std::string, std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (const auto tab = line.find('\t'); tab != line.npos) all[line.substr(0, tab)] = line.substr(tab + 1);
  return all;
}

class Machines : public testing::TestWithParam<std::tuple<Machine, bool>> {
 protected:
  void SetUp() override {
    if (as_root() && ::geteuid() != 0) GTEST_SKIP() << "only root can try what root's children may do";
  }
  const Machine& machine() const { return std::get<0>(GetParam()); }
  bool as_root() const { return std::get<1>(GetParam()); }

  void expect_walls(bool tool) {
    const std::string operation = tool ? "probe_tool" : "probe_pure";
    if (!(tool ? machine().tool : machine().pure)) {
      EXPECT_EQ(outcomes(on(machine(), as_root(), operation + " nothing"))["nothing"], "parse.no_walls") << "it never runs bare";
      return;
    }
    std::string words = operation + " nothing";
    for (const Attempt& attempt : kAttempts)
      if (attempt.tool || !tool) words += std::string(" ") + attempt.what;
    auto found = outcomes(on(machine(), as_root(), words));
    EXPECT_EQ(found["nothing"], kStopped) << "it runs here";
    for (const Attempt& attempt : kAttempts) {
      if (!attempt.tool && tool) continue;
      EXPECT_EQ(found[attempt.what], attempt.outcome) << attempt.what;
    }
    EXPECT_EQ(found.count("victim"), 0U) << "a file outside was changed";
  }
};

TEST_P(Machines, PureProfile) { expect_walls(false); }

TEST_P(Machines, ToolProfile) { expect_walls(true); }

TEST_P(Machines, NobodyOutlivesAForkBomb) {
  if (machine().pure) {
    EXPECT_EQ(outcomes(on(machine(), as_root(), "probe_pure fork_many"))["fork_many"], kStopped);
  }
  if (!machine().tool) return;
  const std::string outcome = outcomes(on(machine(), as_root(), "probe_tool fork_many"))["fork_many"];
  // A plain user without namespaces shares the kernel's count of processes with everything else that user runs: the bomb is bounded
  // by that count only, and ends with its child.
  const bool own_count = as_root() || std::string(machine().missing).find("namespaces") == std::string::npos;
  EXPECT_TRUE(outcome == kStopped || (!own_count && outcome == "crossed")) << outcome;
}

TEST_P(Machines, DoctorSaysWhatIsMissingAndWhatIsRefused) {
  const auto report = nlohmann::json::parse(on(machine(), as_root(), "doctor"));
  std::map<std::string, std::string> health;
  for (const auto& check : report.at("checks")) health[check.at("id")] = check.at("health");
  const std::string missing = machine().missing;
  const auto lacks = [&](const char* what) { return missing.find(what) != std::string::npos; };
  EXPECT_EQ(health["walls.landlock"], lacks("landlock") ? "weaker" : "good");
  EXPECT_EQ(health["walls.bubblewrap"], lacks("namespaces") ? "weaker" : "good");
  EXPECT_EQ(health["walls.pure.network"], machine().pure ? "good" : "bad");
  EXPECT_EQ(health["walls.tool.network"], machine().tool ? "good" : "bad");
  EXPECT_EQ(report.at("walls").at("pure") == "none: refuses", !machine().pure) << report.at("walls").at("pure");
  EXPECT_EQ(report.at("walls").at("tool") == "none: refuses", !machine().tool) << report.at("walls").at("tool");
  if (!machine().pure || !machine().tool) {
    EXPECT_FALSE(report.at("healthy"));
  }
}

INSTANTIATE_TEST_SUITE_P(All, Machines, testing::Combine(testing::ValuesIn(kMachines), testing::Bool()), [](const auto& given) {
  return std::string(std::get<0>(given.param).name) + (std::get<1>(given.param) ? "_as_root" : "_as_a_user");
});

}  // namespace
}  // namespace meretid::parse
