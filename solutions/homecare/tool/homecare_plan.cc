// SPDX-License-Identifier: EUPL-1.2
// homecare_plan FILE --format hhcrsp|solomon|vrplib [--objective distance|vehicles] [--seconds S] [--iterations N]
//               [--threads 2] [--seed K] [--cpu] [--out SOLUTION]
// homecare_plan FILE --check SOLUTION --format … [--objective …]
// The last line on stdout is JSON. --cpu reads --seconds as processor seconds per thread, for measuring on a busy machine.
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "base/xz.h"
#include "solutions/homecare/plan/plan_text.h"

namespace {

using namespace meretid;
using namespace meretid::homecare;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

int say(const Error& error) {
  std::cerr << error.code << (error.where.empty() ? "" : " (" + error.where + ")");
  for (const auto& [name, value] : error.args) std::cerr << ' ' << name << '=' << value;
  std::cerr << '\n';
  return base::exit_code(error.kind);
}

Result<std::string> file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) return fail("homecare.tool.no_file", Kind::kNotFound, {}, name);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (name.ends_with(".xz")) return base::unpack_xz(bytes, name);
  return bytes;
}

int run(const std::string& name, std::map<std::string, std::string>& flags) {
  const std::map<std::string, Format> formats{
      {"hhcrsp", Format::kHhcrsp}, {"solomon", Format::kSolomon}, {"vrplib", Format::kVrplib}};
  const auto format = formats.find(flags["--format"]);
  if (format == formats.end()) return say({"homecare.tool.format", Kind::kUsage, {{"found", flags["--format"]}}});
  const Convention convention = flags["--objective"] == "vehicles" ? Convention::kVehicles : Convention::kDistance;
  const auto text = file(name);
  if (!text) return say(text.error());
  if (flags.contains("--check")) {
    const auto solution = file(flags["--check"]);
    if (!solution) return say(solution.error());
    const auto verdict = check_text(*text, *solution, format->second, convention);
    if (!verdict) return say(verdict.error());
    std::cout << check_json(*verdict) << std::endl;
    return 0;
  }
  PlanRequest request{format->second, convention};
  if (flags.contains("--seed")) request.seed = std::strtoull(flags["--seed"].c_str(), nullptr, 10);
  if (flags.contains("--threads")) request.threads = std::atoi(flags["--threads"].c_str());
  Budget budget;
  if (flags.contains("--iterations")) budget.iterations = std::strtoull(flags["--iterations"].c_str(), nullptr, 10);
  const double cpu = cpu_seconds();
  const auto wall = std::chrono::steady_clock::now();
  const auto wall_seconds = [wall] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(); };
  if (flags.contains("--seconds") || !flags.contains("--iterations")) {
    budget.seconds = flags.contains("--seconds") ? std::atof(flags["--seconds"].c_str()) : 10;
    if (flags.contains("--cpu")) budget.spent = [cpu, t = std::max(1, request.threads)] { return (cpu_seconds() - cpu) / t; };
    else budget.spent = wall_seconds;
  }
  const auto answer = plan_text(*text, request, budget);
  if (!answer) return say(answer.error());
  if (flags.contains("--out")) {
    std::ofstream out(flags["--out"], std::ios::binary);
    out << answer->solution;
    if (!out.flush()) return say({"homecare.tool.no_file", Kind::kNoSpace, {}, flags["--out"]});
  }
  std::cout << plan_json(answer->verdict, cpu_seconds() - cpu, wall_seconds()) << std::endl;
  return 0;
}

}  // namespace

int main(int count, char** words) {
  std::map<std::string, std::string> flags;
  std::string name;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--cpu" || word == "--json") flags[word] = "";
    else if (word.starts_with("--") && i + 1 < count) flags[word] = words[++i];
    else name = word;
  }
  return run(name, flags);
}
