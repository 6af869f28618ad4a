// SPDX-License-Identifier: EUPL-1.2
// Who measures what; one file per group of rows. The verb `bench` runs them in order. What a search is asked comes along.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "solution/bench_report.h"
#include "solutions/homecare/bench/measure.h"

namespace meretid::homecare::bench {

using Row = solution::BenchRow;

struct Task {
  std::filesystem::path data;
  std::optional<double> seconds;  ///< absent: what the set's own goal says
  int threads = 2, seeds = 1;
  bool processor = false;
  std::optional<std::size_t> sample;  ///< at most so many instances of a set
  std::optional<std::string> match;   ///< only instances with this in their name
  /// Called after each instance, for people: the set, the name, and its runs.
  std::function<void(std::string_view set, const Case&, const std::vector<Run>&)> tell;
};

/// Gap to the best known values, best, mean and worst of the seeds, per group and of all; runs that the checker refused.
Result<std::vector<Row>> distance_rows(const Task& task, std::string_view set);  ///< solomon, gh200, gh1000, hhcrsp
/// Fewest vehicles first: vehicles above the best known sum, distance where their number is the same.
Result<std::vector<Row>> vehicle_rows(const Task& task, std::string_view set);  ///< gh600
/// The same instances at the processor seconds that other programs took, on one thread, beside the gaps they had.
Result<std::vector<Row>> peer_rows(const Task& task);
/// A fortnight with continuity beside each day planned for itself, on invented municipalities; needs no data. A district;
/// with `match` "municipality" one of 2,000 citizens, which takes hours.
Result<std::vector<Row>> fortnight_rows(const Task& task);
/// A day of an invented municipality of 2,000 citizens and 200 routes: how soon everybody has a carer, how soon the plan is within
/// 2 % of the best of all seeds at their end (1,800 s each unless the task says otherwise); with `match` "region" one of 10,000
/// visits. Needs no data.
Result<std::vector<Row>> day_rows(const Task& task);
/// The same day while it runs: sick calls and single visits, one after the other. Needs no data.
Result<std::vector<Row>> living_rows(const Task& task);
/// The router on an invented municipality; needs no data.
Result<std::vector<Row>> road_rows();

/// The set's instances that the task asks for.
Result<std::vector<Case>> chosen(const Task& task, std::string_view set);

}  // namespace meretid::homecare::bench
