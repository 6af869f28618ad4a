// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/findings/findings.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "solutions/tenders/findings/one_market.h"
#include "solutions/tenders/tests/false_discoveries.h"

namespace meretid::tenders {
namespace {

template <class Finding>
void rank(std::vector<Finding>& findings, bool any_dependence) {
  std::vector<std::optional<double>> p;
  for (const auto& finding : findings) p.push_back(finding.p);
  const auto q = false_discovery_rates(p, any_dependence);
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].q = q[i];
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.p.value_or(2) < b.p.value_or(2); });
}

}  // namespace

Findings findings_of(const BidTable& table, std::span<const double> reserve, const FindingSettings& settings) {
  const auto markets = markets_of(table, reserve);
  std::vector<OneMarket> looked(markets.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t m; (m = next++) < markets.size();) looked[m] = look_at(markets[m], settings);
  };
  std::vector<std::thread> threads;
  for (unsigned k = 1; k < std::min<std::size_t>(settings.threads, markets.size()); ++k) threads.emplace_back(work);
  work();
  for (auto& thread : threads) thread.join();

  Findings findings;
  for (auto& one : looked) {
    findings.markets.push_back(std::move(one.market));
    std::move(one.pairs.begin(), one.pairs.end(), std::back_inserter(findings.pairs));
    std::move(one.groups.begin(), one.groups.end(), std::back_inserter(findings.groups));
  }
  rank(findings.markets, settings.any_dependence);
  rank(findings.pairs, settings.any_dependence);
  rank(findings.groups, settings.any_dependence);
  return findings;
}

}  // namespace meretid::tenders
