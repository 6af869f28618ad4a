// SPDX-License-Identifier: EUPL-1.2
// The 27 court PDFs of the X-ray project through `verify`: which of the four files with failed redactions are found, and which of the
// others are called so. A file counts as found when text or pixels are found under something that should hide them.
#include <algorithm>
#include <array>
#include <ostream>
#include <set>

#include "parse/hidden.h"
#include "solutions/access/bench/producers.h"

namespace meretid::access::bench {
namespace {

// By X-ray's own tests; hidden_text_on_visible_text.pdf is one that X-ray itself misses.
constexpr std::array<std::string_view, 4> kBad = {"bad_cross_hatched_redactions.pdf", "hidden_text_on_visible_text.pdf", "rectangles_yes.pdf", "rectangles_yes_2.pdf"};
// What belongs to the file and not to a redaction: told by `verify`, no alarm about one.
constexpr std::array<std::string_view, 6> kBesideRedactions = {"attachment", "javascript", "hidden_field", "hidden_comment", "earlier_version", "actual_text"};

bool of_a_redaction(const parse::HiddenFinding& finding) {
  return std::find(kBesideRedactions.begin(), kBesideRedactions.end(), finding.kind) == kBesideRedactions.end();
}

}  // namespace

Result<std::vector<Row>> verify_rows(const std::filesystem::path& data, std::ostream& log) {
  const parse::Sandbox sandbox;
  std::int64_t files = 0, found = 0, alarms = 0, not_followed = 0, beside = 0;
  std::string missed, false_ones;
  std::error_code error;
  std::set<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator it(data / "xray", error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == ".pdf") paths.insert(it->path());
  for (const auto& path : paths) {
    const std::string name = path.filename().string();
    TRY(const parse::Input input, parse::Input::of_file(path));
    TRY(const parse::HiddenReport report, parse::find_hidden(sandbox, input, name));
    ++files;
    not_followed += !report.whole;
    const auto hidden = std::count_if(report.findings.begin(), report.findings.end(), of_a_redaction);
    beside += static_cast<std::int64_t>(report.findings.size()) - hidden;
    const bool bad = std::find(kBad.begin(), kBad.end(), name) != kBad.end();
    if (bad && hidden > 0) ++found;
    if (bad && hidden == 0) missed += " " + name;
    if (!bad && hidden > 0) ++alarms, false_ones += " " + name;
    log << name << '\t' << hidden << " hidden" << (report.whole ? "" : ", not followed to the end") << "\n";
  }
  if (files == 0) return fail("access.bench.no_data", Kind::kNotFound, {}, (data / "xray").string());
  Row share = share_row("verify.bad_files_found", found, static_cast<std::int64_t>(kBad.size()), "court PDFs with failed redactions that verify names" + (missed.empty() ? "" : "; missed:" + missed));
  share.reference = 100;
  const std::string of = "of " + std::to_string(files - static_cast<std::int64_t>(kBad.size())) + " court PDFs without";
  return std::vector<Row>{share,
                          {"verify.false_alarms", static_cast<double>(alarms), "files", {}, {}, 0.0, of + " that verify accuses" + (false_ones.empty() ? "" : ":" + false_ones)},
                          {"verify.not_followed", static_cast<double>(not_followed), "files", {}, {}, {}, "of " + std::to_string(files) + ": parts could not be followed, so nothing found is no proof, and verify says so"},
                          {"verify.beside", static_cast<double>(beside), "findings", {}, {}, {}, "comments, attachments and the like in all files, which are no failed redactions"}};
}

}  // namespace meretid::access::bench
