// SPDX-License-Identifier: EUPL-1.2
// Any text through the whole finding: what is reported lies inside the text, in order and without overlap, and is what stands there.
// libraries: access_find access_sensitive
#include "base/utf8.h"
#include "fuzz/input.h"
#include "solutions/access/find/sensitive/report.h"
#include "solutions/access/find/sensitive/sensitive_findings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  using namespace meretid::access;
  static const Result<NameModel> model = NameModel::load();
  fuzz::must(model.has_value());
  const std::string text = base::repair(fuzz::text_of(data, size));
  const base::OffsetIndex offsets(text);
  const std::vector<Finding> found = find({.text = text}, *model);
  const auto is_text = [&](std::int64_t start, std::int64_t end, const std::string& said) { fuzz::must(start < end && offsets.slice(start, end) == said); };
  std::int64_t before = 0;
  for (const Finding& f : found) {
    fuzz::must(f.start >= before && f.confidence >= 0 && f.confidence <= 1 && !f.reasons.empty());
    is_text(f.start, f.end, f.text);
    before = f.end;
  }
  const FindReport report = report_of("f", text, found, *model);
  fuzz::must(report.text_length == base::length(text));
  before = 0;
  for (const ReportedFinding& f : report.findings) {
    fuzz::must(f.start >= before && !f.type.empty() && !f.entity.empty());
    is_text(f.start, f.end, f.text);
    before = f.end;
  }
  for (const ReportedPassage& p : report.passages) is_text(p.start, p.end, p.text);
  for (const Finding& f : with_sensitive(text, found)) is_text(f.start, f.end, f.text);
  return 0;
}
