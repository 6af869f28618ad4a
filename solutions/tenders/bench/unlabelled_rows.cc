// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bench/unlabelled_rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

#include "base/read_file.h"
#include "base/rng.h"
#include "base/xz.h"
#include "learn/measure.h"
#include "solutions/tenders/bench/labelled_sets.h"
#include "solutions/tenders/bids/records.h"
#include "solutions/tenders/score/composite.h"
#include "solutions/tenders/simulate/market.h"

namespace meretid::tenders::bench {
namespace {

constexpr std::size_t kLeastBids = 3;

double number(std::string_view text) {
  double value = NAN;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}
bool equal(double ours, double published) { return std::abs(ours - published) < 2e-4 * std::max(1.0, std::abs(published)); }

// The published screens of each tender, as its first row has them: CV, SPD, SKEW, KURT, KSTEST.
using Published = std::unordered_map<std::string, std::array<double, 5>>;
Result<Published> published(const std::filesystem::path& file) {
  const auto packed = base::read_file(file);
  if (!packed) return fail("tenders.bench.missing", Kind::kNotFound, {}, file.string());
  TRY(const std::string text, base::unpack_xz(*packed, file.string()));
  Records records(text, ',');
  records.next();
  std::array<std::size_t, 6> at{};
  for (std::size_t i = 0; i < at.size(); ++i)
    at[i] = static_cast<std::size_t>(std::find(records.cells().begin(), records.cells().end(), std::array<std::string_view, 6>{"Tender", "CV", "SPD", "SKEW", "KURT", "KSTEST"}[i]) - records.cells().begin());
  Published screens;
  while (records.next()) {
    auto& row = screens.try_emplace(std::string(records[at[0]])).first->second;
    if (row[0] == 0 && row[1] == 0)
      for (std::size_t i = 0; i < row.size(); ++i) row[i] = number(records[at[i + 1]]);
  }
  return screens;
}

struct Ranked {
  std::vector<double> composite, low_cv;
  std::vector<std::uint8_t> label;
};
Ranked ranked_of(const BidTable& table) {
  const auto screens = screens_of(table);
  const Composite c = composite_of(table, screens);
  Ranked r;
  for (std::size_t k = 0; k < table.tenders(); ++k) {
    if (table.bids_of(k) < kLeastBids) continue;
    r.composite.push_back(c.score[k]);
    r.low_cv.push_back(-screens[k].cv);
    r.label.push_back(table.label[k] == 1);
  }
  return r;
}

double drawn_anew(const Ranked& r, Rng& rng) {
  std::vector<double> scores(r.label.size());
  std::vector<std::uint8_t> labels(r.label.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::size_t k = rng.below(scores.size());
    scores[i] = r.composite[k], labels[i] = r.label[k];
  }
  return learn::area_under_curve(scores, labels);
}

Row interval(Row row, std::vector<double> draws) {
  std::sort(draws.begin(), draws.end());
  const auto at = [&](double q) { return draws[static_cast<std::size_t>(q * static_cast<double>(draws.size() - 1))]; };
  row.low = at(0.025), row.high = at(0.975);
  return row;
}

simulate::MarketPlan drawn_plan(Rng& rng, std::size_t number) {
  simulate::MarketPlan p;
  p.name = "m" + std::to_string(number);
  p.firms = 6 + rng.below(25);
  p.tenders = 50 + rng.below(100);
  p.entry = std::clamp(std::exp(rng.uniform(std::log(2.5), std::log(9.0))) / static_cast<double>(p.firms), 0.03, 0.8);
  p.law.kind = rng.chance(0.5) ? simulate::CostKind::kUniform : simulate::CostKind::kLognormal;
  p.law.spread = std::exp(rng.uniform(std::log(0.05), std::log(0.3)));
  return p;
}

bool any_stands_out(std::vector<double> p) {
  std::sort(p.begin(), p.end());
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p[i] <= 0.05 * static_cast<double>(i + 1) / static_cast<double>(p.size())) return true;
  return false;
}

}  // namespace

Result<std::vector<Row>> screen_rows(const std::filesystem::path& data) {
  std::int64_t same = 0, all = 0;
  for (const std::string_view set : kSets) {
    TRY(const BidTable table, labelled_set(data, set));
    std::string name(set);
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    if (set == "swiss_gr") name = "Switzerland_GR_and_See-Gaster";
    TRY(const Published columns, published(data / "labelled" / ("DB_Collusion_" + name + "_processed.csv.xz")));
    const auto screens = screens_of(table);
    for (std::size_t k = 0; k < table.tenders(); ++k) {
      if (table.bids_of(k) < kLeastBids) continue;
      const auto& p = columns.at(table.tender[k]);
      const Screens& s = screens[k];
      same += equal(s.cv, p[0]) && equal(s.spd, p[1]) && equal(s.skew, p[2]) && equal(s.kurt, p[3]) && equal(s.kstest, p[4]), ++all;
    }
  }
  const learn::Share share = learn::wilson(same, all);
  return std::vector<Row>{{"screens.equal", 100 * share.value, "%", 100 * share.low, 100 * share.high, 100,
                           "tenders of the labelled sets, 3 bids or more, whose CV, SPD, SKEW, KURT and KSTEST equal the published columns; " + std::to_string(all) + " tenders"}};
}

