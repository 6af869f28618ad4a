// SPDX-License-Identifier: EUPL-1.2
#include "parse/bubblewrap.h"
#include "parse/doctor_checks.h"
#include "parse/walls.h"

namespace meretid::parse {
namespace {

using namespace std::chrono_literals;

struct Attempt {
  const char* id;
  const char* what;  // of op_probe.cc
};
constexpr Attempt kPure[] = {{"walls.pure.network", "network"}, {"walls.pure.file", "read_file"}, {"walls.pure.exec", "exec"},
                             {"walls.pure.fork", "fork"}};
constexpr Attempt kTool[] = {{"walls.tool.network", "network"}, {"walls.tool.file", "read_file"}, {"walls.tool.write", "write_file"},
                             {"walls.tool.ptrace", "ptrace"}};

/// False when the profile does not run at all.
bool attempt(const Sandbox& sandbox, const char* operation, const Attempt& attempt, base::Language language,
             std::vector<Check>& checks) {
  const auto answer = sandbox.run({.operation = operation, .options = attempt.what, .limits = {.time = 10s}});
  const bool stopped = answer ? answer->json.find("\"crossed\":false") != std::string::npos : answer.error().code == "parse.crossed_wall";
  if (stopped) {
    checks.push_back({attempt.id, Health::kGood, base::text("parse.doctor_stopped", language), {}});
  } else if (answer) {
    checks.push_back({attempt.id, Health::kBad, base::text("parse.doctor_crossed", language),
                      base::text("parse.doctor_advice_crossed", language)});
  } else {
    checks.push_back({attempt.id, Health::kBad, base::text("parse.doctor_refuses", language, {{"why", answer.error().code}}),
                      base::text("parse.doctor_advice_refuses", language)});
    return false;
  }
  return true;
}

}  // namespace

WallNames check_walls(const Sandbox& sandbox, base::Language language, std::vector<Check>& checks) {
  const int version = landlock_version();
  const auto kind = bubblewrap();
  const std::string landlock = version > 0 ? "landlock " + std::to_string(version) + ", " : "";
  WallNames names{landlock + "seccomp", (kind != Bubblewrap::kNone ? "bubblewrap, " : "") + landlock + "seccomp"};
  checks.push_back({"walls.landlock", version > 0 ? Health::kGood : Health::kWeaker,
                    version > 0 ? base::text("parse.doctor_landlock", language, {{"found", std::to_string(version)}})
                                : base::text("parse.doctor_none", language),
                    version > 0 ? "" : base::text("parse.doctor_advice_landlock", language)});
  const char* how = kind == Bubblewrap::kAsRoot ? "parse.doctor_as_root" : kind == Bubblewrap::kAsUser ? "parse.doctor_as_user" : "parse.doctor_none";
  checks.push_back({"walls.bubblewrap", kind != Bubblewrap::kNone ? Health::kGood : Health::kWeaker, base::text(how, language),
                    kind != Bubblewrap::kNone ? "" : base::text("parse.doctor_advice_bubblewrap", language)});
  for (const auto& one : kPure)
    if (!attempt(sandbox, "probe_pure", one, language, checks)) {
      names.pure = "none: refuses";
      break;
    }
  for (const auto& one : kTool)
    if (!attempt(sandbox, "probe_tool", one, language, checks)) {
      names.tool = "none: refuses";
      break;
    }
  return names;
}

}  // namespace meretid::parse
