// SPDX-License-Identifier: EUPL-1.2
// How much of what a person marked in documents of their own is found: what an authority measures the room by on its own acts. A stretch
// counts as found when findings of its type cover every letter and digit of it; as covered when findings of any type do, so that nothing
// of it can be read in a release. A finding is right when half of it lies in a mark of its type.
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "base/utf8.h"
#include "solutions/access/bench/coverage.h"
#include "solutions/access/bench/marked.h"
#include "solutions/access/bench/producers.h"
#include "solutions/access/find/sensitive/report.h"

namespace meretid::access::bench {
namespace {

struct Tally {
  std::int64_t marked = 0, found = 0, covered = 0, shown = 0, right = 0;
};
struct Tallies {
  std::map<std::string, Tally> types;
  Tally sentences;
  std::int64_t staff = 0, staff_told = 0, privates = 0, taken_for_staff = 0;
};

bool numbered(const std::string& type) { return type != "person" && type != "health" && type != "org" && type != "place"; }

void score(const Marked& marked, const FindReport& report, Tallies& tallies) {
  const std::u32string text = base::decode(marked.text);
  for (const Mark& mark : marked.stretches) {
    Tally& tally = tallies.types[mark.type];
    ++tally.marked;
    const auto own = overlap(text, mark.start, mark.end, report.findings, [&](const ReportedFinding& f) { return f.type == mark.type; });
    const auto any = overlap(text, mark.start, mark.end, report.findings, [](const ReportedFinding&) { return true; });
    tally.found += own.first == own.second;
    tally.covered += any.first == any.second;
    if (mark.type != "person" || mark.role.empty() || mark.role == "public") continue;
    const auto person = std::find_if(report.findings.begin(), report.findings.end(), [&](const ReportedFinding& f) { return f.type == "person" && f.start < mark.end && mark.start < f.end; });
    const bool told = person != report.findings.end() && person->role == "employee";
    if (mark.role == "employee") ++tallies.staff, tallies.staff_told += told;
    else ++tallies.privates, tallies.taken_for_staff += told;
  }
  for (const ReportedFinding& f : report.findings) {
    const auto [inside, all] = overlap(text, f.start, f.end, marked.stretches, [&](const Mark& mark) { return mark.type == f.type; });
    Tally& tally = tallies.types[f.type];
    ++tally.shown;
    tally.right += 2 * inside >= all;
  }
  const auto meets = [](const auto& a, const auto& b, double share) { return static_cast<double>(std::min(a.end, b.end) - std::max(a.start, b.start)) >= share * static_cast<double>(a.end - a.start); };
  constexpr double kHalf = 0.5, kThird = 0.3;  // a passage may begin before the sentence that was marked
  for (const Mark& sentence : marked.sentences)
    ++tallies.sentences.marked, tallies.sentences.found += std::any_of(report.passages.begin(), report.passages.end(), [&](const ReportedPassage& p) { return meets(sentence, p, kHalf); });
  for (const ReportedPassage& p : report.passages)
    ++tallies.sentences.shown, tallies.sentences.right += std::any_of(marked.sentences.begin(), marked.sentences.end(), [&](const Mark& sentence) { return meets(p, sentence, kThird); });
}

void add_rows(const Tallies& tallies, const std::string& note, std::vector<Row>& rows) {
  Tally numbers;
  for (const auto& [type, t] : tallies.types) {
    if (t.marked > 0) rows.push_back(share_row("marked." + type + ".recall", t.found, t.marked, note));
    if (t.shown > 0) rows.push_back(share_row("marked." + type + ".precision", t.right, t.shown, note));
    if (!numbered(type)) continue;
    numbers.marked += t.marked, numbers.found += t.found, numbers.covered += t.covered;
  }
  if (numbers.marked > 0) {
    rows.push_back(share_row("marked.structured.recall", numbers.found, numbers.marked, "every type but names, organisations and health; " + note));
    rows.push_back(share_row("marked.structured.covered", numbers.covered, numbers.marked, "by a finding of any type; " + note));
  }
  if (tallies.sentences.marked > 0) rows.push_back(share_row("marked.sentences.recall", tallies.sentences.found, tallies.sentences.marked, note));
  if (tallies.sentences.shown > 0) rows.push_back(share_row("marked.sentences.precision", tallies.sentences.right, tallies.sentences.shown, note));
  if (tallies.staff > 0) rows.push_back(share_row("marked.staff.told", tallies.staff_told, tallies.staff, "persons in office whose role says so; " + note));
  if (tallies.privates > 0) rows.push_back(share_row("marked.private.as_staff", tallies.taken_for_staff, tallies.privates, "private persons who are taken for staff; " + note));
}

}  // namespace

Result<std::vector<Row>> marked_rows(const std::filesystem::path& data, bool asked) {
  std::vector<std::filesystem::path> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(data, none))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Row> rows;
  if (files.empty() && asked) return fail("access.bench.no_data", Kind::kNotFound, {}, data.string());
  if (files.empty()) return rows;
  TRY(const NameModel model, NameModel::load());
  Tallies tallies;
  for (const auto& path : files) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) return fail("access.bench.no_data", Kind::kNotFound, {}, path.string());
    TRY(const Marked marked, parse_marked(base::repair(bytes.str()), path.filename().string()));
    score(marked, report_of(path.filename().string(), marked.text, find({.text = marked.text}, model), model), tallies);
  }
  add_rows(tallies, std::to_string(files.size()) + " documents marked by a person", rows);
  return rows;
}

}  // namespace meretid::access::bench
