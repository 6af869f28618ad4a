// SPDX-License-Identifier: EUPL-1.2
// Who measures what, on the room's data folder; the verb `bench` runs them in this order. Each may take a minute.
#pragma once

#include "jobs/inline.h"
#include "solutions/access/bench/corpus.h"
#include "solutions/access/bench/rows.h"
#include "solutions/access/finding.h"

namespace meretid::access::bench {

Result<std::vector<Row>> identifier_rows(const std::filesystem::path& data);  ///< generated corpus, dev and held-out, and the peer
Result<std::vector<Row>> planted_rows(const std::filesystem::path& data);     ///< CPR numbers planted in os2ds_docs
Result<std::vector<Row>> name_rows(const std::filesystem::path& data);
Result<std::vector<Row>> prose_rows(const std::filesystem::path& data);       ///< sensitive passages; towns taken for persons
Result<std::vector<Row>> speed_rows(const std::filesystem::path& data);
Result<std::vector<Row>> retrieval_rows(const std::filesystem::path& data);
/// The reference documents through proposal and release, and a case of 300 pages to its proposal. Takes minutes.
Result<std::vector<Row>> case_rows(const std::filesystem::path& data, jobs::InlineRunner& jobs);

/// Persons as the whole finder masks them on news, and whether its probabilities hold; part of name_rows.
Result<std::vector<Row>> masking_rows(const std::filesystem::path& data, const NameModel& model);

/// The reference lists and the bench's own names.
Result<Sources> read_sources(const std::filesystem::path& data);

/// hits of `of` in percent with Wilson's interval.
Row share_row(std::string id, std::int64_t hits, std::int64_t of, std::string note);

}  // namespace meretid::access::bench
