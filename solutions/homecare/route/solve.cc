// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/solve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "solutions/homecare/route/anneal.h"
#include "solutions/homecare/route/mate.h"
#include "solutions/homecare/route/regions.h"
#include "solutions/homecare/route/rounds.h"

namespace meretid::homecare {
namespace {

constexpr std::uint64_t kRound = 4000;   ///< iterations of a searcher between two meetings: some 50 ms
constexpr int kInsertion = 20;           ///< granular neighbours before and after a stop
constexpr int kClosest = 200;            ///< stops whose routes may be ruined together
constexpr int kManyStops = 400;          ///< from here on a plan is searched by regions
constexpr std::size_t kManyRoutes = 8;
/// Temperatures, in mean arcs. Large plans are further from their best, and heat would undo more than time can mend.
constexpr double kHot = 2, kHotMany = 1, kWarm = 0.35, kCold = 0.01, kFitting = 0.2;
constexpr int kFirst = 4;                ///< plans of each searcher from hot to cold, before they breed
constexpr double kFirstShare = 0.4;      ///< of the time for distance goes to them
constexpr std::uint64_t kChild = 40;     ///< iterations per stop that a child is annealed
constexpr double kFleetShare = 0.5;      ///< of the budget at most goes to saving vehicles

bool better(const Plan& a, const Plan& b) {
  return std::pair(a.unassigned.size(), a.distance) < std::pair(b.unassigned.size(), b.distance);
}

Plan joined(Plan a, Plan b) {
  std::ranges::move(b.routes, std::back_inserter(a.routes));
  std::ranges::move(b.unassigned, std::back_inserter(a.unassigned));
  a.distance += b.distance;
  return a;
}

class Search {
 public:
  Search(const Problem& problem, const SearchOptions& options, const Budget& budget, const Improved& improved)
      : problem_(problem), options_(options), budget_(budget), improved_(improved),
        near_(problem, kInsertion, kClosest), rounds_(options.seed, options.threads, budget) {
    for (std::size_t s = 0; s < kSearchers; ++s) searchers_.emplace_back(problem, near_);
  }

  Plan run() {
    construct();
    if (!best_.unassigned.empty()) best_ = fitted(best_, problem_.vehicles(), 1).value_or(best_);
    if (!best_.unassigned.empty()) return told_who_cannot(best_);
    tell();
    if (best_.routes.empty()) return told_who_cannot(best_);
    int fleet = problem_.vehicles();
    if (options_.fewest_vehicles) {
      save_vehicles();
      fleet = static_cast<int>(best_.routes.size());
    }
    anneal(fleet);
    return told_who_cannot(best_);
  }

 private:
  void construct() {
    std::vector<int> all;
    for (int stop = 1; stop < problem_.size(); ++stop) (fits_alone(problem_, stop) ? all : never_).push_back(stop);
    Routes routes(problem_);
    routes.take({}, all, problem_.vehicles());
    routes.begin();
    Rng rng = rounds_.before(0);
    Recreate(problem_, near_, 0)(routes, rng);
    best_ = routes.plan();
    absences_.assign(kSearchers, std::vector<std::uint32_t>(static_cast<std::size_t>(problem_.size()), 1));
  }

  double mean_arc() const {
    const auto arcs = static_cast<double>(problem_.size()) + static_cast<double>(best_.routes.size());
    return std::max(1.0, static_cast<double>(best_.distance) / arcs);
  }
  void tell() const {
    if (improved_) improved_(told_who_cannot(best_));
  }
  Plan told_who_cannot(Plan plan) const {
    plan.unassigned.insert(plan.unassigned.end(), never_.begin(), never_.end());
    return plan;
  }

  /// The plan with nobody absent on so many vehicles, or nothing when the share of the budget ends first.
  std::optional<Plan> fitted(const Plan& from, int fleet, double share) {
    const double temperature = kFitting * mean_arc();
    for (Annealer& searcher : searchers_) searcher.take(from.routes, from.unassigned, fleet);
    while (!rounds_.over() && rounds_.used() < share) {
      rounds_([&](std::size_t s, Rng& rng) {
        return searchers_[s].fit(kRound, {temperature, temperature}, rng, budget_, absences_[s]);
      });
      std::optional<Plan> found;
      for (const Annealer& searcher : searchers_) {
        const Plan& plan = searcher.best();
        if (plan.unassigned.empty() && (!found || better(plan, *found))) found = plan;
        if (better(plan, best_) && !best_.unassigned.empty()) best_ = plan;
      }
      if (found) return found;
    }
    return std::nullopt;
  }

  void save_vehicles() {
    std::int64_t load = 0;
    for (int stop = 1; stop < problem_.size(); ++stop) load += problem_.stop(stop).demand;
    const std::int64_t least = std::max<std::int64_t>(1, problem_.capacity() > 0 ? (load + problem_.capacity() - 1) / problem_.capacity() : 1);
    while (std::ssize(best_.routes) > least) {
      // The route whose stops were left out least often is the easiest to serve otherwise.
      const auto hardness = [&](const std::vector<int>& route) {
        std::uint64_t sum = 0;
        for (const int stop : route) sum += absences_[0][static_cast<std::size_t>(stop)];
        return sum;
      };
      Plan fewer = best_;
      const auto victim = std::ranges::min_element(fewer.routes, {}, hardness);
      for (const int stop : *victim) fewer.unassigned.push_back(stop);
      fewer.routes.erase(victim);
      const auto plan = fitted(fewer, static_cast<int>(fewer.routes.size()), kFleetShare);
      if (!plan) return;
      best_ = *plan;
      tell();
    }
  }

