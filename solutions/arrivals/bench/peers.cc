// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/bench/peers.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/embedded.h"
#include "solutions/arrivals/backtest/hourly.h"
#include "solutions/arrivals/forecast/negative_binomial.h"

extern char** environ;

namespace meretid::arrivals::bench {
namespace {

using Row = solution::BenchRow;

constexpr std::size_t kHorizon = 48, kLast = 8760, kEvery = 12, kOf = 26, kOfSlow = 104, kOfSlowest = 242;

struct Peer {
  const char* id;
  const char* name;
  std::size_t of;   // every so many of the 727 origins
};
constexpr std::array kPeers = {Peer{"ets", "ets, period 24", kOf}, Peer{"stlm_ets", "stlm with ets, period 168", kOf}, Peer{"stlm_arima", "stlm with arima, period 168", kOf},
                               Peer{"arima_fourier", "auto.arima with Fourier terms of day and week", kOfSlow}, Peer{"tbats", "tbats, periods 24 and 168", kOfSlowest}};

// A folder that goes with its owner.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "meretid-XXXXXX").string();
    if (mkdtemp(name.data())) path = name;
  }
  ~Folder() {
    std::error_code ignored;
    if (!path.empty()) std::filesystem::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path;
};

struct Ended {
  int status = -1;      // -1: could not be started
  double seconds = 0;   // of the processor
};

Ended run(std::vector<std::string> words, const std::filesystem::path& out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  const int started = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage used{};
  if (started != 0 || wait4(child, &status, 0, &used) != child) return {};
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 1, seconds(used.ru_utime) + seconds(used.ru_stime)};
}

std::vector<std::size_t> origins(const Series& series, std::size_t of) {
  std::vector<std::size_t> all;
  std::size_t k = 0;
  for (std::size_t origin = series.size() - kLast; origin + kHorizon <= series.size(); origin += kEvery, ++k)
    if (k % of == 0) all.push_back(origin);
  return all;
}

template <class Value>
void write(const std::filesystem::path& file, const std::vector<Value>& values) {
  std::ofstream out(file);
  for (const Value& value : values) out << value << '\n';
}

// P(count <= x) of what quantiles alone are known of: straight between them; below and above them the ends count whole.
double at_most(const std::vector<double>& quantiles, const std::vector<double>& levels, double x) {
  if (x < quantiles.front()) return 0;
  for (std::size_t k = 1; k < quantiles.size(); ++k)
    if (x < quantiles[k]) return levels[k - 1] + (levels[k] - levels[k - 1]) * (x - quantiles[k - 1]) / std::max(1e-9, quantiles[k] - quantiles[k - 1]);
  return 1;
}

Result<Scores> scores_of(const std::filesystem::path& file, const Series& series, std::size_t expected) {
  const std::vector<double> levels = usual_levels();
  Scores scores(levels);
  std::ifstream in(file);
  std::size_t origin = 0, h = 0, rows = 0;
  double mean = 0;
  std::vector<double> quantiles(levels.size());
  while (in >> origin >> h >> mean) {
    for (double& q : quantiles) in >> q;
    if (!in || origin + h >= series.size()) break;
    const double actual = series.counts[origin + h];
    // A real number as the forecast of a count: the half below and above belongs to it.
    scores.add(actual, mean, quantiles, at_most(quantiles, levels, actual - 0.5), at_most(quantiles, levels, actual + 0.5));
    if (h + 1 == kHorizon) scores.close_origin();
    ++rows;
  }
  if (rows != expected) return fail("arrivals.bench.peer_failed", Kind::kInternal, {{"found", std::to_string(rows)}, {"expected", std::to_string(expected)}});
  return scores;
}

Scores ours(const Series& series, const Calendar& calendar, const std::vector<std::size_t>& at) {
  const Facts facts = facts_of(series, calendar, kHorizon);
  ShortTerm model(series, facts, kHorizon, series.size() - kLast, {});
  const std::vector<double> levels = usual_levels();
  Scores scores(levels);
  for (const std::size_t origin : at) {
    const auto ahead = model.forecast(origin);
    for (std::size_t h = 0; h < kHorizon; ++h) {
      const CountDistribution d(ahead[h].mean, ahead[h].dispersion);
      const double actual = series.counts[origin + h];
      scores.add(actual, ahead[h].mean, d.quantiles(levels), d.at_most(actual - 1), d.at_most(actual));
    }
    scores.close_origin();
  }
  return scores;
}

}  // namespace

bool peers_are_here() { return run({"Rscript", "--vanilla", "-e", "library(forecast)"}, "/dev/null").status == 0; }

Result<std::vector<Row>> peer_rows(const Series& series, const Calendar& calendar) {
  if (!peers_are_here()) return fail("arrivals.bench.no_peer", Kind::kNotFound, {});
  const Folder folder;
  const auto file = [&](const char* name) { return folder.path / name; };
  std::ofstream(file("peers.R")) << *base::embedded("solutions/arrivals/bench/peers.R");
  write(file("counts"), series.counts);
  std::map<std::size_t, Scores> our;
  std::vector<Row> rows;
  for (const Peer& peer : kPeers) {
    const std::vector<std::size_t> at = origins(series, peer.of);
    if (!our.contains(peer.of)) our.emplace(peer.of, ours(series, calendar, at));
    const Scores& own = our.at(peer.of);
    write(file("origins"), at);
    const Ended ended = run({"Rscript", "--vanilla", file("peers.R"), file("counts"), file("origins"), std::to_string(kHorizon), peer.id}, file("out"));
    if (ended.status != 0) return fail("arrivals.bench.peer_failed", Kind::kInternal, {{"found", std::to_string(ended.status)}, {"expected", "0"}}, peer.id);
    TRY(const Scores theirs, scores_of(file("out"), series, at.size() * kHorizon));
    const std::string how = std::string(peer.name) + ", R's package forecast as it comes, twelve weeks before each origin; " + std::to_string(at.size()) + " of the 727 origins";
    const std::string id = std::string("peer.") + peer.id;
    const auto pinball = theirs.pinball_interval(1), mae = theirs.mae_interval(1);
    rows.push_back({id + ".pinball", theirs.pinball(), "", pinball.low, pinball.high, own.pinball(), how + "; the reference is this room's forecast at the same origins in the same run"});
    rows.push_back({id + ".mae", theirs.mae(), "", mae.low, mae.high, own.mae(), how});
    rows.push_back({id + ".pit80", theirs.pit80(), "", {}, {}, own.pit80(), how});
    rows.push_back({id + ".seconds", ended.seconds / static_cast<double>(at.size()), "s", {}, {}, {}, "processor seconds of one forecast with its fit"});
  }
  return rows;
}

}  // namespace meretid::arrivals::bench
