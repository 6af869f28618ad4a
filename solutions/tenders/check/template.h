// SPDX-License-Identifier: EUPL-1.2
// The bid-collection template: a workbook that a buyer fills in, a row per bid, with the columns that the reader finds by itself, and a sheet that says how. Danish or
// English. Pure.
#pragma once

#include <string>

#include "base/catalogue.h"
#include "base/result.h"

namespace meretid::tenders {

Result<std::string> bid_template(base::Language language);

}  // namespace meretid::tenders
