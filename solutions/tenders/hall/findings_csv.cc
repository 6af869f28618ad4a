// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/findings_csv.h"

#include <map>

#include "solutions/tenders/hall/csv_cell.h"

namespace meretid::tenders::hall {
namespace {

struct Line { std::string name, market; std::optional<double> score, p, q; std::string why; };

std::string_view danish(record::Decided decided) {
  switch (decided) {
    case record::Decided::kApprove: return "undersøgelse åbnet";
    case record::Decided::kAmend: return "følges";
    case record::Decided::kReject: return "afvist";
    case record::Decided::kUndo: return "";
  }
  return "";
}

std::string together(const std::vector<TestRow>& tests) {
  std::string all;
  for (const TestRow& test : tests)
    if (test.p && *test.p <= 0.05) all += (all.empty() ? "" : " ") + test.said.da;
  return all;
}

class Lines {
 public:
  explicit Lines(const Screening& s) : s_(s) {}
  Line of(const FindingRow& finding) const {
    const auto at = static_cast<std::size_t>(finding.at);
    if (finding.kind == "tender") {
      const TenderRow& t = s_.tenders.at(at);
      std::string why;
      for (const Said& said : t.reasons) why += (why.empty() ? "" : " ") + said.da;
      return {t.tender, market(t.market), t.score, t.p, {}, why};
    }
    if (finding.kind == "pair") {
      const PairRow& p = s_.pairs.at(at);
      return {firm(p.a) + "; " + firm(p.b), market(p.market), {}, p.p, p.q, together(p.tests)};
    }
    if (finding.kind == "group") {
      const GroupRow& g = s_.groups.at(at);
      std::string names;
      for (const auto f : g.firms) names += (names.empty() ? "" : "; ") + firm(f);
      return {names, market(g.market), {}, g.p, g.q, together(g.tests)};
    }
    const MarketRow& m = s_.markets.at(at);
    return {market(m.market), market(m.market), {}, m.p, m.q, together(m.tests)};
  }

 private:
  const std::string& firm(std::int32_t f) const { return s_.firms.at(static_cast<std::size_t>(f)).name; }
  const std::string& market(std::int32_t m) const { return s_.markets_named.at(static_cast<std::size_t>(m)); }
  const Screening& s_;
};

std::string_view danish(std::string_view kind) { return kind == "tender" ? "udbud" : kind == "pair" ? "par" : kind == "group" ? "gruppe" : "marked"; }

}  // namespace

std::string findings_csv(const Screening& screening, const std::vector<record::Decision>& decisions) {
  std::map<std::string, const record::Decision*> decided;
  for (const auto& decision : decisions) decided[decision.part] = &decision;
  const Lines lines(screening);
  std::string out = "\xEF\xBB\xBF" "id;art;navn;marked;tal;p;q;fremhævet;beslutning;begrundelse;grunde\r\n";
  for (const FindingRow& finding : screening.findings) {
    const Line line = lines.of(finding);
    out += finding.id;
    out += ';';
    out += danish(finding.kind);
    out += ';';
    append_cell(out, line.name);
    out += ';';
    append_cell(out, line.market);
    for (const auto& value : {line.score, line.p, line.q}) {
      out += ';';
      if (value) append_number(out, *value);
    }
    out += finding.proposed ? ";ja;" : ";nej;";
    const auto at = decided.find(finding.id);
    out += at == decided.end() ? "" : danish(at->second->decided);
    out += ';';
    append_cell(out, at == decided.end() ? "" : at->second->reason);
    out += ';';
    append_cell(out, line.why);
    out += "\r\n";
  }
  return out;
}

}  // namespace meretid::tenders::hall
