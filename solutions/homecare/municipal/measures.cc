// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/measures.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "danish/local_time.h"
#include "solutions/homecare/municipal/measures_continuity.h"

namespace meretid::homecare::municipal {
namespace {

constexpr double kMinute = 60;

int on_the_wall(const Municipality& all, Moment moment) { return danish::local_time(all.origin + moment * kSecond).seconds; }

double start_deviation(const Municipality& all, const Plan& plan) {
  constexpr int kDay = 24 * 3600;
  std::map<std::string, std::vector<double>, std::less<>> starts;
  for (const Route& route : plan.routes)
    for (const Turn& turn : route.turns) {
      const Visit& visit = all.visits[static_cast<std::size_t>(turn.visit)];
      if (turn.need != 0 || visit.series.empty()) continue;
      auto& series = starts[visit.series];
      double wall = on_the_wall(all, turn.start);
      // 23:55 and 00:05 are ten minutes apart.
      if (!series.empty()) wall -= kDay * std::round((wall - series.front()) / kDay);
      series.push_back(wall);
    }
  double sum = 0;
  int series = 0;
  for (const auto& [name, times] : starts) {
    if (times.size() < 2) continue;
    double mean = 0, squares = 0;
    for (const double time : times) mean += time / static_cast<double>(times.size());
    for (const double time : times) squares += (time - mean) * (time - mean);
    sum += std::sqrt(squares / static_cast<double>(times.size())) / kMinute;
    ++series;
  }
  return series ? sum / series : 0;
}

struct Share {
  double length = 0, work = 0, driving = 0, heavy = 0;
};

FairnessMeasures fairness(const Municipality& all, const Plan& plan) {
  std::map<Layer, std::map<int, Share>> layers;
  for (std::size_t s = 0; s < plan.routes.size(); ++s) {
    const Shift& shift = all.shifts[s];
    if (shift.absent_from) continue;
    const roads::Mode mode = all.carers[static_cast<std::size_t>(shift.carer)].mode;
    Share& share = layers[shift.layer][shift.carer];
    share.length += (shift.until - shift.from) / kMinute;
    int place = shift.begin;
    const auto drive = [&](int to) {
      const double way = place == to ? 0 : all.seconds(mode, place, to) / kMinute;
      share.driving += way;
      share.work += way;
      place = to;
    };
    for (const Turn& turn : plan.routes[s].turns) {
      const Visit& visit = all.visits[static_cast<std::size_t>(turn.visit)];
      const int from = place, door = all.place_of(turn.visit);
      drive(door);
      share.work += (visit.duration + (from == door ? 0 : all.rules.parking[static_cast<std::size_t>(mode)])) / kMinute;
      share.heavy += visit.carers() > 1;
    }
    if (!plan.routes[s].turns.empty()) drive(shift.end);
  }
  FairnessMeasures sum;
  int carers = 0;
  for (const auto& [layer, shares] : layers) {
    Share together;
    for (const auto& [carer, share] : shares)
      together.length += share.length, together.work += share.work, together.driving += share.driving, together.heavy += share.heavy;
    if (together.length <= 0) continue;
    for (const auto& [carer, share] : shares) {
      const double part = share.length / together.length;
      sum.work += std::abs(share.work - part * together.work);
      sum.driving += std::abs(share.driving - part * together.driving);
      sum.heavy += std::abs(share.heavy - part * together.heavy);
      ++carers;
    }
  }
  if (carers) sum.work /= carers, sum.driving /= carers, sum.heavy /= carers;
  return sum;
}

FrameMeasures frames(const Municipality& all, const Plan& plan) {
  std::vector<double> given(all.citizens.size());
  for (const Route& route : plan.routes)
    for (const Turn& turn : route.turns) {
      const Visit& visit = all.visits[static_cast<std::size_t>(turn.visit)];
      given[static_cast<std::size_t>(visit.citizen)] += visit.duration / kMinute;
    }
  FrameMeasures sum;
  for (std::size_t c = 0; c < given.size(); ++c) {
    if (all.citizens[c].weekly <= 0) continue;
    const double frame = all.citizens[c].weekly / kMinute * all.days / 7;
    ++sum.citizens;
    sum.given += given[c];
    sum.frame += frame;
    sum.below += given[c] < 0.9 * frame;
    sum.above += given[c] > 1.1 * frame;
  }
  return sum;
}

void add(Costs& sum, const Costs& more) {
  for (std::size_t p = 0; p < kPriorities; ++p) sum.unassigned[p] += more.unassigned[p];
  for (const auto member : {&Costs::medical_late, &Costs::late, &Costs::overtime, &Costs::irregular, &Costs::driving, &Costs::driving_km, &Costs::parking,
                            &Costs::preferred, &Costs::fairness, &Costs::moved, &Costs::waiting, &Costs::visiting, &Costs::paid})
    sum.*member += more.*member;
  for (const auto member : {&Costs::new_faces, &Costs::not_contact, &Costs::against_wish, &Costs::other_carer}) sum.*member += more.*member;
}

DayMeasures day_measures(const Municipality& all, const Plan& plan, int day) {
  const Scope scope = scope_of_day(all, day);
  DayMeasures measures;
  measures.day = std::chrono::sys_days(all.first) + std::chrono::days(day);
  measures.costs = cost_of(all, plan, scope, {});
  for (const int s : scope.shifts) {
    const Route& route = plan.routes[static_cast<std::size_t>(s)];
    measures.routes += !route.turns.empty();
    for (const Turn& turn : route.turns) {
      if (turn.need != 0) continue;
      ++measures.visits;
      const auto& windows = all.visits[static_cast<std::size_t>(turn.visit)].windows;
      const auto later = std::ranges::upper_bound(windows, turn.start, {}, &Window::from);
      const Moment until = later == windows.begin() ? later->until : (later - 1)->until;
      measures.late += turn.start > until;
      measures.most_late = std::max(measures.most_late, (turn.start - until) / kMinute);
    }
  }
  return measures;
}

}  // namespace

Measures measures_of(const Municipality& all, const Plan& plan) {
  Measures measures;
  for (int day = 0; day < all.days; ++day) {
    measures.days.push_back(day_measures(all, plan, day));
    const DayMeasures& one = measures.days.back();
    DayMeasures& total = measures.total;
    add(total.costs, one.costs);
    total.visits += one.visits;
    total.late += one.late;
    total.routes += one.routes;
    total.most_late = std::max(total.most_late, one.most_late);
  }
  measures.total.day = all.first;
  continuity(all, plan, measures);
  measures.start_deviation = start_deviation(all, plan);
  measures.fairness = fairness(all, plan);
  measures.weekly = frames(all, plan);
  return measures;
}

}  // namespace meretid::homecare::municipal
