// SPDX-License-Identifier: EUPL-1.2
// How long a case takes from its files to the proposal: 300 pages of text, 100 pages of scans, and how cost grows from ten pages to
// ten thousand. Each runs the job that the server and the command line run, on all cores.
#include <sys/resource.h>

#include <cmath>

#include "solutions/access/bench/producers.h"
#include "solutions/access/bench/stopwatch.h"
#include "solutions/access/bench/text_case.h"

namespace meretid::access::bench {
namespace {

struct Run {
  double seconds = 0, megabytes = 0;
  std::size_t pages = 0, files = 0, findings = 0;
};

Result<Run> proposed(const Corpus& corpus, jobs::InlineRunner& jobs, std::size_t pages, std::size_t each, bool scanned = false) {
  TRY(const MadeCase made, made_case(corpus, jobs, pages, each, scanned));
  const Stopwatch watch;
  TRY(const jobs::InlineResult result, jobs.run("access", "propose", describe::to_json(made.input)));
  Run run{watch.seconds(), Stopwatch::most_memory(), made.pages, made.input.files.size(), 0};
  TRY(const Proposal proposal, describe::from_json<Proposal>(result.output_json));
  run.findings = proposal.findings.size();
  return run;
}

// Of the largest child that this process has waited for: reading and OCR happen there.
double largest_child_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

Result<std::vector<Row>> text_rows(const std::filesystem::path& data, jobs::InlineRunner& jobs) {
  TRY(const Sources sources, read_sources(data));
  const Corpus corpus(sources, Part::kDev);
  TRY(const Run run, proposed(corpus, jobs, 300, 10));
  return std::vector<Row>{{"case.seconds_to_proposal", run.seconds, "s", {}, {}, 30.0,
                           std::to_string(run.pages) + " pages of text in " + std::to_string(run.files) + " PDFs, " + std::to_string(run.findings) +
                               " findings, from the files to the proposal, all cores"}};
}

Result<std::vector<Row>> scan_rows(const std::filesystem::path& data, jobs::InlineRunner& jobs, std::int64_t pages) {
  TRY(const Sources sources, read_sources(data));
  const Corpus corpus(sources, Part::kDev);
  TRY(const Run run, proposed(corpus, jobs, static_cast<std::size_t>(pages), 10, true));
  const auto count = static_cast<double>(run.pages);
  constexpr double kGoal = 3.0;  // five minutes for a hundred pages
  return std::vector<Row>{{"scan.seconds_to_proposal", run.seconds, "s", {}, {}, kGoal * count,
                           std::to_string(run.pages) + " pages as clean scans of 200 dpi without text, " + std::to_string(run.findings) + " findings, all cores; reference: 5 minutes for 100 pages"},
                          {"scan.seconds_per_page", run.seconds / count, "s", {}, {}, kGoal, "of the same"}};
}

Result<std::vector<Row>> growth_rows(const std::filesystem::path& data, jobs::InlineRunner& jobs, std::int64_t most) {
  TRY(const Sources sources, read_sources(data));
  const Corpus corpus(sources, Part::kDev);
  std::vector<Row> rows;
  std::vector<Run> runs;
  for (std::size_t pages = 10; pages <= static_cast<std::size_t>(most); pages *= 10) {
    TRY(const Run run, proposed(corpus, jobs, pages, std::min<std::size_t>(pages, 100)));
    const std::string size = std::to_string(pages), what = std::to_string(run.pages) + " pages of text in " + std::to_string(run.files) + " PDFs, to the proposal";
    rows.push_back({"growth.seconds_" + size, run.seconds, "s", {}, {}, {}, what + ", " + std::to_string(run.findings) + " findings, all cores"});
    rows.push_back({"growth.memory_" + size, run.megabytes, "MB", {}, {}, {}, what + ": the most this process held; its largest child so far " + std::to_string(std::lround(largest_child_megabytes())) + " MB"});
    runs.push_back(run);
  }
  if (runs.size() < 2) return rows;
  const Run &first = runs[runs.size() - 2], &last = runs.back();
  const double times = static_cast<double>(last.pages) / static_cast<double>(first.pages);
  rows.push_back({"growth.exponent", std::log(last.seconds / first.seconds) / std::log(times), "", {}, {}, 1.1, "time grows as pages to this power, over the last step of ten; 1: linear"});
  rows.push_back({"growth.memory_per_page", 1024 * (last.megabytes - first.megabytes) / static_cast<double>(last.pages - first.pages), "kB", {}, {}, {}, "of this process, over the last step"});
  return rows;
}

}  // namespace meretid::access::bench
