// SPDX-License-Identifier: EUPL-1.2
// A whole case: what becomes of the reference documents, by the jobs that the server and the command line run.
#include <map>

#include "solutions/access/bench/producers.h"
#include "solutions/access/bench/stopwatch.h"
#include "solutions/access/propose/propose_job.h"
#include "solutions/access/release/release_job.h"

namespace meretid::access::bench {
namespace {

namespace fs = std::filesystem;

Result<describe::Uploads> files_below(const fs::path& folder, jobs::InlineRunner& jobs) {
  describe::Uploads files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file()) continue;
    TRY(const jobs::Artefact file, jobs.add(it->path(), fs::relative(it->path(), folder).string()));
    files.push_back({file.name, file.blob, file.size});
  }
  if (files.empty()) return fail("access.bench.no_data", Kind::kNotFound, {}, folder.string());
  return files;
}

struct Tally {
  std::int64_t documents = 0, readable = 0, released = 0, refused = 0, raster_pages = 0, pages = 0;
  std::int64_t words_expected = 0, words_off = 0;
  std::map<std::string, std::int64_t> residues;  ///< by the check that found them, in refused documents
};

Tally tally_of(const ReleaseReport& report) {
  Tally tally;
  for (const VerificationRow& row : report.documents) {
    ++tally.documents;
    tally.readable += row.state == "released" || row.state == "refused";
    tally.released += row.state == "released";
    tally.refused += row.state == "refused";
    for (const ProblemRow& problem : row.problems)
      if (row.state == "refused") tally.residues[problem.code] += problem.count;
    if (row.state != "released") continue;
    tally.pages += row.pages;
    tally.raster_pages += row.raster_pages;
    tally.words_expected += row.words_expected;
    tally.words_off += std::abs(row.words_found - row.words_expected);
  }
  return tally;
}

Result<std::vector<Row>> reference_case(const fs::path& data, jobs::InlineRunner& jobs) {
  ProposeInput input;
  TRY(input.files, files_below(data / "os2ds_docs", jobs));
  const Stopwatch watch;
  TRY(const jobs::InlineResult proposed, jobs.run("access", "propose", describe::to_json(input)));
  TRY(const jobs::Artefact draft, jobs.add_bytes(proposed.output_json, "proposal.json", "application/json"));
  ReleaseInput release;
  release.draft = describe::Upload{draft.name, draft.blob, draft.size};
  release.unreviewed = true;
  TRY(const jobs::InlineResult released, jobs.run("access", "release", describe::to_json(release)));
  TRY(const ReleaseReport report, describe::from_json<ReleaseReport>(released.output_json));
  const Tally tally = tally_of(report);

  Row share = share_row("release.released", tally.released, tally.readable, "of the readable documents in os2ds_docs, released after both verifying readers found nothing");
  share.reference = 95;
  std::vector<Row> rows{share};
  const auto count = [&rows](std::string id, std::int64_t value, std::string unit, std::optional<double> reference, std::string note) {
    rows.push_back({std::move(id), static_cast<double>(value), std::move(unit), {}, {}, reference, std::move(note)});
  };
  count("release.refused", tally.refused, "documents", {}, "readable, but a reader still found something or the file could not be made: nothing is given out");
  count("release.not_read", report.not_read, "documents", {}, "in formats that are not read, empty or broken: each one is a finding and blocks the case");
  count("release.raster_pages", tally.raster_pages, "pages", {}, "released as pictures with a rebuilt text layer; of " + std::to_string(tally.pages) + " released pages");
  const double off = tally.words_expected > 0 ? 100.0 * static_cast<double>(tally.words_off) / static_cast<double>(tally.words_expected) : 0;
  rows.push_back({"release.words_off", off, "%", {}, {}, 0.5, "words outside the boxes that pdftotext finds more or fewer than before, over all released documents"});
  for (const auto& [code, residue] : tally.residues)
    count("release.refused_for." + code.substr(code.rfind('.') + 1), residue, "places", {}, "what the refused documents were refused for");
  rows.push_back({"release.seconds", watch.seconds(), "s", {}, {}, {}, "the whole case with OCR of every page that has a box or a picture, all cores"});
  return rows;
}

}  // namespace

Result<std::vector<Row>> case_rows(const fs::path& data, jobs::InlineRunner& jobs) {
  return reference_case(data, jobs);
}

}  // namespace meretid::access::bench
