// SPDX-License-Identifier: EUPL-1.2
// XLSX and XLSM (ECMA-376 part 1, transitional and strict): for the child. Shared and inline strings, rich text, both date systems, dates by
// number format, booleans, errors, saved values of formulas. Parts are streamed: memory is that of the shared strings and some megabytes.
// One thread; some 40 MB of sheet XML a second.
#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"
#include "parse/tables/workbook.h"

namespace meretid::parse {

struct WorkbookLimits {
  std::int64_t most_unpacked = std::int64_t{2} << 30;  ///< of all parts, bytes
  std::int64_t most_strings = std::int64_t{256} << 20;  ///< of the shared strings' part, bytes
  std::int64_t most_packed = std::int64_t{512} << 20;  ///< of what comes out, all sheets, bytes: one long string may be named a million times
  std::int64_t most_sheets = 1'000;
};

/// Packed rows of sheet `sheet` (from 0), in order; called again and again.
using TakeRows = std::function<void(std::size_t sheet, std::string_view packed)>;

/// The sheets without `packed`, which goes to `take`. kBadInput: no workbook; kTooLarge: a bomb, or beyond the limits. A wrong cell is a finding with
/// sheet and cell, and the rest is read; a sheet that breaks off is an error: half a sheet is worse than none.
Result<Workbook> read_xlsx(std::string_view bytes, const WorkbookLimits& limits, const TakeRows& take);

}  // namespace meretid::parse
