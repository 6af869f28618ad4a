// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/notice.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/rng.h"
#include "solutions/tenders/tests/distributions.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kFewestNotices = 20, kFewestAwards = 15, kFewestOfBuyer = 5;
constexpr int kDraws = 9999;
constexpr double kEnough = 30;

std::vector<std::uint32_t> winners(std::span<const Notice> notices) {
  std::vector<std::uint32_t> out;
  for (const auto& notice : notices) if (notice.winner != kNoFirm) out.push_back(notice.winner);
  return out;
}

std::map<std::uint32_t, std::size_t> counts(const std::vector<std::uint32_t>& of) {
  std::map<std::uint32_t, std::size_t> count;
  for (const auto x : of) ++count[x];
  return count;
}

std::size_t repeats(const std::vector<std::uint32_t>& sequence) {
  std::size_t same = 0;
  for (std::size_t i = 1; i < sequence.size(); ++i) same += sequence[i] == sequence[i - 1];
  return same;
}

/// Chance of k or more marked among n drawn from `all`, of which `marked` are marked.
double hypergeometric_at_least(std::size_t k, std::size_t n, std::size_t marked, std::size_t all) {
  const auto choose = [](double a, double b) { return std::lgamma(a + 1) - std::lgamma(b + 1) - std::lgamma(a - b + 1); };
  double sum = 0;
  for (std::size_t x = k; x <= std::min(n, marked); ++x) {
    if (n - x > all - marked) continue;
    sum += std::exp(choose(static_cast<double>(marked), static_cast<double>(x)) + choose(static_cast<double>(all - marked), static_cast<double>(n - x)) -
                    choose(static_cast<double>(all), static_cast<double>(n)));
  }
  return std::min(1.0, sum);
}

}  // namespace

Outcome single_bids(std::span<const Notice> notices, double usual) {
  std::size_t known = 0, single = 0;
  for (const auto& notice : notices) known += notice.bids > 0, single += notice.bids == 1;
  if (known < kFewestNotices) return Outcome::none(Untested::kTooFewTenders, known);
  if (!(usual > 0 && usual < 1)) return Outcome::none(Untested::kNoVariation, known);
  Outcome outcome;
  outcome.found = outcome.statistic = static_cast<double>(single);
  outcome.expected = usual * static_cast<double>(known);
  outcome.used = known;
  outcome.p = std::clamp(at_least_mid(std::vector<double>(known, usual), single), 0.0, 1.0);
  return outcome;
}

double concentration(std::span<const Notice> notices) {
  const auto won = winners(notices);
  double sum = 0;
  for (const auto& [firm, n] : counts(won)) sum += std::pow(static_cast<double>(n) / static_cast<double>(won.size()), 2);
  return sum;
}

Outcome turns(std::span<const Notice> notices, std::uint64_t seed) {
  auto sequence = winners(notices);
  if (sequence.size() < kFewestAwards) return Outcome::none(Untested::kTooFewTenders, sequence.size());
  const auto count = counts(sequence);
  if (std::count_if(count.begin(), count.end(), [](const auto& c) { return c.second >= 3; }) < 2) return Outcome::none(Untested::kTooFewFirms, count.size());
  const std::size_t seen = repeats(sequence);
  Rng rng(seed);
  int drawn = 0;
  double fewer = 0, sum = 0;
  while (drawn < kDraws && fewer < kEnough) {
    rng.shuffle(sequence);
    const std::size_t now = repeats(sequence);
    fewer += now < seen ? 1 : now == seen ? 0.5 : 0;
    sum += static_cast<double>(now);
    ++drawn;
  }
  Outcome outcome;
  outcome.found = outcome.statistic = static_cast<double>(seen);
  outcome.expected = sum / drawn;
  outcome.used = sequence.size();
  outcome.p = std::min(1.0, (fewer + 1) / (drawn + 1));
  return outcome;
}

std::vector<Attachment> attachments(std::span<const Notice> notices) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_buyer;
  std::vector<std::uint32_t> all;
  for (const auto& notice : notices) {
    if (notice.winner == kNoFirm || notice.buyer == kNoFirm) continue;
    by_buyer[notice.buyer].push_back(notice.winner);
    all.push_back(notice.winner);
  }
  const auto wins = counts(all);
  std::vector<Attachment> out;
  for (const auto& [buyer, won] : by_buyer) {
    if (won.size() < kFewestOfBuyer) continue;
    const auto count = counts(won);
    const auto most = std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    Attachment one{buyer, most->first, {}};
    if (won.size() == all.size() || wins.size() < 2) {
      one.outcome = Outcome::none(Untested::kTooFewFirms, won.size());  // nothing to compare with
    } else {
      const std::size_t marked = wins.at(most->first);
      one.outcome.found = one.outcome.statistic = static_cast<double>(most->second);
      one.outcome.expected = static_cast<double>(won.size() * marked) / static_cast<double>(all.size());
      one.outcome.used = won.size();
      one.outcome.p = std::min(1.0, static_cast<double>(count.size()) * hypergeometric_at_least(most->second, won.size(), marked, all.size()));
    }
    out.push_back(one);
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.outcome.p.value_or(2) < b.outcome.p.value_or(2); });
  return out;
}

}  // namespace meretid::tenders
