// SPDX-License-Identifier: EUPL-1.2
// All quickest ways from many places to many: Knopp, Sanders, Schultes, Schulz, Wagner, "Computing Many-to-Many Shortest Paths
// Using Highway Hierarchies", ALENEX 2007. A search up from each target leaves its cost in a bucket at every vertex it settles;
// a search up from each source then reads the buckets it comes by. Directed, exact.
// The rows are shared among the threads; each row is the work of one, so the result is the same for any number of threads.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "solutions/homecare/roads/hierarchy/upward.h"

namespace meretid::homecare::roads {

using SeedLists = std::vector<std::vector<Seed>>;

struct ManyToManyReport {
  double cpu_seconds = 0;        ///< of all threads
  std::size_t bucket_entries = 0;
  std::size_t memory_bytes = 0;  ///< buckets and searches; the matrix itself is the caller's
};

/// `row(source, costs)` is called once for each source, from several threads at once; kNoWay where there is no way.
using RowSink = std::function<void(std::size_t source, std::span<Cost> costs)>;

ManyToManyReport many_to_many(const Hierarchy& hierarchy, const SeedLists& sources, const SeedLists& targets, unsigned threads, const RowSink& row);

}  // namespace meretid::homecare::roads