Result<std::vector<Row>> composite_rows(const std::filesystem::path& data) {
  constexpr std::size_t kDraws = 300;
  std::vector<Row> rows;
  std::vector<double> mean_draws(kDraws, 0);
  double mean = 0, mean_low = 0;
  Rng rng(2026);
  for (const std::string_view set : kSets) {
    TRY(const BidTable table, labelled_set(data, set));
    const Ranked r = ranked_of(table);
    const bool first_price = set != "italy";
    const double area = learn::area_under_curve(r.composite, r.label), low = learn::area_under_curve(r.low_cv, r.label);
    std::vector<double> draws;
    for (std::size_t d = 0; d < kDraws; ++d) draws.push_back(drawn_anew(r, rng));
    if (first_price) {
      mean += area / 4, mean_low += low / 4;
      for (std::size_t d = 0; d < kDraws; ++d) mean_draws[d] += draws[d] / 4;
    }
    const std::string id = "composite." + std::string(set);
    rows.push_back(interval({id, area, "AUC", {}, {}, low, "composite without labels, " + std::to_string(r.label.size()) + " tenders; beside it low CV alone" + (first_price ? "" : " (average-bid auctions)")}, draws));
    rows.push_back({id + ".ap", learn::average_precision(r.composite, r.label), "AP", {}, {}, learn::average_precision(r.low_cv, r.label), "average precision; beside it low CV alone"});
  }
  rows.push_back(interval({"composite.mean", mean, "AUC", {}, {}, 0.69, "mean over America, Brazil, Japan and Swiss GR; goal .69, moonshot .75"}, mean_draws));
  rows.push_back({"composite.mean.low_cv", mean_low, "AUC", {}, {}, 0.656, "low CV alone, the same mean; beside it the reference figure"});
  return rows;
}

std::vector<Row> false_alarm_rows() {
  struct Case { const char* id; double common, width; const char* what; };
  constexpr std::size_t kFiles = 60, kMarkets = 6;
  std::vector<Row> rows;
  for (const Case& c : {Case{"independent", 0, 0, "independent private costs"}, Case{"correlated", 0.5, 0, "costs correlated by .5 between bidders"},
                        Case{"uneven", 0.3, 0.4, "costs correlated by .3, spread by tender with a log deviation of .4"}}) {
    std::int64_t flagged = 0, tenders = 0, markets_flagged = 0, markets = 0;
    for (std::size_t file = 0; file < kFiles; ++file) {
      Rng rng(9'000 + file);
      std::vector<simulate::MarketPlan> plans;
      for (std::size_t m = 0; m < kMarkets; ++m) {
        plans.push_back(drawn_plan(rng, m));
        plans.back().common = c.common, plans.back().width_spread = c.width;
      }
      simulate::Simulated s = simulate::simulate(plans, 500 + file);
      const std::vector<std::uint32_t> market = s.table.market;
      if (file % 2 == 1) std::fill(s.table.market.begin(), s.table.market.end(), 0U), s.table.markets = {""};  // half of the files name no markets
      const Composite composite = composite_of(s.table, screens_of(s.table));
      std::vector<std::vector<double>> by_market(kMarkets);
      for (std::size_t k = 0; k < s.table.tenders(); ++k) {
        flagged += composite.p_value[k] <= 0.05, ++tenders;
        by_market[market[k]].push_back(composite.p_value[k]);
      }
      for (auto& p : by_market) markets_flagged += any_stands_out(std::move(p)), ++markets;
    }
    const learn::Share share = learn::wilson(flagged, tenders), of_markets = learn::wilson(markets_flagged, markets);
    const std::string id = std::string("false_alarms.") + c.id;
    rows.push_back({id + ".tenders", 100 * share.value, "%", 100 * share.low, 100 * share.high, 5, std::string("competitive tenders with p at most .05; ") + c.what + "; " + std::to_string(tenders) + " tenders"});
    rows.push_back({id + ".markets", 100 * of_markets.value, "%", 100 * of_markets.low, 100 * of_markets.high, 5, "competitive markets with any tender at a false discovery rate of 5 %; " + std::to_string(markets) + " markets"});
  }
  return rows;
}

}  // namespace meretid::tenders::bench
