// SPDX-License-Identifier: EUPL-1.2
// Strikes given terms in one PDF and nothing else: found in its text, made by making.h, verified by the independent readers, and
// once more searched for the terms inside words. What is not clean is not given out.
#pragma once

#include "solutions/access/release/making.h"

namespace meretid::access {

struct Struck {
  std::string pdf;       ///< empty when it was refused
  VerificationRow row;   ///< state "released", "refused" or "not_read"
  std::int64_t hits = 0;
  std::int64_t raster_pages = 0;
  std::map<std::string, std::int64_t> raster_for;  ///< making.h
  std::vector<ProblemRow> not_passed;              ///< making.h
};

Result<Struck> strike_terms(const parse::Sandbox& sandbox, const parse::Input& source, const std::string& name,
                            const std::vector<std::string>& terms, const NameModel& model);

}  // namespace meretid::access
