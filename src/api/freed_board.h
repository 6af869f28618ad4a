// SPDX-License-Identifier: EUPL-1.2
// The board of freed time: what the record counted, with prices and names, for the page, the command line and a spreadsheet.
// Public: sums only. Functions on a connection; the rest is pure.
#pragma once

#include <string>

#include "api/freed_types.h"
#include "base/catalogue.h"
#include "record/freed.h"
#include "solution/config.h"
#include "solution/registry.h"

namespace meretid::api {

/// The target picture's goal and what an årsværk is counted as.
inline constexpr double kGoalHours = 50e6;
inline constexpr int kGoalYear = 2035;

Result<BoardAnswer> freed_board(store::Connection& db, const solution::Registry& registry, const solution::Config& config);
/// The same figures of sums that are there already.
Figures figures_of(const record::Sums& sums, const std::string& not_measured, const solution::Config& config);
/// "", "no_samples", "few_samples", "few_jobs"
std::string why_not_measured(const record::Sums& sums);

struct CsvOptions {
  base::Language language = base::Language::kDanish;
  bool mark = true;   ///< begins with the UTF-8 mark, without which Excel takes æøå for something else
};
/// One line per kind of job, one per solution, one for all. ";" between columns and, in Danish, a decimal comma: what Excel with
/// Danish settings opens by a double click.
std::string freed_csv(const BoardAnswer& board, const CsvOptions& options);

/// "1234,5" with so many decimals at most; no thousands.
std::string decimal(double value, int decimals, base::Language language);

}  // namespace meretid::api
