// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bench/speed_rows.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "base/rng.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/report/lines.h"
#include "solutions/tenders/report/ranking.h"

namespace meretid::tenders::bench {
namespace {

using solution::BenchRow;

constexpr double kReferenceTenders = 500;  // a second, tenders_ref.py end to end (the anchor's figure)

// Local markets of 40 firms each; five bids a tender on average.
std::size_t write_bids(const std::filesystem::path& file, std::size_t tenders) {
  std::ofstream out(file, std::ios::binary);
  out << "udbud,tilbudsgiver,beløb,vinder,dato,marked\n";
  Rng rng(1);
  std::string text;
  char line[160];
  std::size_t bids = 0;
  const std::size_t markets = std::max<std::size_t>(1, tenders / 500);
  for (std::size_t t = 0; t < tenders; ++t) {
    const std::size_t market = rng.below(markets), n = 2 + rng.below(7);
    const double value = 1e6 * std::exp(rng.normal());
    const std::size_t winner = rng.below(n), first = rng.below(40);
    for (std::size_t i = 0; i < n; ++i, ++bids) {
      const int length = std::snprintf(line, sizeof line, "2026-%07zu,Entreprenør %zu A/S,%.2f,%d,%04zu-%02zu-%02zu,marked %zu\n", t, market * 40 + (first + i * 3) % 40,
                                       value * (1 + 0.2 * rng.uniform()), i == winner, 2015 + t % 10, 1 + t % 12, 1 + t % 28, market);
      text.append(line, static_cast<std::size_t>(length));
    }
    if (text.size() > (1 << 20)) out << text, text.clear();
  }
  out << text;
  return bids;
}

struct Measured {
  double seconds = 0, processor = 0, megabytes = 0;
  bool good = false;
};
// In a child, so that the peak is its own.
Measured measured(const std::function<bool()>& work) {
  const auto begun = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work() ? 0 : 1);
  int status = 1;
  struct rusage used {};
  if (child < 0 || ::wait4(child, &status, 0, &used) != child) return {};
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); };
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(), seconds(used.ru_utime) + seconds(used.ru_stime), static_cast<double>(used.ru_maxrss) / 1024, status == 0};
}

bool screen(const std::filesystem::path& file, bool lines) {
  const auto read = read_bids_file(file, {});
  if (!read) return false;
  const auto screens = screens_of(read->table);
  const Composite composite = composite_of(read->table, screens);
  const Reasons reasons(read->table, screens, composite);
  std::ofstream out(lines ? "/dev/null" : file.string() + ".rapport");
  if (lines) write_lines(out, read->table, screens, composite, reasons, {}, base::Language::kDanish);
  else write_ranking(out, read->table, composite, reasons, {}, 100, base::Language::kDanish);
  return out.flush().good();
}

}  // namespace

Result<std::vector<BenchRow>> speed_rows(std::size_t tenders) {
  const auto folder = std::filesystem::temp_directory_path() / ("meretid-tenders-speed-" + std::to_string(::getpid()));
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const auto file = folder / "tilbud.csv";
  const std::size_t bids = write_bids(file, tenders);
  const auto megabytes = static_cast<double>(std::filesystem::file_size(file, ignored)) / 1e6;
  const Measured ranking = measured([&] { return screen(file, false); }), lines = measured([&] { return screen(file, true); });
  std::filesystem::remove_all(folder, ignored);
  if (!ranking.good || !lines.good) return fail("tenders.bench.speed", Kind::kInternal, {}, folder.string());
  char size[80];
  std::snprintf(size, sizeof size, "%zu tenders, %zu bids, %.0f MB of CSV", tenders, bids, megabytes);
  const std::string what = size;
  return std::vector<BenchRow>{
      {"speed.ranking.wall", ranking.seconds, "s", {}, {}, 20, "from the file to the ranked report; " + what + "; goal for a million tenders, moonshot 8 s"},
      {"speed.ranking.processor", ranking.processor, "CPU s", {}, {}, {}, "the same, both cores together"},
      {"speed.ranking.memory", ranking.megabytes, "MiB", {}, {}, 3072, "peak, the file's own pages included; moonshot 2048"},
      {"speed.lines.wall", lines.seconds, "s", {}, {}, {}, "from the file to a JSON object per tender; " + what},
      {"speed.times_reference", static_cast<double>(tenders) / ranking.processor / kReferenceTenders, "times", {}, {}, 100,
       "tenders per processor second over the .5 k tenders a second of the Python reference (its published figure, another run); moonshot 500"}};
}

}  // namespace meretid::tenders::bench