  void anneal(int fleet) {
    if (problem_.size() > kManyStops && best_.routes.size() >= kManyRoutes) anneal_regions(fleet);
    else breed(fleet);
  }

  double share_of_rest(double begun) const {
    return begun < 1 ? std::clamp((rounds_.used() - begun) / (1 - begun), 0.0, 1.0) : 1.0;
  }

  void keep(Plan found) {
    if (!better(found, best_)) return;
    best_ = std::move(found);
    tell();
  }

  void anneal_regions(int fleet) {
    const double hot = mean_arc() * kHotMany, cold = mean_arc() * kCold;
    const double begun = rounds_.used();
    const auto temperature = [&](double used) { return hot * std::pow(cold / hot, std::min(used, 1.0)); };
    Plan now = best_;
    double used = 0, step = 0;
    while (!rounds_.over()) {
      const Cooling cooling{temperature(used), temperature(used + step)};
      Rng cut = rounds_.between();
      auto parts = regions(problem_, now, cut);
      const int spare = fleet - static_cast<int>(now.routes.size());
      rounds_([&](std::size_t s, Rng& rng) {
        searchers_[s].take(parts[s], {}, static_cast<int>(parts[s].size()) + (spare + static_cast<int>(s)) / 2);
        return searchers_[s].anneal(kRound, cooling, rng, budget_);
      });
      keep(joined(searchers_[0].best(), searchers_[1].best()));
      now = joined(searchers_[0].current(), searchers_[1].current());
      step = share_of_rest(begun) - used;
      used += step;
    }
  }

  /// A few plans from hot to cold, then children of two of them, each annealed a little; a child takes its parent's place when
  /// it is no longer. (Deterministic crowding: plans stay different.)
  void breed(int fleet) {
    const double hot = mean_arc() * kHot, cold = mean_arc() * kCold, warm = mean_arc() * kWarm;
    const double begun = rounds_.used();
    const auto between = [](double from, double to, double share) { return from * std::pow(to / from, std::clamp(share, 0.0, 1.0)); };
    std::vector<Plan> elite;
    for (int first = 0; first < kFirst && !rounds_.over(); ++first) {
      const double from = kFirstShare * first / kFirst, to = kFirstShare * (first + 1) / kFirst;
      std::array<Plan, kSearchers> now{best_, best_}, found;
      double used = 0, step = 0;
      for (bool begins = true; begins || (used < 1 && !rounds_.over()); begins = false) {
        const Cooling cooling{between(hot, cold, used), between(hot, cold, used + step)};
        rounds_([&](std::size_t s, Rng& rng) {
          searchers_[s].take(now[s].routes, {}, fleet);
          const std::uint64_t done = searchers_[s].anneal(kRound, cooling, rng, budget_);
          now[s] = searchers_[s].current();
          if (begins || better(searchers_[s].best(), found[s])) found[s] = searchers_[s].best();
          return done;
        });
        keep(better(found[1], found[0]) ? found[1] : found[0]);
        step = std::clamp((share_of_rest(begun) - from) / (to - from), 0.0, 1.0) - used;
        used += step;
      }
      for (Plan& plan : found) elite.push_back(std::move(plan));
    }
    const auto most = kChild * static_cast<std::uint64_t>(problem_.size());
    while (!rounds_.over()) {
      Rng choice = rounds_.between();
      choice.shuffle(elite);
      rounds_([&](std::size_t s, Rng& rng) {
        const Plan &base = elite[s], &donor = elite[kSearchers + rng.below(elite.size() - kSearchers)];
        const Plan child = mate(problem_, base, donor, rng);
        searchers_[s].take(child.routes, child.unassigned, fleet);
        if (!searchers_[s].place(rng)) searchers_[s].take(base.routes, {}, fleet);
        return searchers_[s].anneal(most, {warm, cold}, rng, budget_);
      });
      keep(searchers_[better(searchers_[1].best(), searchers_[0].best()) ? 1 : 0].best());
      for (std::size_t s = 0; s < kSearchers; ++s) {
        const Plan& child = searchers_[s].best();
        const bool twin = std::ranges::any_of(elite, [&](const Plan& plan) { return plan.distance == child.distance; });
        if (!twin && better(child, elite[s])) elite[s] = child;
      }
    }
  }

  const Problem& problem_;
  const SearchOptions& options_;
  const Budget& budget_;
  const Improved& improved_;
  Neighbours near_;
  std::vector<Annealer> searchers_;
  Rounds rounds_;
  std::vector<std::vector<std::uint32_t>> absences_;  ///< of each searcher
  std::vector<int> never_;  ///< stops that no vehicle can serve
  Plan best_;
};

}  // namespace

Plan solve(const Problem& problem, const SearchOptions& options, const Budget& budget, const Improved& improved) {
  return Search(problem, options, budget, improved).run();
}

}  // namespace meretid::homecare
