// SPDX-License-Identifier: EUPL-1.2
// Who measures what, on the room's data folder; the verb `bench` runs them in this order. Each may take a minute.
#pragma once

#include <iosfwd>

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
/// The reference documents through proposal and release. Takes minutes.
Result<std::vector<Row>> case_rows(const std::filesystem::path& data, jobs::InlineRunner& jobs);
Result<std::vector<Row>> text_rows(const std::filesystem::path& data, jobs::InlineRunner& jobs);  ///< 300 pages of text to the proposal
/// Scanned pages to the proposal. Takes some five CPU seconds a page.
Result<std::vector<Row>> scan_rows(const std::filesystem::path& data, jobs::InlineRunner& jobs, std::int64_t pages);
/// Cases of 10, 100 … `most` pages. Takes about 30 CPU ms a page.
Result<std::vector<Row>> growth_rows(const std::filesystem::path& data, jobs::InlineRunner& jobs, std::int64_t most);

// The redaction engine, judged from outside; `log` gets a line for each file that is not clean. About half a second a file.
Result<std::vector<Row>> adversarial_rows(std::int64_t mutations, std::ostream& log);
/// `every`: each so many-th of the 275 files.
Result<std::vector<Row>> pdfjs_rows(const std::filesystem::path& data, std::int64_t every, std::ostream& log);
Result<std::vector<Row>> width_rows(const std::filesystem::path& data);
Result<std::vector<Row>> verify_rows(const std::filesystem::path& data, std::ostream& log);
Result<std::vector<Row>> format_rows(const std::filesystem::path& data, std::ostream& log);

/// Documents of one's own: every .txt in `data`, with marks (marked.h). Where there is none: no row, or "access.bench.no_data" when `asked`
/// for it by name.
Result<std::vector<Row>> marked_rows(const std::filesystem::path& data, bool asked);

/// Persons as the whole finder masks them on news, and whether its probabilities hold; part of name_rows.
Result<std::vector<Row>> masking_rows(const std::filesystem::path& data, const NameModel& model);

/// The reference lists and the bench's own names.
Result<Sources> read_sources(const std::filesystem::path& data);

/// hits of `of` in percent with Wilson's interval.
Row share_row(std::string id, std::int64_t hits, std::int64_t of, std::string note);

}  // namespace meretid::access::bench
