// SPDX-License-Identifier: EUPL-1.2
#include "solutions/@room@/bench/verb.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "solution/bench_report.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/@room@/sentences.h"

namespace meretid::@room@ {
namespace {

struct BenchInput {
  std::string data;
};
void fields(describe::Fields<BenchInput>& f) {
  f.about("Måler, hvor godt og hvor hurtigt løsningen arbejder.", "Measures how well and how fast the solution works.");
  f("data", &BenchInput::data).help("Mappen med prøver.", "The folder of cases.").value("MAPPE", "DIR").length(1, 4000);
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Result<std::vector<solution::BenchRow>> case_rows(const std::string& folder) {
  double cases = 0, right = 0, bytes = 0, seconds = 0;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
    if (entry.path().extension() != ".in") continue;
    std::filesystem::path wanted = entry.path();
    wanted.replace_extension(".out");
    const std::string text = content(entry.path());
    const auto begin = std::chrono::steady_clock::now();
    const Reading reading = long_sentences(text, 10);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::string found;
    for (const LongSentence& one : reading.found) found += std::to_string(one.words) + '\t' + one.text + '\n';
    cases += 1;
    right += found == content(wanted) ? 1 : 0;
    bytes += static_cast<double>(text.size());
  }
  if (cases == 0) return fail("@room@.bench.no_cases", Kind::kNotFound, {}, folder);
  return std::vector<solution::BenchRow>{
      {"cases.right", 100 * right / cases, "%", {}, {}, 100.0, std::to_string(static_cast<int>(cases)) + " golden cases"},
      {"speed", seconds > 0 ? bytes / seconds / 1e6 : 0, "MB/s", {}, {}, {}, "one core, the golden cases"}};
}

int run(const BenchInput& input, solution::VerbContext& context) {
  const solution::BenchPart parts[] = {{"cases", [&] { return case_rows(input.data); }}};
  return solution::run_bench(context, "@room@", parts);
}

}  // namespace

void enter_bench(solution::Hall& hall) { hall.verb<BenchInput>("bench", &run); }

}  // namespace meretid::@room@
