// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/markets_verb.h"

#include <algorithm>
#include <ostream>
#include <thread>

#include "solution/hall.h"
#include "solutions/tenders/findings/sentence.h"
#include "solutions/tenders/verbs/input.h"
#include "solutions/tenders/verbs/market_rows.h"

namespace meretid::tenders {
namespace {

constexpr double kLevel = 0.05;  // of q, above which nothing is said to need examination

struct MarketsInput : BidsInput {
  bool reserve = false;
  bool careful = false;
  std::int64_t most = 20;
  std::int64_t seed = 1;
};
void fields(describe::Fields<MarketsInput>& f) {
  f.about("Afprøver hvert marked, par og gruppe af virksomheder statistisk og siger, hvad der kræver nærmere undersøgelse.",
          "Tests each market, pair and group of firms statistically and says what needs further examination.");
  bids_fields(f);
  f("reserve", &MarketsInput::reserve).help("Den anslåede pris er den højeste, der godtages.", "The estimated price is the highest that is accepted.").optional();
  f("careful", &MarketsInput::careful)
      .help("Tag højde for, at prøverne kan hænge sammen (Benjamini-Yekutieli).", "Allow for tests that depend on each other (Benjamini-Yekutieli).").optional();
  f("most", &MarketsInput::most).help("Så mange par og grupper vises.", "So many pairs and groups are shown.").value("ANTAL", "COUNT").range(0, 100'000).optional();
  f("seed", &MarketsInput::seed).help("Startværdi for lodtrækninger; samme værdi giver samme svar.", "Seed of the draws; the same gives the same answer.").value("TAL", "NUMBER").range(0, 1e9).optional();
  f.example("meretid tenders markets tilbud.csv", "Alle markeder i filen.", "All markets of the file.");
  f.example("meretid tenders markets tilbud.csv --market CPV --json", "Markeder efter CPV, som JSON.", "Markets by CPV, as JSON.");
}

class Printer {
 public:
  Printer(solution::VerbContext& context) : out_(context.out), language_(base::language_from(context.language)) {}

  void report(const MarketsReport& report) {
    const auto needing = [](const auto& rows) { return std::to_string(std::count_if(rows.begin(), rows.end(), [](const auto& r) { return r.q && *r.q <= kLevel; })); };
    std::int64_t tenders = 0, bids = 0;
    for (const auto& m : report.markets) tenders += m.tenders, bids += m.bids;
    say("tenders.markets.head", {{"markets", std::to_string(report.markets.size())}, {"tenders", std::to_string(tenders)}, {"bids", std::to_string(bids)},
                                 {"pairs", std::to_string(report.pairs_tested)}, {"groups", std::to_string(report.groups_tested)}});
    say("tenders.markets.needing", {{"markets", needing(report.markets)}, {"pairs", needing(report.pairs)}, {"groups", needing(report.groups)}});
    for (const auto& m : report.markets) {
      out_ << '\n';
      verdict(m.market.empty() ? base::text("tenders.markets.all", language_) : m.market, m.p, m.q);
      say("tenders.markets.size", {{"tenders", std::to_string(m.tenders)}, {"bids", std::to_string(m.bids)}, {"firms", std::to_string(m.firms)}});
      if (m.competitive_at_most_95 < 1) say("tenders.markets.share", {{"share", number_text(100 * m.competitive_at_most_95, language_)}});
      // What was not tested is said too: silence would read as a clean result.
      tests(m.tests, [](const TestRow& test) { return !test.p || *test.p <= kLevel; });
    }
    section("tenders.markets.groups", report.groups);
    for (const auto& g : report.groups) {
      verdict(list(g.firms), g.p, g.q);
      say("tenders.markets.group", {{"market", g.market}, {"tenders", std::to_string(g.tenders)}, {"wins", std::to_string(g.wins)},
                                    {"cohesion", number_text(g.cohesion, language_)}, {"exclusivity", number_text(g.exclusivity, language_)}});
      tests(g.tests, [](const TestRow& test) { return test.p && *test.p <= kLevel; });
    }
    section("tenders.markets.pairs", report.pairs);
    for (const auto& p : report.pairs) {
      verdict(list(p.firms), p.p, p.q);
      say("tenders.markets.pair", {{"market", p.market}, {"meetings", std::to_string(p.meetings)}, {"share", number_text(100 * p.weight, language_)}});
      tests(p.tests, [](const TestRow& test) { return test.p && *test.p <= kLevel; });
    }
    out_ << '\n';
    say("tenders.markets.meaning", {});
  }

 private:
  void say(std::string_view key, const base::Arguments& arguments) { out_ << base::text(key, language_, arguments) << '\n'; }
  template <class Rows>
  void section(std::string_view key, const Rows& rows) {
    if (rows.empty()) return;
    out_ << '\n';
    say(key, {});
  }
  std::string list(const std::vector<std::string>& names) const {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : "; ") + name;
    return out;
  }
  void verdict(const std::string& name, const std::optional<double>& p, const std::optional<double>& q) {
    if (!p) say("tenders.markets.none", {{"name", name}});
    else say(*q <= kLevel ? "tenders.markets.examine" : "tenders.markets.usual", {{"name", name}, {"p", p_text(*p, language_)}, {"q", p_text(*q, language_)}});
  }
  template <class Wanted>
  void tests(const std::vector<TestRow>& rows, Wanted wanted) {
    for (const auto& row : rows) if (wanted(row)) out_ << "  - " << row.reason << '\n';
  }

  std::ostream& out_;
  base::Language language_;
};

int run(const MarketsInput& input, solution::VerbContext& context) {
  const auto read = bids_of(input, context);
  if (!read) return context.report(read.error());
  FindingSettings settings;
  settings.seed = static_cast<std::uint64_t>(input.seed);
  settings.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
  settings.any_dependence = input.careful;
  const auto& table = read->table;
  const auto findings = findings_of(table, input.reserve ? std::span(table.estimate) : std::span<const double>(), settings);
  const auto report = report_of(findings, table, static_cast<std::size_t>(input.most), base::language_from(context.language));
  if (context.json) context.out << describe::to_json(report) << '\n';
  else Printer(context).report(report);
  return 0;
}

}  // namespace

void enter_markets(solution::Hall& hall) { hall.verb<MarketsInput>("markets", &run); }

}  // namespace meretid::tenders
