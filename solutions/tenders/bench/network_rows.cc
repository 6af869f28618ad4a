// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <cmath>

#include "base/processor_time.h"
#include "base/rng.h"
#include "solutions/tenders/bench/test_rows.h"
#include "solutions/tenders/network/communities.h"
#include "solutions/tenders/network/graph.h"
#include "solutions/tenders/network/groups.h"

namespace meretid::tenders::bench {
namespace {

/// Five bids a tender, most of them from the tender's own circle of 40 firms; a circle has some 200 tenders.
void invent(std::size_t tenders, std::size_t firms, std::vector<std::uint64_t>& first, std::vector<std::uint32_t>& firm) {
  Rng rng(7);
  first.assign(1, 0), firm.clear();
  firm.reserve(5 * tenders);
  for (std::size_t t = 0; t < tenders; ++t) {
    const auto circle = rng.below(firms / 40) * 40;
    for (int i = 0; i < 5; ++i) firm.push_back(static_cast<std::uint32_t>(rng.chance(0.9) ? circle + rng.below(40) : rng.below(firms)));
    first.push_back(firm.size());
  }
}

}  // namespace

std::vector<Row> network_rows() {
  std::vector<Row> rows;
  double before = 0;
  for (const std::size_t tenders : {100'000u, 1'000'000u}) {
    const std::size_t firms = tenders / 5;
    std::vector<std::uint64_t> first;
    std::vector<std::uint32_t> firm;
    invent(tenders, firms, first, firm);
    const std::string size = tenders == 100'000 ? "100k" : "1m", what = std::to_string(tenders) + " invented tenders of 5 bids, " + std::to_string(firms) + " firms";
    double cpu = base::processor_seconds();
    const auto begun = std::chrono::steady_clock::now();
    const CoBidGraph graph(firms, first, firm, {}, {});
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    const double building = base::processor_seconds() - cpu;
    const double edges = static_cast<double>(graph.edges());
    rows.push_back({"network." + size + ".edges", edges, "edges", {}, {}, {}, what});
    rows.push_back({"network." + size + ".build", building, "CPU s", {}, {}, {}, what + "; " + std::to_string(wall) + " s by the clock with 2 threads"});
    rows.push_back({"network." + size + ".edges_per_second", edges / building, "edges/CPU s", {}, {}, {}, what});
    rows.push_back({"network." + size + ".memory", static_cast<double>(graph.bytes()) / edges, "bytes/edge", {}, {}, {}, "kept; while building 4 bytes a meeting and 12 an edge more"});
    cpu = base::processor_seconds();
    // Modularity as it stands cannot see circles below the root of all edges (Fortunato and Barthelemy 2007): the resolution grows with them.
    const auto communities = communities_of(graph, static_cast<double>(firms) / 4000);
    const double splitting = base::processor_seconds() - cpu;
    rows.push_back({"network." + size + ".communities", splitting, "CPU s", {}, {}, {},
                    std::to_string(communities.count) + " communities (" + std::to_string(firms / 40) + " planted), modularity " + std::to_string(communities.modularity)});
    cpu = base::processor_seconds();
    const auto groups = overlapping_groups(graph);
    rows.push_back({"network." + size + ".groups", base::processor_seconds() - cpu, "CPU s", {}, {}, {}, std::to_string(groups.size()) + " overlapping groups from at most 20,000 seeds"});
    if (before > 0) {
      rows.push_back({"network.growth", std::log(building / before) / std::log(10.0), "exponent", {}, {}, 1.0, "of building time in tenders, from 100,000 to 1,000,000"});
    }
    before = building;
  }
  return rows;
}

}  // namespace meretid::tenders::bench
