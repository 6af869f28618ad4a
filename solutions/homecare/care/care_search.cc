// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/care/care_search.h"

#include <algorithm>
#include <cmath>

#include "solutions/homecare/care/place_patients.h"
#include "solutions/homecare/route/rounds.h"

namespace meretid::homecare {
namespace {

constexpr double kBlink = 0.01;
constexpr std::uint64_t kRound = 1000;
/// From this share of the budget on, the worse searcher now and then goes on from the better one's best.
constexpr double kMeeting = 0.5, kBetweenMeetings = 0.1;
constexpr int kMostRemoved = 10;

class CareAnnealer {
 public:
  CareAnnealer(const Tasks& tasks, std::vector<int> served) : tasks_(tasks), served_(std::move(served)), schedule_(tasks), place_(tasks) {}

  void construct(Rng& rng) {
    removed_ = served_;
    place_(schedule_, removed_, rng, 0);
    best_ = schedule_.cost();
    best_orders_ = schedule_.orders();
  }

  std::uint64_t anneal(std::uint64_t iterations, double temperature, Rng& rng, const Budget& budget) {
    for (std::uint64_t i = 0; i < iterations; ++i) {
      if (i % 32 == 31 && budget.over()) return i;
      const Milli before = schedule_.cost();
      schedule_.begin();
      ruin(rng);
      const bool all = place_(schedule_, removed_, rng, kBlink);
      const Milli after = schedule_.cost();
      if (!all || static_cast<double>(after - before) >= -temperature * std::log(1 - rng.uniform())) {
        schedule_.undo();
      } else if (after < best_) {
        best_ = after;
        best_orders_ = schedule_.orders();
      }
    }
    return iterations;
  }

  Milli best() const { return best_; }
  Milli current() const { return schedule_.cost(); }
  const std::vector<std::vector<int>>& best_orders() const { return best_orders_; }
  void adopt(Milli cost, const std::vector<std::vector<int>>& orders) {
    schedule_.set(orders);
    if (cost < best_) best_ = cost, best_orders_ = orders;
  }

 private:
  void take(int patient) {
    if (schedule_.absent(patient)) return;
    schedule_.remove(patient);
    removed_.push_back(patient);
  }

  void ruin(Rng& rng) {
    removed_.clear();
    const int seed = served_[rng.below(served_.size())];
    const auto most = static_cast<std::size_t>(std::clamp<std::int64_t>(std::ssize(served_) / 3, 2, kMostRemoved));
    const std::size_t wanted = 1 + rng.below(most);
    take(seed);
    if (rng.chance(0.5)) {
      // Strings of related routes.
      for (const int p : tasks_.near(seed, rng.chance(0.5))) {
        if (removed_.size() >= wanted) break;
        if (schedule_.absent(p)) continue;
        int t = tasks_.first(p);
        if (tasks_.paired(p) && rng.chance(0.5)) ++t;
        const std::uint64_t length = 1 + rng.below(3);
        for (std::uint64_t k = 0; k < length && t < tasks_.size() && removed_.size() < wanted; ++k) {
          const int next = schedule_.visit(t).next, patient = tasks_.task(t).patient;
          take(patient);
          t = next;
          if (t < tasks_.size() && schedule_.visit(t).route == Schedule::kAbsent) break;
        }
      }
    } else {
      const bool by_time = rng.chance(0.7);
      for (const int p : tasks_.near(seed, by_time)) {
        if (removed_.size() >= wanted) break;
        if (rng.chance(0.4)) continue;
        take(p);
      }
    }
    schedule_.relax();
  }

  const Tasks& tasks_;
  std::vector<int> served_;
  Schedule schedule_;
  PlacePatients place_;
  std::vector<int> removed_;
  Milli best_ = 0;
  std::vector<std::vector<int>> best_orders_;
};

/// Patients whom the carers can serve at all.
bool can_serve(const Tasks& tasks, int patient) {
  const int t = tasks.first(patient);
  if (!tasks.paired(patient)) return !tasks.able(t).empty();
  const auto &a = tasks.able(t), &b = tasks.able(t + 1);
  return !a.empty() && !b.empty() && !(a.size() == 1 && b.size() == 1 && a == b);
}

std::vector<CareRoute> in_words(const CareInstance& instance, const Tasks& tasks, const Schedule& schedule) {
  std::vector<CareRoute> routes;
  for (int c = 0; c < tasks.carers(); ++c) {
    CareRoute& route = routes.emplace_back();
    route.carer = instance.carers[static_cast<std::size_t>(c)].id;
    for (int t = schedule.visit(schedule.first(c)).next; t < tasks.size(); t = schedule.visit(t).next) {
      const Task& task = tasks.task(t);
      const double start = static_cast<double>(schedule.visit(t).start) / kMilli;
      const CarePatient& patient = instance.patients[static_cast<std::size_t>(task.patient)];
      const CareNeed& need = patient.needs[static_cast<std::size_t>(t - tasks.first(task.patient))];
      route.visits.push_back({patient.id, instance.services[static_cast<std::size_t>(need.service)], start, start + need.duration});
    }
  }
  return routes;
}

}  // namespace

CarePlan plan_care(const CareInstance& instance, const CareOptions& options, const Budget& budget) {
  const Tasks tasks(instance);
  CarePlan plan;
  std::vector<int> served;
  for (int p = 0; p < tasks.patients(); ++p) {
    if (can_serve(tasks, p)) served.push_back(p);
    else plan.unassigned.push_back(instance.patients[static_cast<std::size_t>(p)].id);
  }
  std::vector<CareAnnealer> searchers;
  Rounds rounds(options.seed, options.threads, budget);
  for (std::uint64_t s = 0; s < kSearchers; ++s) {
    Rng own = rounds.before(s);
    searchers.emplace_back(tasks, served).construct(own);
  }
  // A move changes a few visits, so the mean cost of a visit is the scale of what a move may cost.
  const double scale = static_cast<double>(searchers[0].best()) / std::max(1, tasks.size());
  double met = 0;
  while (!served.empty() && !rounds.over()) {
    const double used = rounds.used();
    const double temperature = scale * options.hot * std::pow(options.cold / options.hot, used);
    rounds([&](std::size_t s, Rng& rng) { return searchers[s].anneal(kRound, temperature, rng, budget); });
    if (used >= kMeeting && used > met + kBetweenMeetings) {
      met = used;
      const std::size_t better = searchers[1].best() < searchers[0].best() ? 1 : 0;
      searchers[1 - better].adopt(searchers[better].best(), searchers[better].best_orders());
    }
  }
  plan.iterations = rounds.iterations();
  const CareAnnealer& winner = searchers[1].best() < searchers[0].best() ? searchers[1] : searchers[0];
  Schedule schedule(tasks);
  schedule.set(winner.best_orders());
  plan.routes = in_words(instance, tasks, schedule);
  return plan;
}

}  // namespace meretid::homecare
