// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#define TOML_EXCEPTIONS 0  // as everywhere in the program: two settings in one program are two meanings of one name
#include <toml++/toml.h>

#include "base/embedded.h"
#include "solutions/homecare/bench/producers.h"

namespace meretid::homecare::bench {
namespace {

const std::string kNote = "; the other program was measured earlier, not in this run (bench/peers.toml); ";

Effort at(double cpu, const Task& task) { return {cpu, 1, task.seeds, true}; }

Result<void> class_rows(const toml::table& peer, const Task& task, std::vector<Row>& rows) {
  const std::string set = peer["set"].value_or(""), name = peer["peer"].value_or("");
  TRY(const std::vector<Case> cases, chosen(task, set));
  double ours = 0, theirs = 0, cpu_sum = 0;
  std::map<std::string, std::pair<double, std::size_t>> classes;
  for (const Case& c : cases) {
    const double cpu = peer["cpu"][c.group].value_or(0.0);
    TRY(const std::vector<Run> runs, measure(c, at(cpu, task)));
    if (task.tell) task.tell(set, c, runs);
    const double mean = gaps(c, runs).mean;
    classes[c.group].first += mean, ++classes[c.group].second;
    ours += mean, theirs += peer["gap"][c.group].value_or(0.0), cpu_sum += cpu;
  }
  const std::string id = "peer." + name + "." + set;
  for (const auto& [group, sum] : classes) {
    rows.push_back({id + "." + group + ".gap", sum.first / static_cast<double>(sum.second), "%", {}, {}, peer["gap"][group].value<double>(),
                    "ours; reference: " + name + kNote + std::to_string(sum.second) + " instances, " + in_words(at(peer["cpu"][group].value_or(0.0), task))});
  }
  if (cases.empty()) return {};
  const auto count = static_cast<double>(cases.size());
  rows.push_back({id + ".gap", ours / count, "%", {}, {}, theirs / count,
                  "ours; reference: " + name + kNote + std::to_string(cases.size()) + " instances, " + in_words(at(cpu_sum / count, task))});
  return {};
}

Result<void> instance_rows(const toml::table& peer, const Task& task, std::vector<Row>& rows) {
  const std::string set = peer["set"].value_or(""), name = peer["peer"].value_or("");
  Task named = task;
  named.sample.reset();
  TRY(std::vector<Case> cases, chosen(named, set));
  std::erase_if(cases, [&](const Case& c) { return !peer.contains(c.name); });
  if (task.sample) cases = spread(std::move(cases), *task.sample);
  double ours = 0, theirs = 0, cpu_sum = 0;
  std::size_t better = 0, no_worse = 0, none = 0;
  for (const Case& c : cases) {
    const double cpu = peer[c.name][0].value_or(0.0), cost = peer[c.name][1].value_or(0.0);
    TRY(const std::vector<Run> runs, measure(c, at(cpu, task)));
    if (task.tell) task.tell(set, c, runs);
    const double mean = gaps(c, runs).mean, gap_theirs = cost > 0 ? 100 * (cost / *c.best - 1) : 100;
    if (cost <= 0) ++none;
    ours += mean, theirs += gap_theirs, cpu_sum += cpu;
    constexpr double kSame = 1e-6;
    if (mean < gap_theirs - kSame) ++better;
    if (mean < gap_theirs + kSame) ++no_worse;
  }
  if (cases.empty()) return {};
  const std::string id = "peer." + name + "." + set;
  const auto count = static_cast<double>(cases.size());
  rows.push_back({id + ".gap", ours / count, "%", {}, {}, theirs / count,
                  "ours; reference: " + name + (none > 0 ? ", without a plan of " + std::to_string(none) + ", counted as 100 %" : "") + kNote +
                      std::to_string(cases.size()) + " instances, " + in_words(at(cpu_sum / count, task))});
  rows.push_back({id + ".no_worse", 100 * static_cast<double>(no_worse) / count, "%", {}, {}, 90.0,
                  "instances where our mean is no worse at the same processor seconds; strictly better on " + std::to_string(better) + " of " + std::to_string(cases.size())});
  return {};
}

}  // namespace

Result<std::vector<Row>> peer_rows(const Task& task) {
  const toml::parse_result parsed = toml::parse(*base::embedded("solutions/homecare/bench/peers.toml"));
  const toml::table& peers = parsed.table();
  std::vector<Row> rows;
  for (const auto& each : *peers["class"].as_array()) TRY_VOID(class_rows(*each.as_table(), task, rows));
  for (const auto& each : *peers["instance"].as_array()) TRY_VOID(instance_rows(*each.as_table(), task, rows));
  return rows;
}

}  // namespace meretid::homecare::bench
