// SPDX-License-Identifier: EUPL-1.2
// Tsuchiura, Japan 2007-15: a minimum price came in October 2009. Known of it: narrow wins are missing (Chassang et al. 2022), and the
// minimum price, which makes punishment of a deviator milder, brought the winning bids of likely cartel members down but not those of
// others, looking at bids above the minimum (Chassang and Ortner, "Collusion in auctions with constrained bids", JPE 127, 2019). Who is a
// likely member is the authors' rule, not a court's.
#include <cmath>

#include "learn/measure.h"
#include "solutions/tenders/bench/test_rows.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/tests/missing_bids.h"

namespace meretid::tenders::bench {
namespace {

constexpr double kAboveMinimum = 0.8;  // of the reserve: the minimum price lies below that in half of the auctions, and wins far above it are out of its reach

Result<BidTable> tsuchiura(const std::filesystem::path& data, const char* label) {
  ReadSettings settings;
  settings.tender = "pid", settings.bidder = "bidder_id", settings.amount = "bid", settings.winner = "winner", settings.date = "date";
  settings.estimate = "reserveprice", settings.label = label;
  TRY(auto read, read_bids_file(data / "extra" / "tsuchiura_data.csv.xz", settings));
  return std::move(read.table);
}

/// The market without the tenders whose label is another one; -1: all.
BidTable only(const BidTable& table, int label) {
  BidTable out = table;
  // A market of its own for what is not wanted keeps all numbers as they are.
  out.markets = {"", "-"};
  for (std::size_t t = 0; t < out.tenders(); ++t) out.market[t] = label >= 0 && table.label[t] != label;
  return out;
}

std::vector<Row> hole_rows(const std::string& name, const BidTable& table, const char* what) {
  const auto market = markets_of(table, table.estimate).front();
  const auto hole = missing_bids(market, 1);
  if (!hole.outcome.p) return {};
  const auto found = learn::wilson(static_cast<std::int64_t>(hole.outcome.found), static_cast<std::int64_t>(hole.near));
  const double per = static_cast<double>(hole.near) / hole.outcome.expected;
  char width[32];
  std::snprintf(width, sizeof width, "%.3g", 100 * hole.width);
  std::vector<Row> rows;
  rows.push_back({"missing_bids.tsuchiura." + name + ".narrow", found.value * per, "ratio", found.low * per, found.high * per, 1.0,
                  std::string("tenders won by less than ") + width + " % of the reserve, found over expected from a falling density, " + what + "; 1 under competition"});
  rows.push_back({"missing_bids.tsuchiura." + name + ".p", *hole.outcome.p, "p", {}, {}, {}, std::to_string(hole.outcome.used) + " tenders with two bids or more"});
  // Without any model: how many margins lie in the narrowest band beside a band that nobody has a reason to avoid.
  std::int64_t zero = 0, beside = 0;
  for (const double m : margins(market)) zero += m < 0.001, beside += m >= 0.004 && m < 0.005;
  const auto share = learn::wilson(zero, zero + beside);
  rows.push_back({"missing_bids.tsuchiura." + name + ".depth", share.value / (1 - share.value), "ratio", share.low / (1 - share.low), share.high / (1 - share.high), 1.0,
                  "margins below .1 % over margins of .4 to .5 %, no model"});
  return rows;
}

struct Mean {
  double sum = 0, square = 0, n = 0;
  void add(double x) { sum += x, square += x * x, n += 1; }
  double mean() const { return sum / n; }
  double variance_of_mean() const { return (square - sum * sum / n) / (n - 1) / n; }
};

}  // namespace

Result<std::vector<Row>> missing_bid_rows(const std::filesystem::path& data) {
  TRY(const BidTable by_policy, tsuchiura(data, "minpriceauction"));
  TRY(const BidTable by_rule, tsuchiura(data, "auction_cartelized"));
  std::vector<Row> rows;
  const auto add = [&](std::vector<Row> more) { std::move(more.begin(), more.end(), std::back_inserter(rows)); };
  add(hole_rows("all", only(by_policy, -1), "all years"));
  add(hole_rows("before", only(by_policy, 0), "before the minimum price"));
  add(hole_rows("after", only(by_policy, 1), "with the minimum price"));

  Mean wins[2][2];  // likely members by the authors' rule; with the minimum price
  for (std::size_t t = 0; t < by_policy.tenders(); ++t) {
    if (by_policy.label[t] < 0 || by_rule.label[t] < 0 || !(by_policy.estimate[t] > 0)) continue;
    for (auto b = by_policy.first[t]; b < by_policy.first[t + 1]; ++b) {
      const double share = by_policy.amount[b] / by_policy.estimate[t];
      if (by_policy.won[b] && share > kAboveMinimum) wins[by_rule.label[t]][by_policy.label[t]].add(share);
    }
  }
  double change[2], variance[2];
  for (int rule = 0; rule < 2; ++rule) {
    change[rule] = wins[rule][1].mean() - wins[rule][0].mean();
    variance[rule] = wins[rule][1].variance_of_mean() + wins[rule][0].variance_of_mean();
    const double reach = 1.96 * std::sqrt(variance[rule]);
    rows.push_back({std::string("missing_bids.tsuchiura.minimum_price.") + (rule ? "members" : "others"), 100 * change[rule], "points of the reserve", 100 * (change[rule] - reach),
                    100 * (change[rule] + reach), {}, "change of the mean winning bid above 80 % of the reserve, " + std::to_string(static_cast<int>(wins[rule][0].n)) + " tenders before, " +
                    std::to_string(static_cast<int>(wins[rule][1].n)) + " with it; members: tenders of likely cartel members by the authors' rule"});
  }
  const double difference = change[1] - change[0], reach = 1.96 * std::sqrt(variance[0] + variance[1]);
  rows.push_back({"missing_bids.tsuchiura.minimum_price.difference", 100 * difference, "points of the reserve", 100 * (difference - reach), 100 * (difference + reach), {},
                  "members less others; below 0 as published (no covariates here)"});
  return rows;
}

}  // namespace meretid::tenders::bench
