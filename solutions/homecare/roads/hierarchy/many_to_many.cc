// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/hierarchy/many_to_many.h"

#include <time.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace meretid::homecare::roads {
namespace {

double thread_cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Runs work(thread) on each of `threads` and gives the CPU seconds of all. The last runs here.
template <class Work>
double on_threads(unsigned threads, const Work& work) {
  std::vector<double> spent(threads, 0);
  const auto measured = [&](unsigned number) {
    const double start = thread_cpu_seconds();
    work(number);
    spent[number] = thread_cpu_seconds() - start;
  };
  std::vector<std::thread> others;
  for (unsigned i = 0; i + 1 < threads; ++i) others.emplace_back(measured, i);
  measured(threads - 1);
  for (std::thread& other : others) other.join();
  double sum = 0;
  for (const double each : spent) sum += each;
  return sum;
}

struct Left {
  Rank rank;
  std::uint32_t target;
  Cost cost;
};

/// The buckets, one after the other by rank: in each, targets ascending.
struct Buckets {
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> target;
  std::vector<Cost> cost;

  Buckets(std::uint32_t ranks, const std::vector<std::vector<Left>>& parts) : first(ranks + 1, 0) {
    std::size_t entries = 0;
    for (const auto& part : parts) {
      entries += part.size();
      for (const Left& left : part) ++first[left.rank + 1];
    }
    for (std::uint32_t r = 0; r < ranks; ++r) first[r + 1] += first[r];
    target.resize(entries);
    cost.resize(entries);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (const auto& part : parts)
      for (const Left& left : part) {
        const std::uint32_t at = next[left.rank]++;
        target[at] = left.target;
        cost[at] = left.cost;
      }
  }
};

}  // namespace

ManyToManyReport many_to_many(const Hierarchy& hierarchy, const SeedLists& sources, const SeedLists& targets, unsigned threads,
                              const RowSink& row) {
  threads = std::max(1U, threads);
  ManyToManyReport report;
  // Each thread takes a run of targets of its own, so that the parts joined in order are the same for any number of threads.
  std::vector<std::vector<Left>> parts(threads);
  report.cpu_seconds += on_threads(threads, [&](unsigned number) {
    UpwardSearch search(hierarchy, Direction::kBackward);
    const std::size_t begin = targets.size() * number / threads, end = targets.size() * (number + 1) / threads;
    for (std::size_t t = begin; t < end; ++t)
      for (const auto& [rank, cost] : search.run(targets[t])) parts[number].push_back({rank, static_cast<std::uint32_t>(t), cost});
  });
  const Buckets buckets(hierarchy.size(), parts);
  parts.clear();

  std::atomic<std::size_t> next = 0;
  report.cpu_seconds += on_threads(threads, [&](unsigned) {
    UpwardSearch search(hierarchy, Direction::kForward);
    std::vector<Cost> costs(targets.size());
    for (std::size_t s = next.fetch_add(1); s < sources.size(); s = next.fetch_add(1)) {
      std::fill(costs.begin(), costs.end(), kNoWay);
      for (const auto& [rank, up] : search.run(sources[s]))
        for (std::uint32_t i = buckets.first[rank]; i < buckets.first[rank + 1]; ++i) {
          Cost& best = costs[buckets.target[i]];
          best = std::min(best, up + buckets.cost[i]);
        }
      row(s, costs);
    }
  });
  report.bucket_entries = buckets.cost.size();
  report.memory_bytes = buckets.cost.size() * (sizeof(Cost) + 4 + sizeof(Left)) + (hierarchy.size() + std::size_t{1}) * (4 + threads * 24);
  return report;
}

}  // namespace meretid::homecare::roads
