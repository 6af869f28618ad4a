// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/backtest/groups.h"

#include <cmath>

#include "solutions/arrivals/forecast/long_term.h"
#include "solutions/arrivals/forecast/negative_binomial.h"

namespace meretid::arrivals {
namespace {

constexpr double kNormal90 = 1.2815515655446004;
constexpr std::size_t kWeek = 7, kNearDays = 3;

GroupedSeries until(const GroupedSeries& all, std::size_t end) {
  GroupedSeries part = all;
  part.total.counts.resize(end), part.total.known.resize(end);
  for (GroupCounts& group : part.groups) group.counts.resize(end), group.known.resize(end);
  return part;
}

double week_ago_error(const Series& series, std::size_t end) {
  double sum = 0;
  for (std::size_t i = kWeek; i < end; ++i) sum += std::abs(series.counts[i] - series.counts[i - kWeek]);
  return sum / static_cast<double>(end - kWeek);
}

}  // namespace

GroupBacktest backtest_groups(const GroupedSeries& series, const Calendar& calendar, const HourlyProtocol& protocol) {
  const std::size_t first = series.total.size() - protocol.last;
  GroupForecast model(series, calendar, protocol.horizon, first);
  GroupBacktest test;
  test.hierarchy = model.hierarchy();
  std::vector<Series> actual;
  for (const Node& node : test.hierarchy.nodes) {
    actual.push_back(series_of(series, node));
    test.together.emplace_back(protocol.levels), test.apart.emplace_back(protocol.levels);
  }
  const auto add = [&](Scores& scores, double count, const SlotForecast& slot) {
    const CountDistribution d(slot.mean, slot.dispersion);
    scores.add(count, slot.mean, d.quantiles(protocol.levels), d.at_most(std::ceil(count) - 1), d.at_most(count));
  };
  for (std::size_t origin = first; origin + protocol.horizon <= series.total.size(); origin += protocol.every) {
    const auto nodes = model.forecast(origin);
    for (std::size_t k = 0; k < nodes.size(); ++k) {
      for (std::size_t h = 0; h < protocol.horizon; ++h) {
        add(test.together[k], actual[k].counts[origin + h], nodes[k].slots[h]);
        add(test.apart[k], actual[k].counts[origin + h], model.apart()[k].slots[h]);
      }
      test.together[k].close_origin(), test.apart[k].close_origin();
    }
    ++test.origins;
  }
  test.choice = model.choice();
  return test;
}

GroupDays backtest_group_days(const GroupedSeries& days, const Calendar& calendar, std::size_t horizon, std::size_t origins) {
  GroupDays test;
  test.origins = origins;
  test.hierarchy = hierarchy_of(days);
  const std::size_t m = test.hierarchy.nodes.size(), n = days.total.size();
  std::vector<double> together(m, 0), apart(m, 0), inside(m, 0), count(m, 0), scale(m, 0);
  const double first = static_cast<double>(n) - 365 - static_cast<double>(horizon) + 30, last = static_cast<double>(n - horizon);
  for (std::size_t o = 0; o < origins; ++o) {
    const auto origin = static_cast<std::size_t>(std::nearbyint(first + (last - first) * (origins > 1 ? static_cast<double>(o) / static_cast<double>(origins - 1) : 1)));
    const GroupedSeries before = until(days, origin);
    const GroupOutlook ahead = group_outlook(before, calendar, kNearDays, horizon);
    test.choice = ahead.far;
    for (std::size_t k = 0; k < m; ++k) {
      const Series actual = series_of(days, test.hierarchy.nodes[k]), known = series_of(before, test.hierarchy.nodes[k]);
      const Facts facts = facts_of(known, calendar, horizon);
      const auto alone = LongTerm(known, facts, {}).means(origin, horizon);
      if (o == 0) scale[k] = week_ago_error(actual, origin);
      for (std::size_t h = 0; h < horizon; ++h) {
        const SlotOutlook& slot = ahead.nodes[k][h];
        const double error = std::abs(actual.counts[origin + h] - slot.mean);
        together[k] += error;
        apart[k] += std::abs(actual.counts[origin + h] - alone[h]);
        inside[k] += error <= kNormal90 * std::sqrt(slot.dispersion * slot.mean) ? 1 : 0;
        count[k] += 1;
      }
    }
  }
  for (std::size_t k = 0; k < m; ++k) {
    test.together.push_back(together[k] / count[k] / scale[k]);
    test.apart.push_back(apart[k] / count[k] / scale[k]);
    test.inside.push_back(inside[k] / count[k]);
  }
  return test;
}

}  // namespace meretid::arrivals
