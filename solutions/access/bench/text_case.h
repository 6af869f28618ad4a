// SPDX-License-Identifier: EUPL-1.2
// Cases of a given number of pages, set from the generated corpus: text, so no OCR; or the same pages as scans without any text.
#pragma once

#include "jobs/inline.h"
#include "solutions/access/bench/corpus.h"
#include "solutions/access/propose/propose_job.h"

namespace meretid::access::bench {

struct MadeCase {
  ProposeInput input;
  std::size_t pages = 0;
};
/// At least `pages` pages in documents of about `each`. `scanned`: nothing but pixels, 200 an inch. Cost: 3 ms a page; of scans 0.3 s.
Result<MadeCase> made_case(const Corpus& corpus, jobs::InlineRunner& jobs, std::size_t pages, std::size_t each, bool scanned = false);

}  // namespace meretid::access::bench
